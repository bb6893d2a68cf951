import { outOfRange } from "./checks.ts";

/** Makes sure that what tells a length is one: an expression may come to anything. */
export function checkLength(length: number, at: string, parameter: string): number {
  if (Number.isSafeInteger(length) && length >= 0) return length;
  throw outOfRange(length, at, parameter, "a length");
}

/**
 * A number for the arithmetic of a length; NaN, which makes no length, where it would lose digits: what comes of it could
 * be less than what the callee was told.
 */
export function exactly(value: number | bigint): number {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : Number.NaN;
}

/** Refuses an array that is not as long as what else tells its length says. */
export function requireLength(length: number, told: number, at: string, parameter: string): void {
  if (length !== told) throw outOfRange(length, at, `${parameter}.length`, `${told} elements`);
}
