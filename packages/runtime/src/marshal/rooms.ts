import { ansiOf } from "../native/ansi.ts";
import { addressOfBuffer } from "../native/memory.ts";
import { outOfRange } from "./checks.ts";
import type { Codec } from "./codec.ts";
import type { NumberArray, NumberCodec } from "./codecs/numbers.ts";
import { elementsAt } from "./elements.ts";

/** The most bytes that a caller offers. */
const LARGEST = 0x7fff_ffff;

/** Memory that the caller of a method offers for an array of results. */
export interface Room<A> {
  /** Native address of the zeroed memory; never 0. */
  readonly address: number;
  /**
   * A copy of the first elements.
   *
   * @throws {RangeError} when more are said to be there than there is room for
   */
  read(length: number): A;
  /** Frees what all elements own; what was not filled owns nothing. */
  free(): void;
}

/**
 * Room for as many values as a codec knows, of which a call fills some or all.
 *
 * @throws {RangeError} when the capacity is negative or too large
 */
export function room<T extends number | bigint, A extends NumberArray>(
  capacity: number,
  codec: NumberCodec<T, A>,
  at: string,
  parameter: string,
): Room<A>;
export function room<T>(capacity: number, codec: Codec<T>, at: string, parameter: string): Room<T[]>;
export function room(
  capacity: number,
  codec: Codec,
  at: string,
  parameter: string,
): Room<unknown[] | NumberArray> {
  const view = offer(capacity, codec.size, at, parameter);
  return {
    address: addressOfBuffer(view.buffer),
    read(length) {
      checkFetched(length, capacity, at);
      return elementsAt(view, 0, length, codec);
    },
    free() {
      for (let index = 0; index < capacity; index++) codec.free?.(view, index * codec.size);
    },
  };
}

/** Memory that the caller of a method offers for text. */
export interface TextRoom {
  readonly address: number;
  /** The text up to its end, or its first units where their number is told. */
  read(length?: number): string;
}

/** Room for so many UTF-16 units, the terminator included. */
export function textRoom(capacity: number, at: string, parameter: string): TextRoom {
  const view = offer(capacity, 2, at, parameter);
  return {
    address: addressOfBuffer(view.buffer),
    read(length) {
      if (length !== undefined) checkFetched(length, capacity, at);
      const units = new Uint16Array(view.buffer, 0, length ?? capacity);
      const end = length === undefined ? units.indexOf(0) : length;
      return Buffer.from(view.buffer, 0, (end === -1 ? capacity : end) * 2).toString("utf16le");
    },
  };
}

/** Room for so many bytes of the ANSI code page, the terminator included. */
export function ansiRoom(capacity: number, at: string, parameter: string): TextRoom {
  const view = offer(capacity, 1, at, parameter);
  return {
    address: addressOfBuffer(view.buffer),
    read(length) {
      if (length !== undefined) checkFetched(length, capacity, at);
      const bytes = new Uint8Array(view.buffer, 0, length ?? capacity);
      const end = length === undefined ? bytes.indexOf(0) : length;
      return ansiOf(bytes.subarray(0, end === -1 ? capacity : end));
    },
  };
}

function offer(capacity: number, size: number, at: string, parameter: string): DataView<ArrayBuffer> {
  const most = Math.floor(LARGEST / size);
  if (!(capacity >= 0 && capacity <= most)) {
    throw outOfRange(capacity, at, parameter, `room for 0 to ${most} elements`);
  }
  return new DataView(new ArrayBuffer(capacity * size || 1));
}

/** What lies beyond the room was not written by this call, or not into memory of ours. */
function checkFetched(length: number, capacity: number, at: string): void {
  if (length >= 0 && length <= capacity) return;
  throw new RangeError(`${at}: the call answers ${length} elements where ${capacity} have room`);
}

/** Throws unless an array has the length that other arguments tell. */
export function checkLength(length: number, expected: number, at: string, parameter: string): void {
  if (length !== expected) throw outOfRange(length, at, `${parameter}.length`, `${expected} elements`);
}
