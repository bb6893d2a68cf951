import { expect } from "vitest";
import { CallMemory, type Codec, TaskMemory } from "../../src/codegen/index.ts";
import { blocks } from "../counted-memory.ts";

/** Writes a value, as a call would; the view is what native code sees. */
export function writing<T, R>(codec: Codec<T>, value: unknown, use: (view: DataView) => R): R {
  const memory = new CallMemory();
  try {
    const { view } = memory.block(codec.size);
    codec.write(view, 0, value as T, memory, "I.m", "p");
    return use(view);
  } finally {
    memory.free();
  }
}

/** What comes back of an argument. */
export function roundTrip<T>(codec: Codec<T>, value: unknown): T {
  return writing(codec, value, (view) => codec.read(view, 0));
}

/** What comes back of a result: memory passes over, is read and freed. */
export function handedOver<T>(codec: Codec<T>, value: unknown): T {
  const memory = new TaskMemory(true);
  const view = new DataView(new ArrayBuffer(codec.size));
  codec.write(view, 0, value as T, memory, "I.m", "p");
  memory.handOver();
  try {
    return codec.read(view, 0);
  } finally {
    codec.free?.(view, 0);
  }
}

/** What writing a value throws. Nothing may stay behind. */
export function refusal(codec: Codec, value: unknown): Error {
  const before = blocks.live.size;
  try {
    writing(codec, value, () => undefined);
  } catch (error) {
    expect(blocks.live.size).toBe(before);
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
