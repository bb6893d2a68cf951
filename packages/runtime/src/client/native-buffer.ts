import { checkPointer, outOfRange, wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import type { Raw } from "../marshal/raw.ts";
import { viewOf } from "../marshal/records.ts";
import { addressOfBuffer, free } from "../native/memory.ts";

/** Memory for parameters that are addresses. */
export interface NativeBuffer extends Disposable {
  /** Where native code finds the bytes, until the buffer is disposed. */
  readonly address: Raw;
  /** The bytes, zeroed at first; what native code writes appears here. */
  readonly bytes: Uint8Array;
}

/** Those that were not disposed: native code may have their addresses, so that they must not be collected. */
const pinned = new Set<ArrayBuffer>();

const LARGEST = 0x7fff_ffff;

/**
 * Makes memory of this process that native code may read and write: for parameters that are a `Raw` address because
 * nothing tells how much is there. It belongs to the caller, who disposes it when no native code uses it any more.
 *
 * @throws {RangeError} unless the size is from 1 to 2 147 483 647 bytes
 */
export function nativeBuffer(size: number): NativeBuffer {
  if (typeof size !== "number") throw wrongType(size, "nativeBuffer", "size", "a number of bytes");
  if (!Number.isInteger(size) || size < 1 || size > LARGEST) {
    throw outOfRange(size, "nativeBuffer", "size", `1 to ${LARGEST} bytes`);
  }
  const buffer = new ArrayBuffer(size);
  const address = addressOfBuffer(buffer) as Raw;
  pinned.add(buffer);
  return {
    address,
    bytes: new Uint8Array(buffer),
    [Symbol.dispose]() {
      pinned.delete(buffer);
    },
  };
}

/**
 * A copy of the value at an address that a method has handed out, such as a struct whose owner only the object knows.
 * Nothing can verify the address: a wrong one crashes the process.
 *
 * @throws {TypeError | RangeError} when it is none, or NULL
 */
export function valueAt<T>(codec: Codec<T>, address: Raw): T {
  checkPointer(address, "valueAt", "address");
  if (address === 0) throw outOfRange(address, "valueAt", "address", "an address that is not NULL");
  return codec.read(viewOf(address, codec.size), 0);
}

/**
 * Frees memory of the task allocator (CoTaskMemAlloc; `malloc` off Windows) that a method has handed out as an address, where
 * its documentation leaves that to the caller. NULL is allowed. Nothing can verify that it is such memory, and still there.
 *
 * @throws {TypeError | RangeError} when it is no address
 */
export function freeTaskMemory(address: Raw): void {
  checkPointer(address, "freeTaskMemory", "address");
  free(address);
}
