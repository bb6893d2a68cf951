import { outOfRange } from "./checks.ts";

/** Makes sure that what tells a length is one: an expression may come to anything. */
export function checkLength(length: number, at: string, parameter: string): number {
  if (Number.isSafeInteger(length) && length >= 0) return length;
  throw outOfRange(length, at, parameter, "a length");
}

/** Refuses an array that is not as long as what else tells its length says. */
export function requireLength(length: number, told: number, at: string, parameter: string): void {
  if (length !== told) throw outOfRange(length, at, `${parameter}.length`, `${told} elements`);
}
