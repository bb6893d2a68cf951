import { IUnknown } from "@combind/runtime";
import { isRecord } from "../driver/inputs.ts";
import type { Given } from "./given.ts";
import { hostile } from "./hostile.ts";
import { type NumberArray, nearNumbers } from "./near-numbers.ts";
import { nearClass, nearList, nearObject, nearRecord, nearWrapper } from "./near-objects.ts";
import type { Setting } from "./setting.ts";

/** Ways to make a value that differs from a right one in one thing, by what is different. */
export type Variants = Readonly<Record<string, () => unknown>>;

/** A value that differs from a right one in one thing, which may lie deep inside. */
export function near(value: unknown, setting: Setting): Given {
  const inside = setting.random.once(2) ? changedInside(value, setting) : undefined;
  if (inside !== undefined) return inside;
  const variants = variantsOf(value, setting);
  const title = setting.random.pick(Object.keys(variants));
  if (title === undefined) return hostile(setting);
  try {
    return { title, value: variants[title]!() };
  } catch {
    // The right one was released by an earlier call.
    return hostile(setting);
  }
}

function variantsOf(value: unknown, setting: Setting): Variants {
  switch (typeof value) {
    case "number":
      return nearNumber(value);
    case "bigint":
      return nearBigint(value);
    case "string":
      return nearText(value);
    case "boolean":
      return { "the other": () => !value, "a number": () => Number(value), "an object": () => Object(value) };
    case "function":
      return nearClass(value);
    default:
      if (typeof value !== "object" || value === null) return {};
      if (value instanceof IUnknown) return nearWrapper(value, setting);
      if (isNumbers(value)) return nearNumbers(value);
      if (Array.isArray(value)) return nearList(value, setting);
      return isRecord(value) ? nearRecord(value, setting) : nearObject(value);
  }
}

/** An array or object with one element or member changed, if it has any. */
function changedInside(value: unknown, setting: Setting): Given | undefined {
  const { random } = setting;
  const isList = Array.isArray(value);
  if (!isList && !isRecord(value)) return undefined;
  const name = random.pick(Object.keys(value));
  if (name === undefined) return undefined;
  const copy = (isList ? [...value] : { ...value }) as Record<string, unknown>;
  const changed = random.once(3) ? hostile(setting) : near(copy[name], setting);
  copy[name] = changed.value;
  return { title: `${name}: ${changed.title}`, value: copy };
}

function isNumbers(value: object): value is NumberArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** What is in range is small: a number may be a length. */
function nearNumber(value: number): Variants {
  const numbers = [value + 1, value - 1, -value, -0, value + 0.5, 2 ** 32, 2 ** 53, -(2 ** 63), Number.NaN];
  return {
    ...Object.fromEntries(numbers.map((number) => [`${number}`, () => number])),
    "a bigint": () => BigInt(Math.trunc(value) || 0),
    "its text": () => String(value),
    "an object": () => Object(value),
  };
}

function nearBigint(value: bigint): Variants {
  const bigints = [
    value + 1n,
    value - 1n,
    -value,
    2n ** 63n,
    2n ** 64n - 1n,
    2n ** 64n,
    -(2n ** 63n),
    -(2n ** 63n) - 1n,
  ];
  return {
    ...Object.fromEntries(bigints.map((bigint) => [`${bigint}n`, () => bigint])),
    "a number": () => Number(value),
    "its text": () => String(value),
    "an object": () => Object(value),
  };
}

function nearText(value: string): Variants {
  return {
    "an end inside": () => `${value}\0${value}`,
    "half a pair": () => `${value}\ud800`,
    "less of it": () => value.slice(1),
    "more of it": () => `${value} `,
    "very much of it": () => value.padEnd(50_000, value || "x"),
    "upper case": () => value.toUpperCase(),
    braces: () => `{${value}}`,
    "an object": () => Object(value),
    "its units": () => Uint16Array.from(value, (unit) => unit.charCodeAt(0)),
  };
}
