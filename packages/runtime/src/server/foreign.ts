import type { Codec } from "../marshal/codec.ts";
import { writePointerAt } from "../marshal/fields.ts";
import { viewOf } from "../marshal/records.ts";
import { drop, LARGEST_FRAME, offsetOf, take, view } from "../marshal/scratch.ts";
import { copyMemory, POINTER_SIZE, storeBytes } from "../native/memory.ts";

// Memory of callers, at native addresses that they vouch for.

/** Reads a copy of some bytes: in scratch memory, or where they are too many for it in memory of their own. */
export function readForeign<T>(
  address: number,
  size: number,
  read: (view: DataView, offset: number) => T,
): T {
  if (size > LARGEST_FRAME) return read(viewOf(address, size), 0);
  const cell = take(size);
  try {
    copyMemory(cell, address, size);
    return read(view, offsetOf(cell));
  } finally {
    drop(cell);
  }
}

export function valueAt<T>(address: number, codec: Codec<T>): T {
  return readForeign(address, codec.size, codec.read);
}

/** Reads a pointer that was passed itself, as if it lay in memory. */
export function passedPointer<T>(pointer: number, codec: Codec<T>): T {
  const lying = new DataView(new ArrayBuffer(POINTER_SIZE));
  writePointerAt(lying, 0, pointer);
  return codec.read(lying, 0);
}

/** Bytes that are zero for as long as it takes to copy them. */
const SMALL = 64;

/** Zeroes some bytes. */
export function clearForeign(address: number, bytes: number): void {
  if (bytes > SMALL) {
    storeBytes(address, new Uint8Array(bytes));
  } else if (bytes > 0) {
    const zeros = take(SMALL);
    copyMemory(address, zeros, bytes);
    drop(zeros);
  }
}
