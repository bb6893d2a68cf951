import { describe, expect, it } from "vitest";
import {
  CallMemory,
  freeStringAt,
  Int32,
  PropVariant,
  safeArrayOf,
  stringAt,
  stringAtOrNull,
  Variant,
  writeStringAt,
} from "../../src/codegen/index.ts";
import { SafeArrayValue, TypedVariant, VT } from "../../src/index.ts";
import { bytesAt, copyIn } from "../../src/marshal/bytes.ts";
import { writePointerAt } from "../../src/marshal/fields.ts";
import { bstrText } from "../../src/native/bstr.ts";
import { readString16 } from "../../src/native/memory.ts";
import { Range } from "../shapes.ts";

type GrowableBuffer = new (
  bytes: number,
  options: { readonly maxByteLength: number },
) => ArrayBuffer & { resize(bytes: number): void };

describe("the memory of a call", () => {
  it("gives every block zeroed memory of its own, also of no bytes", () => {
    const memory = new CallMemory();
    const blocks = [0, 0, 1, 4_096, 100_000].map((bytes) => memory.block(bytes));
    expect(new Set(blocks.map(({ address }) => address)).size).toBe(5);
    expect(blocks.every(({ address }) => address > 0)).toBe(true);
    expect(bytesAt(blocks[4]!.address, 100_000).every((byte) => byte === 0)).toBe(true);
    memory.free();
  });

  it("is where native code sees what was written", () => {
    const memory = new CallMemory();
    const { address, view } = memory.block(8);
    view.setUint32(4, 0xdead_beef, true);
    expect([...bytesAt(address, 8)]).toEqual([0, 0, 0, 0, 0xef, 0xbe, 0xad, 0xde]);
    expect(readString16(memory.string("h\u00e9 \ud83d\ude00"))).toBe("h\u00e9 \ud83d\ude00");
    expect(readString16(memory.string(""))).toBe("");
    memory.free();
  });

  it("takes no length that could come to another number at its next use", () => {
    let uses = 0;
    const length = { valueOf: () => (++uses > 2 ? 1_000 : 1) };
    const proxy = new Proxy([1], { get: (array, key) => (key === "length" ? length : array[Number(key)]) });
    const typed = Object.defineProperty(new Int32Array(1), "length", { value: length });
    for (const values of [proxy, typed]) {
      const memory = new CallMemory();
      expect(() => memory.records(values, Int32, "I.f", "v")).toThrow(/I.f\(v.length\): expected a number/);
      expect(() => memory.list(values, Int32, "I.f", "v")).toThrow(TypeError);
      const view = new DataView(new ArrayBuffer(24));
      expect(() => Variant.write(view, 0, values, memory, "I.f", "v")).toThrow(TypeError);
      const vector = new TypedVariant(VT.VECTOR | VT.I4, values);
      expect(() => PropVariant.write(view, 0, vector, memory, "I.f", "v")).toThrow(TypeError);
      memory.free();
    }
    expect(() => new SafeArrayValue(VT.I4, proxy)).toThrow(TypeError);
    expect(uses).toBe(0);
  });

  it("names the parameter of numbers whose memory is gone", () => {
    const buffer = new (ArrayBuffer as unknown as GrowableBuffer)(16, { maxByteLength: 16 });
    const [detached, shrunk] = [new Int32Array(2), new Int32Array(buffer, 8, 2)];
    const value = new SafeArrayValue(VT.I4, detached);
    structuredClone(detached, { transfer: [detached.buffer] });
    buffer.resize(8);
    const memory = new CallMemory();
    const said = /^I\.f\(v\): expected an array, got one whose buffer was detached or has shrunk$/;
    for (const numbers of [detached, shrunk]) {
      expect(() => memory.records(numbers as never, Int32, "I.f", "v")).toThrow(said);
      expect(() => memory.list(numbers as never, Int32, "I.f", "v")).toThrow(said);
    }
    for (const array of [detached, shrunk, value])
      expect(() => memory.word(array as never, safeArrayOf(Int32, VT.I4), "I.f", "v")).toThrow(said);
    memory.free();
  });

  it("writes one record and many at the places that it tells", () => {
    const memory = new CallMemory();
    const range = { initialOffset: 1n, length: 2n };
    expect([...bytesAt(memory.record(range, Range, "I.f", "r"), 16)]).toEqual([
      1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0,
    ]);
    const { address, length } = memory.records([range, range, range], Range, "I.f", "r");
    expect([length, bytesAt(address, 48)[32], bytesAt(address, 48)[40]]).toEqual([3, 1, 2]);
    const none = memory.records([], Range, "I.f", "r");
    expect([none.length, none.address === 0]).toEqual([0, false]);
    memory.free();
  });

  it("makes BSTRs that native code finds the length of, and frees them once", () => {
    const memory = new CallMemory();
    const bstr = memory.bstr("a\0b");
    expect([...bytesAt(bstr - 4, 12)]).toEqual([6, 0, 0, 0, 97, 0, 0, 0, 98, 0, 0, 0]);
    expect(bstrText(bstr)).toBe("a\0b");
    expect(bstrText(memory.bstr(""))).toBe("");
    memory.free();
    memory.free();
  });
});

it("reads, writes and frees the strings of fields", () => {
  const memory = new CallMemory();
  const view = new DataView(new ArrayBuffer(16));
  writeStringAt(view, 8, "text", memory);
  expect(stringAt(view, 8)).toBe("text");
  writeStringAt(view, 8, null, memory);
  expect(stringAtOrNull(view, 8)).toBeNull();
  freeStringAt(view, 8);
  writePointerAt(view, 8, copyIn(Buffer.from("owned\0", "utf16le")));
  expect(stringAtOrNull(view, 8)).toBe("owned");
  freeStringAt(view, 8);
  memory.free();
});
