import { describe, expect, it } from "vitest";
import { CallMemory, drop, take } from "../../src/codegen/index.ts";
import { bytesAt } from "../../src/marshal/bytes.ts";
import { passRecord, receiveRecord } from "../../src/native/by-value.ts";
import { decodeFunction, registerThunk } from "../../src/native/functions.ts";

/** Passes a record first and on the stack, among other arguments, and checks what a callback gets. */
function roundTrip(members: string): void {
  const seen: Uint8Array[] = [];
  const { size } = layoutOf(members);
  const signature = `i(p[${members}]pppppp[${members}]L)`;
  const numbers: unknown[] = [];
  const thunk = registerThunk((...values: unknown[]) => {
    for (const index of [1, 8]) {
      const cell = take(32);
      receiveRecord(values[index], members, cell);
      seen.push(bytesAt(cell, size));
      drop(cell);
    }
    numbers.push(values[0], values[2], values[7], values[9]);
    return 5;
  }, signature);
  const call = decodeFunction(thunk, signature);
  const memory = new CallMemory();
  const records = [bytesOf(members, 1), bytesOf(members, 7)];
  const [first, second] = records.map((bytes) => {
    const { address, view } = memory.block(size);
    new Uint8Array(view.buffer).set(bytes);
    return passRecord(address, members);
  });
  expect(call(11, first, 22, 3, 4, 5, 6, 77, second, 99n)).toBe(5);
  expect(seen).toEqual(records);
  expect(numbers).toEqual([11, 22, 77, 99]);
  memory.free();
}

describe("records by value", () => {
  it.each(["B", "h", "I", "L", "ff", "d", "LL", "lf", "dd", "iif", "LLL", "bhil", "BBB", "fff", "pL", "ddd"])(
    "[%s] arrives as it was passed, first and on the stack",
    roundTrip,
  );

  it("are integers or addresses by the rule of 64-bit Windows", () => {
    drop(take(8));
    const platform = Object.getOwnPropertyDescriptor(process, "platform")!;
    const arch = Object.getOwnPropertyDescriptor(process, "arch")!;
    Object.defineProperty(process, "platform", { ...platform, value: "win32" });
    Object.defineProperty(process, "arch", { ...arch, value: "x64" });
    try {
      const memory = new CallMemory();
      const { address, view } = memory.block(24);
      view.setBigUint64(0, 0xfedc_ba98_7654_3210n, true);
      expect(passRecord(address, "Bb")).toBe(0x3210);
      expect(passRecord(address, "HH")).toBe(0x7654_3210);
      expect(BigInt(passRecord(address, "hhhh") as bigint)).toBe(0xfedc_ba98_7654_3210n);
      expect(passRecord(address, "bBb")).toBe(address);
      expect(passRecord(address, "lL")).toBe(address);
      for (const members of ["Bb", "HH", "hhhh", "bBb", "lL", "bb"]) roundTrip(members);
      memory.free();
    } finally {
      Object.defineProperty(process, "platform", platform);
      Object.defineProperty(process, "arch", arch);
    }
  });

  it("refuses letters that no member can have", () => {
    expect(() => passRecord(0, "s")).toThrow('unknown member "s"');
    expect(() => decodeFunction(1, "i([v])")).toThrow('unknown member "v"');
    expect(() => decodeFunction(1, "i(x)")).toThrow('unknown letter "x"');
  });
});

const SIZES: Readonly<Record<string, number>> = {
  B: 1,
  b: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  f: 4,
  l: 8,
  L: 8,
  d: 8,
  p: 8,
};

/** Offsets by the rules of C, then the size. */
function layoutOf(members: string): { offsets: number[]; size: number } {
  let end = 0;
  let alignment = 1;
  const offsets = [...members].map((member) => {
    const size = SIZES[member]!;
    alignment = Math.max(alignment, size);
    const offset = Math.ceil(end / size) * size;
    end = offset + size;
    return offset;
  });
  return { offsets, size: Math.ceil(end / alignment) * alignment };
}

/** A record with recognisable members; padding is zero. Pointers and floats stay valid numbers. */
function bytesOf(members: string, seed: number): Uint8Array {
  const { offsets, size } = layoutOf(members);
  const view = new DataView(new ArrayBuffer(size));
  for (const [index, member] of [...members].entries()) {
    const offset = offsets[index]!;
    const value = seed * 16 + index;
    if (member === "f") view.setFloat32(offset, value + 0.5, true);
    else if (member === "d") view.setFloat64(offset, -value - 0.25, true);
    else if (member === "l" || member === "L") view.setBigUint64(offset, 2n ** 64n - BigInt(value), true);
    else view.setUint8(offset, value);
  }
  return new Uint8Array(view.buffer);
}
