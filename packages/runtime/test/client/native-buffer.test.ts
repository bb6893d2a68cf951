import { expect, test, vi } from "vitest";
import { freeTaskMemory, nativeBuffer, raw, valueAt } from "../../src/index.ts";
import { Int32 } from "../../src/marshal/codecs/numbers.ts";
import { allocate } from "../../src/native/memory.ts";
import { blocks } from "../counted-memory.ts";

const { countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

test("what is written to a buffer is at its address", () => {
  const buffer = nativeBuffer(8);
  buffer.bytes.set([1, 2, 3, 4, 0xfe, 0xff, 0xff, 0xff]);
  expect(valueAt(Int32, buffer.address)).toBe(0x04030201);
  expect(valueAt(Int32, raw(buffer.address + 4))).toBe(-2);
  buffer[Symbol.dispose]();
  buffer[Symbol.dispose]();
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 31, "8", undefined, 8n])("refuses a size of %s", (size) => {
  expect(() => nativeBuffer(size as number)).toThrow(/^nativeBuffer\(size\): expected /);
});

test.each([0, -1, 1.5, Number.NaN, "8", undefined, {}])("refuses the address %s", (address) => {
  expect(() => valueAt(Int32, address as never)).toThrow(/^valueAt\(address\): expected /);
});

test("task memory is freed once, and NULL never", () => {
  const block = allocate(16);
  expect(blocks.live.has(block)).toBe(true);
  freeTaskMemory(raw(0));
  freeTaskMemory(raw(block));
  expect(blocks).toEqual({ live: new Set(), wrongFrees: 0 });
});

test.each([-1, 1.5, Number.NaN, "8", undefined, {}])("does not free %s", (address) => {
  expect(() => freeTaskMemory(address as never)).toThrow(/^freeTaskMemory\(address\): expected /);
});
