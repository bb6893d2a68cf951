import { describe } from "../errors/describe.ts";

/** Units of a FILETIME (100 ns) in a millisecond. */
const UNITS = 10_000n;

/** Milliseconds from 1601-01-01, where FILETIMEs begin, to 1970-01-01, where Dates do. */
const EPOCH = 11_644_473_600_000n;

/**
 * The moment of a FILETIME, which counts units of 100 ns since 1601-01-01 UTC. What is finer than a millisecond is cut.
 *
 * @throws {TypeError} when it is no bigint
 * @throws {RangeError} when it has more than 64 bits, or a sign
 */
export function fileTimeToDate(fileTime: bigint): Date {
  if (typeof fileTime !== "bigint") {
    throw new TypeError(`fileTimeToDate: expected a bigint, got ${describe(fileTime)}`);
  }
  if (BigInt.asUintN(64, fileTime) !== fileTime) {
    throw new RangeError(`fileTimeToDate: expected a uint64, got ${describe(fileTime)}`);
  }
  return new Date(Number(fileTime / UNITS - EPOCH));
}

/**
 * The FILETIME of a moment: units of 100 ns since 1601-01-01 UTC.
 *
 * @throws {TypeError} when it is no Date
 * @throws {RangeError} when the Date is invalid, or outside of what a FILETIME can tell
 */
export function dateToFileTime(date: Date): bigint {
  if (!(date instanceof Date)) {
    throw new TypeError(`dateToFileTime: expected a Date, got ${describe(date)}`);
  }
  const milliseconds = date.getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError("dateToFileTime: the Date is invalid");
  const fileTime = (BigInt(milliseconds) + EPOCH) * UNITS;
  if (BigInt.asUintN(64, fileTime) !== fileTime) {
    throw new RangeError(`dateToFileTime: ${date.toISOString()} is outside of what a FILETIME can tell`);
  }
  return fileTime;
}
