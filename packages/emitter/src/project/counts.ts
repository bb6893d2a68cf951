import type { Parameter } from "@combind/midl";
import type { Length } from "./projection.ts";
import type { Classified, Decided } from "./values/classified.ts";
import { parametersIn, soleParameter } from "./values/lengths.ts";
import { isCounting } from "./values/scalars.ts";

/**
 * A parameter that only carries the length of an array disappears from the method; where another expression of
 * parameters tells it, they stay. What cannot be counted so becomes an address.
 */
export function hideCounts(parameters: readonly Parameter[], decided: readonly Decided[]): Decided[] {
  const all = [...decided];
  for (const [index, { value, direction }] of decided.entries()) {
    const counter = hiddenCounter(value, direction);
    if (counter !== undefined && !hide(all, parameters, index, counter)) all[index] = givenUp(value);
  }
  for (const [index, { value, direction }] of all.entries()) {
    if (!lengthsAreKnown(value, direction, parameters, all)) all[index] = givenUp(value);
  }
  return all;
}

function givenUp(value: Classified): Decided {
  const reason = `the length of an array that is no parameter`;
  return value.kind === "buffer"
    ? { value: { kind: "refused", reason }, direction: "in", nullable: false }
    : { value: { kind: "pointer" }, direction: "in", nullable: false };
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

/** Whether each parameter of a length is an integer that is known in time. */
function lengthsAreKnown(
  value: Classified,
  direction: Decided["direction"],
  parameters: readonly Parameter[],
  all: readonly Decided[],
): boolean {
  const isKnown = (length: Length | undefined, isLate: boolean): boolean =>
    length === undefined ||
    parametersIn(length).every((name) => {
      const one = all[parameters.findIndex((parameter) => parameter.name === name)];
      if (one === undefined || !(isCounting(one.value) || one.value.kind === "count")) return false;
      return isLate || one.direction !== "out";
    });
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
