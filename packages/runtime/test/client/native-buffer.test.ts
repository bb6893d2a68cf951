import { expect, test } from "vitest";
import { nativeBuffer, raw, valueAt } from "../../src/index.ts";
import { Int32 } from "../../src/marshal/codecs/numbers.ts";

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
