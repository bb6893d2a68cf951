import { allocate, free, loadBytes, storeBytes } from "../native/memory.ts";
import { readPointer } from "./cells.ts";
import { outOfRange, wrongType } from "./checks.ts";

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const tagOf = getter(typedArray, Symbol.toStringTag);
const lengthOf = getter(typedArray, "length");
const bufferOf = getter(typedArray, "buffer");
const { indexOf } = typedArray as { readonly indexOf: (this: unknown, value: number) => number };
const resizableOf = getter(ArrayBuffer.prototype, "resizable");

/** An accessor of the language itself, which no subclass can override. */
function getter(object: object, name: PropertyKey): (value: object) => unknown {
  const { get } = Object.getOwnPropertyDescriptor(object, name)!;
  return (value) => Reflect.apply(get!, value, []);
}

/**
 * Checks that the value is a true, attached Uint8Array (or subclass, such as Buffer) of `exactLength`, if given, and
 * that its `length` can be trusted as the count that goes to native code beside the bytes.
 */
export function checkBytes(value: unknown, at: string, parameter: string, exactLength?: number): void {
  if (!ArrayBuffer.isView(value) || tagOf(value) !== "Uint8Array") {
    throw wrongType(value, at, parameter, "a Uint8Array");
  }
  const length = lengthOf(value) as number;
  if (isGone(value)) {
    throw new TypeError(`${at}(${parameter}): expected a Uint8Array, got one whose ${GONE}`);
  }
  if (overridesLength(value)) {
    throw new TypeError(`${at}(${parameter}): expected a Uint8Array, got one whose length is overridden`);
  }
  if (exactLength !== undefined && length !== exactLength) {
    throw outOfRange(length, at, parameter, `${exactLength} bytes`);
  }
}

export function checkBytesOrNull(value: unknown, at: string, parameter: string, exactLength?: number): void {
  if (value !== null) checkBytes(value, at, parameter, exactLength);
}

/** What is said of an array that `isGone`. */
export const GONE = "buffer was detached or has shrunk";

/** Whether a typed array has lost its memory: to another thread, or as its buffer has shrunk to less than it needs. */
export function isGone(array: ArrayBufferView): boolean {
  if (lengthOf(array) !== 0) return false;
  try {
    indexOf.call(array, 0);
    return false;
  } catch {
    return true;
  }
}

/** A count that says more than there is would make native code read beyond the copy. */
function overridesLength(value: object): boolean {
  let link: object | null = value;
  while (link !== null && link !== typedArray) {
    if (Object.hasOwn(link, "length")) return true;
    link = Object.getPrototypeOf(link) as object | null;
  }
  return link === null;
}

/** Copies a checked array to memory of the task allocator and returns the address, for `freeCopy`; 0 for null. */
export function copyIn(bytes: Uint8Array | null): number {
  if (bytes === null) return 0;
  const given = isPlain(bytes) ? bytes : new Uint8Array(bytes);
  const address = allocate(given.length);
  storeBytes(address, given);
  return address;
}

/** Whether the memory of an array stays as it is while it is copied: shared memory may not, and has no such property. */
function isPlain(bytes: Uint8Array): boolean {
  try {
    return resizableOf(bufferOf(bytes) as object) === false;
  } catch {
    return false;
  }
}

/** Frees what `copyIn` returned; 0 is allowed. */
export const freeCopy: (address: number) => void = free;

/** A copy of `count` bytes behind the pointer in a cell of scratch memory. */
export function readBytes(cell: number, count: number): Uint8Array {
  return bytesAt(readPointer(cell), count);
}

export function readBytesOrNull(cell: number, count: number): Uint8Array | null {
  return readPointer(cell) === 0 ? null : readBytes(cell, count);
}

/** A copy of `count` bytes at a native address, which may be 0 only for none. */
export function bytesAt(address: number, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  if (address === 0 && count > 0) throw new RangeError(`expected the address of ${count} bytes, got NULL`);
  loadBytes(bytes, address);
  return bytes;
}
