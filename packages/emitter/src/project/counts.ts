import type { Parameter } from "@combind/midl";
import type { Length } from "./value-projection.ts";
import { address, addressBack, type Classified, type Decided } from "./values/classified.ts";
import { parametersIn, soleParameter, testsIn } from "./values/lengths.ts";
import { REASONS } from "./values/reasons.ts";
import { isCounting } from "./values/scalars.ts";

/**
 * A parameter that only carries the length of an array disappears from the method; where another expression of
 * parameters tells it, they stay. What cannot be counted so becomes an address.
 */
export function hideCounts(parameters: readonly Parameter[], decided: readonly Decided[]): Decided[] {
  const all = [...decided];
  for (const [index, one] of decided.entries()) {
    if (!lengthsAreKnown(one.value, one.direction, parameters, decided)) all[index] = givenUp(one);
  }
  for (const [index, one] of all.entries()) {
    const counter = hiddenCounter(one.value, one.direction);
    if (counter === undefined || hide(all, parameters, index, counter)) continue;
    all[index] = isGiven(all[parameters.findIndex(({ name }) => name === counter)])
      ? withGivenCount(one, counter)
      : givenUp(one);
  }
  return all;
}

/** Of an array that is handed back the pointer is. */
function givenUp({ value, direction }: Decided): Decided {
  const isHandedBack = direction === "out" && (value.kind === "array" || value.kind === "bytes");
  return isHandedBack ? addressBack(REASONS.unknownCount, "out") : address(REASONS.unknownCount);
}

/** Whether a parameter is an integer that the caller gives, itself or behind a pointer. */
function isGiven(one: Decided | undefined): boolean {
  return one?.direction === "in" && one.value.kind !== "count" && isCounting(counted(one));
}

/** What a parameter counts with: itself, or what it points to. */
function counted({ direction, value, nullable }: Decided): {
  readonly kind: string;
  readonly type?: unknown;
} {
  const isBehind = direction === "in" && value.kind === "record" && value.byValue === undefined && !nullable;
  return isBehind ? value.of : value;
}

/** An array as long as a parameter says that stays. */
function withGivenCount(one: Decided, counter: string): Decided {
  const { value } = one;
  if (value.kind !== "bytes") return one;
  return {
    ...one,
    value: { kind: "array", of: { kind: "uint8" }, count: { kind: "parameter", name: counter } },
  };
}

/** Hides the counter of the array at `index`; false where it cannot be. */
function hide(all: Decided[], parameters: readonly Parameter[], index: number, counter: string): boolean {
  const at = parameters.findIndex((parameter) => parameter.name === counter);
  const count = all[at];
  const array = all[index] as Decided;
  if (count === undefined) return false;
  if (count.value.kind === "count") return count.direction === array.direction || array.direction !== "out";
  if (!isCounting(count.value) || (count.direction === "in") !== (array.direction !== "out")) return false;
  all[at] = {
    ...count,
    value: { kind: "count", of: (parameters[index] as Parameter).name, scalar: count.value.kind },
  };
  return true;
}

/** The parameter that carries an array's length and nothing else. */
function hiddenCounter(value: Classified, direction: Decided["direction"]): string | undefined {
  switch (value.kind) {
    case "buffer":
      return value.length;
    case "bytes":
      return typeof value.count === "string" ? value.count : undefined;
    case "array":
      return soleParameter(value.count);
    case "room":
    case "text": {
      const length = soleParameter(value.length);
      return direction === "out" && length !== soleParameter(value.capacity) ? length : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * Whether each parameter of a length is an integer that is known in time, and what it tests a pointer that is never
 * NULL here: that of a result.
 */
function lengthsAreKnown(
  value: Classified,
  direction: Decided["direction"],
  parameters: readonly Parameter[],
  all: readonly Decided[],
): boolean {
  const isKnown = (length: Length | undefined, isLate: boolean): boolean =>
    length === undefined ||
    (parametersIn(length).every((name) => {
      const one = all[parameters.findIndex((parameter) => parameter.name === name)];
      if (one === undefined || !isCounting(counted(one))) return false;
      return isLate || one.direction !== "out";
    }) &&
      testsIn(length).every(
        (name) => all[parameters.findIndex((one) => one.name === name)]?.direction !== "in",
      ));
  switch (value.kind) {
    case "array":
      return isKnown(value.count, direction === "out");
    case "room":
    case "text":
      return isKnown(value.capacity, false) && isKnown(value.length, true);
    default:
      return true;
  }
}
