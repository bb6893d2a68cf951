import type { TypeObject } from "koffi";
import { NativeMemoryError } from "../errors/native-memory-error.ts";
import { recordParameter } from "./by-value.ts";
import { koffi } from "./koffi.ts";
import { TYPES } from "./types.ts";

/** A native function. Koffi checks none of its arguments: callers must have. */
// biome-ignore lint/suspicious/noExplicitAny: the signature string is the type, and Koffi has no static one
export type NativeFunction = (...values: any[]) => any;

const prototypes = new Map<string, TypeObject>();

/** The letters of an ABI signature, and the bracketed records. */
const TOKENS = /\[\w+\]|[^()]/g;

/** The Koffi prototype of an ABI signature such as `i(ps[LL])`: result, then parameters, `this` first. */
export function prototype(signature: string): TypeObject {
  let proto = prototypes.get(signature);
  if (proto === undefined) {
    const types = (signature.match(TOKENS) ?? []).map(koffiType);
    // Only 32-bit Windows tells conventions apart; elsewhere Koffi ignores the word.
    proto = koffi().proto("__stdcall", null, types[0]!, types.slice(1));
    prototypes.set(signature, proto);
  }
  return proto;
}

/** The parameters of an ABI signature, `this` left out: a letter each, or the members of a record in brackets. */
export function signatureParameters(signature: string): string[] {
  return (signature.match(TOKENS) ?? []).slice(2);
}

function koffiType(token: string): TypeObject | string {
  if (token.length > 1) return recordParameter(token.slice(1, -1));
  const name = TYPES[token];
  if (name === undefined) throw new TypeError(`unknown letter "${token}" in an ABI signature`);
  return name;
}

/** Makes the native function at `address` callable. Costs microseconds and some kilobytes: cache the result. */
export function decodeFunction(address: number, signature: string): NativeFunction {
  const native = koffi().decode(address, prototype(signature)) as NativeFunction;
  switch (signature[0]) {
    // Koffi answers with a number where the value fits one, whatever the type.
    case "l":
    case "L":
      return (...values) => BigInt(native(...values));
    case "n":
    case "N":
      return (...values) => BigInt(native(...values));
    case "p":
      return (...values) => addressIn(native(...values));
    default:
      return native;
  }
}

/** A pointer that Koffi tells as a number or as an unsigned bigint; handles are negative where their sign is set. */
export function addressIn(value: number | bigint): number {
  return typeof value === "number" ? value : Number(BigInt.asIntN(64, value));
}

/**
 * Makes `thunk` callable by native code, for the life of the process: Koffi hands the address of an unregistered
 * callback to the next one, and whoever cached it would call another object's method.
 */
export function registerThunk(thunk: NativeFunction, signature: string): number {
  const { pointer, register } = koffi();
  const type = pointer(prototype(signature));
  try {
    return Number(register(thunk, type));
  } catch (cause) {
    throw new NativeMemoryError("no more methods can be implemented: Koffi has 8192 callbacks per process", {
      cause,
    });
  }
}
