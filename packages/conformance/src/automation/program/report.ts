import { writeSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { Currency, Decimal, SafeArrayValue, TypedVariant, VariantError } from "@combind/runtime";

/** Prints one line for each thing compared; the suite wants none that begins with "WRONG". */
export function compare(what: string, actual: unknown, expected: unknown): void {
  const [left, right] = [plain(actual), plain(expected)];
  if (isDeepStrictEqual(left, right)) print(`right ${what}`);
  else print(`WRONG ${what}: ${show(left)} where ${show(right)} was expected`);
}

/** Standard output is a file under Wine: written at once, nothing is lost if the process ends badly. */
function print(line: string): void {
  writeSync(1, `${line}\n`);
}

/** A value as plain data. */
export function plain(value: unknown): unknown {
  if (TypedVariant.is(value)) return { vt: value.vt, value: plain(value.value) };
  if (SafeArrayValue.is(value)) {
    return { vt: value.vt, dimensions: value.dimensions, elements: plain(value.elements) };
  }
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
  if (Array.isArray(value)) return value.map(plain);
  if (Currency.is(value) || Decimal.is(value) || VariantError.is(value)) return String(value);
  return value;
}

function show(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? "undefined"
  );
}
