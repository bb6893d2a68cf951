import { NativeMemoryError } from "../errors/native-memory-error.ts";
import { addressOfBuffer } from "../native/memory.ts";

const SIZE = 65_536;
export const LARGEST_FRAME = 4_096;

/** One buffer for the outputs of all calls. It is never collected nor moved, so its address is taken once. */
const buffer = new ArrayBuffer(SIZE);
const words = new Float64Array(buffer);

export const view: DataView<ArrayBuffer> = new DataView(buffer);

/** Native address of the buffer's first byte; 0 until the first frame is taken. */
export let base = 0;

/** Offsets into the buffer. No frame fits until Koffi has told the address. */
let top = 0;
let limit = 0;

/**
 * Takes a zeroed frame of scratch memory, aligned to 16 bytes, and returns its native address. Frames nest: each is
 * given back with `drop` in a `finally`, and a call made meanwhile takes the next one.
 *
 * @throws {NativeMemoryError} when calls nest too deeply
 */
export function take(bytes: number): number {
  const start = top;
  const end = start + ((bytes + 15) & ~15);
  if (end > limit || bytes > LARGEST_FRAME) return takeFirst(bytes);
  top = end;
  for (let word = start >> 3; word < end >> 3; word++) words[word] = 0;
  return base + start;
}

/** Gives a frame back, and with it those that an exception left above it. */
export function drop(address: number): void {
  top = address - base;
}

/** Where an address in scratch memory lies in `view`. */
export function offsetOf(address: number): number {
  return address - base;
}

/** The rare ways of `take`: the first frame of the process, and refusal. */
function takeFirst(bytes: number): number {
  if (bytes > LARGEST_FRAME) {
    throw new NativeMemoryError(`a scratch frame has at most ${LARGEST_FRAME} bytes, not ${bytes}`);
  }
  if (limit !== 0) throw new NativeMemoryError("calls nest too deeply: the scratch memory is used up");
  base = addressOfBuffer(buffer);
  top = (16 - (base % 16)) % 16;
  limit = SIZE;
  return take(bytes);
}
