import { describe } from "../errors/describe.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import { isGuidText } from "./guid.ts";

// Koffi checks nothing: it wraps integers, makes 0 of NaN, and takes numbers for addresses of strings. Each check
// throws a TypeError for a wrong type and a RangeError for a value out of range, and runs no code of the value.

const ADDRESS_LIMIT = POINTER_SIZE === 8 ? Number.MAX_SAFE_INTEGER : 0xffff_ffff;

/** Handles are 32-bit numbers whose sign is extended. */
const LOWEST_HANDLE = POINTER_SIZE === 8 ? -0x8000_0000 : 0;

export function checkInt8(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "number" || (value << 24) >> 24 !== value)
    throw notInteger(value, at, parameter, "int8");
}

export function checkUint8(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "number" || (value & 0xff) !== value) throw notInteger(value, at, parameter, "uint8");
}

export function checkInt16(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "number" || (value << 16) >> 16 !== value)
    throw notInteger(value, at, parameter, "int16");
}

export function checkUint16(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "number" || (value & 0xffff) !== value)
    throw notInteger(value, at, parameter, "uint16");
}

export function checkInt32(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "number" || (value | 0) !== value) throw notInteger(value, at, parameter, "int32");
}

export function checkUint32(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "number" || value >>> 0 !== value) throw notInteger(value, at, parameter, "uint32");
}

export function checkInt64(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "bigint") throw wrongType(value, at, parameter, "a bigint (int64)");
  if (BigInt.asIntN(64, value) !== value) throw outOfRange(value, at, parameter, "an int64");
}

export function checkUint64(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "bigint") throw wrongType(value, at, parameter, "a bigint (uint64)");
  if (BigInt.asUintN(64, value) !== value) throw outOfRange(value, at, parameter, "a uint64");
}

export function checkFloat(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "number") throw wrongType(value, at, parameter, "a number");
}

export const checkDouble: typeof checkFloat = checkFloat;

export function checkBoolean(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "boolean") throw wrongType(value, at, parameter, "a boolean");
}

export function checkIntPtr(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "bigint") throw wrongType(value, at, parameter, "a bigint (intptr)");
  if (BigInt.asIntN(POINTER_SIZE * 8, value) !== value) throw outOfRange(value, at, parameter, "an intptr");
}

export function checkUintPtr(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "bigint") throw wrongType(value, at, parameter, "a bigint (uintptr)");
  if (BigInt.asUintN(POINTER_SIZE * 8, value) !== value) throw outOfRange(value, at, parameter, "a uintptr");
}

/** A `Raw` address: nothing can tell whether it is valid, only that it is one. */
export function checkPointer(value: unknown, at: string, parameter: string): void {
  checkHandle(value, at, parameter);
  if ((value as number) < 0) throw outOfRange(value, at, parameter, "an address");
}

/** As `checkPointer`, for handles too, which may be small negative numbers. */
export function checkHandle(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "number") throw wrongType(value, at, parameter, "an address");
  if (!Number.isInteger(value) || value < LOWEST_HANDLE || value > ADDRESS_LIMIT) {
    throw outOfRange(value, at, parameter, "an address");
  }
}

export function checkString(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "string") throw wrongType(value, at, parameter, "a string");
  if (value.includes("\0")) throw outOfRange(value, at, parameter, "a string without U+0000");
}

export function checkStringOrNull(value: unknown, at: string, parameter: string): void {
  if (value === null) return;
  if (typeof value !== "string") throw wrongType(value, at, parameter, "a string or null");
  if (value.includes("\0")) throw outOfRange(value, at, parameter, "a string without U+0000");
}

export function checkGuid(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "string" || !isGuidText(value)) throw wrongType(value, at, parameter, "a GUID");
}

export function wrongType(value: unknown, at: string, parameter: string, expected: string): TypeError {
  return new TypeError(`${at}(${parameter}): expected ${expected}, got ${describe(value)}`);
}

export function outOfRange(value: unknown, at: string, parameter: string, expected: string): RangeError {
  return new RangeError(`${at}(${parameter}): expected ${expected}, got ${describe(value)}`);
}

function notInteger(value: unknown, at: string, parameter: string, type: string): TypeError | RangeError {
  const article = type.startsWith("u") ? "a" : "an";
  return typeof value === "number"
    ? outOfRange(value, at, parameter, `${article} ${type}`)
    : wrongType(value, at, parameter, `a number (${type})`);
}
