import { IBackgroundCopyJob } from "@combind/bits";
import {
  bytesAt,
  freeTaskMemory,
  implement,
  nativeBuffer,
  pointerOf,
  type Raw,
  raw,
  textAt,
  valueAt,
} from "@combind/runtime";
import { Int32 } from "@combind/runtime/codegen";
import { type Attempt, attempt, wrong } from "./attempt.ts";

const NO_NUMBERS = ["4096", 4096n, null, undefined, true, {}, [4096], Symbol("x"), () => 4096, Object(4096)];
const NO_ADDRESSES = [-8, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 31) - 1, 1e300];
const NO_LENGTHS = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32, -(2 ** 31)];

/** Each function that takes an address, with what surely is none. That others are right nobody can check. */
function addresses(name: string, take: (address: Raw) => unknown): Attempt[] {
  return [
    ...NO_NUMBERS.map((value, index) =>
      attempt(
        `${name} of ${typeof value} ${index}`,
        `TypeError: ${name}(address): expected an address, got`,
        () => take(wrong(value)),
      ),
    ),
    ...NO_ADDRESSES.map((value) =>
      attempt(`${name}(${value})`, `RangeError: ${name}(address): expected an address, got ${value}`, () =>
        take(wrong(value)),
      ),
    ),
  ];
}

function nullAddress(name: string, take: (address: Raw) => unknown): Attempt {
  const expected = `RangeError: ${name}(address): expected an address that is not NULL, got 0`;
  return attempt(`${name} of NULL`, expected, () => take(raw(0)));
}

function lengths(name: string, take: (length: number) => unknown): Attempt[] {
  const values: unknown[] = [...NO_LENGTHS, "4", null, {}, 4n, Symbol("x")];
  return values.map((length) =>
    attempt(
      `${name} of length ${typeof length} ${String(length)}`,
      `RangeError: ${name}(length): expected 0 to`,
      () => take(wrong(length)),
    ),
  );
}

/** Some bytes that are surely there. */
function somewhere(): Raw {
  const buffer = nativeBuffer(16);
  kept.push(buffer);
  return buffer.address;
}

const kept: Disposable[] = [];

/** Wrong uses of the functions for native memory. */
export const MEMORY: readonly Attempt[] = [
  ...[0, -1, 0.5, Number.NaN, 2 ** 31, 2 ** 53, Number.POSITIVE_INFINITY].map((size) =>
    attempt(
      `nativeBuffer(${size})`,
      `RangeError: nativeBuffer(size): expected 1 to 2147483647 bytes, got ${size}`,
      () => nativeBuffer(size),
    ),
  ),
  ...NO_NUMBERS.map((size, index) =>
    attempt(
      `nativeBuffer of ${typeof size} ${index}`,
      "TypeError: nativeBuffer(size): expected a number of bytes, got",
      () => nativeBuffer(wrong(size)),
    ),
  ),
  attempt("a native buffer disposed twice", "returned undefined", () => {
    const buffer = nativeBuffer(8);
    buffer[Symbol.dispose]();
    buffer[Symbol.dispose]();
  }),
  ...addresses("valueAt", (address) => valueAt(Int32, address)),
  nullAddress("valueAt", (address) => valueAt(Int32, address)),
  ...addresses("bytesAt", (address) => bytesAt(address, 4)),
  nullAddress("bytesAt", (address) => bytesAt(address, 4)),
  ...lengths("bytesAt", (length) => bytesAt(somewhere(), length)),
  attempt("no bytes at NULL", "returned an object", () => bytesAt(raw(0), 0)),
  ...addresses("textAt", (address) => textAt(address)),
  nullAddress("textAt", (address) => textAt(address)),
  attempt(
    "textAt of NULL and a length",
    "RangeError: textAt(address): expected an address that is not NULL, got 0",
    () => textAt(raw(0), 4),
  ),
  ...lengths("textAt", (length) => textAt(somewhere(), length)),
  attempt("no text at NULL", "returned ", () => textAt(raw(0), 0)),
  ...addresses("freeTaskMemory", (address) => freeTaskMemory(address)),
  attempt("freeTaskMemory of NULL", "returned undefined", () => freeTaskMemory(raw(0))),
  ...NO_NUMBERS.filter((value) => typeof value !== "bigint").map((value, index) =>
    attempt(`raw of ${typeof value} ${index}`, "TypeError: raw(address): expected an address, got", () =>
      raw(wrong(value)),
    ),
  ),
  ...[0.5, Number.NaN, 2 ** 53, -(2 ** 40), 2n ** 64n, -(2n ** 40n)].map((value) =>
    attempt(`raw of ${typeof value} ${value}`, "RangeError: raw(address): expected an address, got", () =>
      raw(value),
    ),
  ),
  attempt(
    "the address of a released object",
    "ReleasedError: pointerOf(wrapper): this IBackgroundCopyJob was released",
    () => {
      const job = implement(IBackgroundCopyJob, {});
      job.dispose();
      return pointerOf(job);
    },
  ),
];
