import { GONE, isGone } from "./bytes.ts";
import type { CallMemory } from "./call-memory.ts";
import { checkUint32 } from "./checks.ts";
import type { Codec } from "./codec.ts";
import type { NumberArray, NumberCodec } from "./codecs/numbers.ts";

/** What kind of typed array `this` is, if any; no subclass can override it. */
export const tagOf = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  Symbol.toStringTag,
)!.get as (this: unknown) => string | undefined;

/** Whether a value is a true typed array of the kind that holds a codec's numbers, of whatever realm. */
export function isNumberArray(value: unknown, codec: Codec): value is NumberArray {
  const { array } = codec as Partial<NumberCodec>;
  return array !== undefined && ArrayBuffer.isView(value) && tagOf.call(value) === array.name;
}

/**
 * The length of an array or typed array, read once. A proxy, and a typed array with a property of that name, may answer
 * anything: what is no number could come to another one at each use.
 */
export function lengthIn(values: ArrayLike<unknown>, at: string, path: string): number {
  const { length } = values;
  checkUint32(length, at, `${path}.length`);
  return length;
}

/** So many elements, copied: numbers as a typed array, others as a plain one. */
export function elementsAt<T>(view: DataView, offset: number, length: number, codec: Codec<T>): T[] {
  const { array } = codec as Partial<NumberCodec>;
  if (array === undefined) {
    return Array.from({ length }, (_, index) => codec.read(view, offset + index * codec.size));
  }
  const numbers = new array(length);
  bytesOf(numbers).set(new Uint8Array(view.buffer, view.byteOffset + offset, length * codec.size));
  return numbers as unknown as T[];
}

/** Checks and writes the first `length` elements of an array or of the codec's typed array. */
export function writeElements<T>(
  view: DataView,
  offset: number,
  values: ArrayLike<T>,
  length: number,
  codec: Codec<T>,
  memory: CallMemory,
  at: string,
  path: string,
): void {
  if (isNumberArray(values, codec)) {
    const given = givenBytes(values, at, path).subarray(0, length * codec.size);
    new Uint8Array(view.buffer, view.byteOffset + offset, length * codec.size).set(given);
    return;
  }
  for (let index = 0; index < length; index++) {
    codec.write(view, offset + index * codec.size, values[index] as T, memory, at, `${path}[${index}]`);
  }
}

/** The bytes of a typed array of a person, not copied. */
export function givenBytes(numbers: NumberArray, at: string, path: string): Uint8Array {
  if (isGone(numbers)) throw new TypeError(`${at}(${path}): expected an array, got one whose ${GONE}`);
  return bytesOf(numbers);
}

/** The bytes of a typed array, not copied. */
export function bytesOf({ buffer, byteOffset, byteLength }: NumberArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
