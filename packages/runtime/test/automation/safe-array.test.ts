import { afterEach, describe, expect, it, vi } from "vitest";
import {
  Bool16,
  BstrText,
  Double,
  Int16,
  Int32,
  safeArrayOf,
  safeArrayOrNull,
  Variant,
} from "../../src/codegen/index.ts";
import { NullResultError, SafeArrayValue, VT } from "../../src/index.ts";
import { bytesAt } from "../../src/marshal/bytes.ts";
import { pointerAt, writePointerAt } from "../../src/marshal/fields.ts";
import { viewOf } from "../../src/marshal/records.ts";
import { readWord } from "../../src/native/memory.ts";
import { createSafeArray, describeSafeArray } from "../../src/native/safe-array.ts";
import { blocks } from "../counted-memory.ts";
import { handedOver, refusal, roundTrip, writing } from "./memory.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([0, 0]);
});

const Numbers = safeArrayOf(Int32, VT.I4);
const Texts = safeArrayOf(BstrText, VT.BSTR);

it("does not nest arrays without end around no elements", () => {
  const read = (...lengths: readonly number[]) => {
    const bounds = lengths.map((length) => ({ length, lowerBound: 0 }));
    const address = createSafeArray(VT.I4, 0, 4, bounds, null);
    const view = new DataView(new ArrayBuffer(8));
    writePointerAt(view, 0, address);
    try {
      return Numbers.read(view, 0);
    } finally {
      Numbers.free?.(view, 0);
    }
  };
  expect(read(2, 0)).toEqual([new Int32Array(0), new Int32Array(0)]);
  expect(read(0, 0xffff_ffff)).toEqual([]);
  expect(() => read(0xffff_ffff, 0)).toThrow("has impossible dimensions");
  expect(() => read(0x1_0000, 2, 0)).toThrow(RangeError);
});

describe("the layout", () => {
  it("has hidden bytes, the descriptor and the data", () => {
    writing(
      Numbers,
      new SafeArrayValue(
        VT.I4,
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [{ length: 2, lowerBound: -1 }, { length: 3 }],
      ),
      (view) => {
        const address = pointerAt(view, 0);
        const hidden = viewOf(address - 16, 16);
        expect(hidden.getUint32(12, true)).toBe(VT.I4);
        const descriptor = viewOf(address, 40);
        expect(descriptor.getUint16(0, true)).toBe(2);
        expect(descriptor.getUint16(2, true)).toBe(0x80);
        expect([descriptor.getUint32(4, true), descriptor.getUint32(8, true)]).toEqual([4, 0]);
        expect([24, 28, 32, 36].map((offset) => descriptor.getInt32(offset, true))).toEqual([3, 0, 2, -1]);
        expect([...new Int32Array(bytesAt(readWord(address + 16), 24).buffer)]).toEqual([1, 4, 2, 5, 3, 6]);
      },
    );
  });

  it("tells what its elements own", () => {
    const features = (codec: Parameters<typeof writing>[0], value: unknown): number =>
      writing(codec, value, (view) => describeSafeArray(pointerAt(view, 0)).features);
    expect(features(Texts, ["a"])).toBe(0x180);
    expect(features(safeArrayOf(Variant, VT.VARIANT), [1])).toBe(0x880);
    expect(features(safeArrayOf(Bool16, VT.BOOL), [true])).toBe(0x80);
  });
});

describe("values", () => {
  it("of numbers are typed arrays", () => {
    expect(roundTrip(Numbers, [1, -2])).toEqual(new Int32Array([1, -2]));
    expect(roundTrip(Numbers, new Int32Array([3]))).toEqual(new Int32Array([3]));
    expect(roundTrip(safeArrayOf(Double, VT.R8), [])).toEqual(new Float64Array(0));
    const shared = new Int32Array(new SharedArrayBuffer(8), 4);
    shared[0] = 7;
    expect(roundTrip(Numbers, shared)).toEqual(new Int32Array([7]));
  });

  it("of text and booleans are arrays", () => {
    expect(handedOver(Texts, ["a\0b", "", "\ud83d"])).toEqual(["a\0b", "", "\ud83d"]);
    expect(handedOver(safeArrayOf(Bool16, VT.BOOL), [true, false])).toEqual([true, false]);
  });

  it("of many elements are quick", () => {
    const many = Float64Array.from({ length: 1_000_000 }, (_, index) => index / 3);
    const started = performance.now();
    expect(handedOver(safeArrayOf(Double, VT.R8), many)).toEqual(many);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("of several dimensions are nested, leftmost outside", () => {
    const cube = [
      [
        ["a", "b"],
        ["c", "d"],
        ["e", "f"],
      ],
    ];
    expect(handedOver(Texts, new SafeArrayValue(VT.BSTR, cube, 3))).toEqual(cube);
    const rows = [new Int16Array([1, 2]), new Int16Array([3, 4])];
    expect(roundTrip(safeArrayOf(Int16, VT.I2), new SafeArrayValue(VT.I2, rows, 2))).toEqual(rows);
    expect(roundTrip(Numbers, new SafeArrayValue(VT.I4, [[], []], 2))).toEqual([
      new Int32Array(0),
      new Int32Array(0),
    ]);
    expect(roundTrip(Numbers, new SafeArrayValue(VT.I4, [], [{ length: 0 }, { length: 5 }]))).toEqual([]);
  });

  it("may be missing where that is allowed", () => {
    expect(roundTrip(safeArrayOrNull(Int32, VT.I4), null)).toBeNull();
    expect(() => Numbers.read(new DataView(new ArrayBuffer(8)), 0)).toThrow(NullResultError);
    expect(refusal(Numbers, null).message).toBe("I.m(p): expected an array, got null");
  });

  it("have one codec for each type", () => {
    expect(safeArrayOf(Int32, VT.I4)).toBe(Numbers);
    expect(safeArrayOf(Int32, VT.INT)).not.toBe(Numbers);
  });
});

it.each<[string, unknown, string]>([
  ["an element", ["a", 5], "I.m(p[1]): expected a string, got 5"],
  ["an array-like", { length: 1, 0: "a" }, "I.m(p): expected an array, got an object"],
  [
    "a ragged array",
    new SafeArrayValue(VT.BSTR, [["a"], ["b", "c"]], 2),
    "I.m(p[1].length): expected 1 elements, got 2",
  ],
  [
    "an array that is not nested",
    new SafeArrayValue(VT.BSTR, [["a"], "b"], 2),
    'I.m(p[1]): expected an array, got "b"',
  ],
  [
    "an array of another type",
    new SafeArrayValue(VT.I4, [1]),
    "I.m(p): expected a SAFEARRAY of VT_BSTR (0x8), got one of VT_I4 (0x3)",
  ],
  ["a hole", new Array(1), "I.m(p[0]): expected a string, got undefined"],
  [
    "too many elements",
    new SafeArrayValue(VT.BSTR, [], [{ length: 0xffffffff }, { length: 0xffffffff }]),
    "I.m(p): expected at most 268435455 elements, got 18446744065119617000",
  ],
])("refuses %s", (_what, value, message) => {
  expect(refusal(Texts, value).message).toBe(message);
});

it("refuses what is no SAFEARRAY of the type, before an element is read as a pointer", () => {
  writing(safeArrayOf(Double, VT.R8), [1, 2], (view) => {
    expect(() => Texts.read(view, 0)).toThrow(
      "expected a SAFEARRAY of VT_BSTR (0x8), got one of VT_R8 (0x5)",
    );
    expect(() => Numbers.read(view, 0)).toThrow(RangeError);
  });
  writing(safeArrayOf(Int32, VT.INT), [1], (view) =>
    expect(Numbers.read(view, 0)).toEqual(new Int32Array([1])),
  );
  const records = createSafeArray(VT.RECORD, 0x20, 8, [{ length: 1, lowerBound: 0 }], null);
  const view = new DataView(new ArrayBuffer(8));
  writePointerAt(view, 0, records);
  expect(() => Texts.read(view, 0)).toThrow("a SAFEARRAY of VT_RECORD (0x24) is not supported");
  Texts.free!(view, 0);
  expect(pointerAt(view, 0)).toBe(0);
});

it("checks what a SafeArrayValue is made of", () => {
  expect(() => new SafeArrayValue(VT.ARRAY | VT.I4, [])).toThrow(RangeError);
  expect(() => new SafeArrayValue(VT.I4, 5 as never)).toThrow(TypeError);
  expect(() => new SafeArrayValue(VT.I4, [], 0)).toThrow(RangeError);
  expect(() => new SafeArrayValue(VT.I4, [], [{ length: -1 }])).toThrow(RangeError);
  expect(() => new SafeArrayValue(VT.I4, [], [{ length: 1, lowerBound: 0.5 }])).toThrow(RangeError);
  expect(() => new SafeArrayValue(VT.I4, [], {} as never)).toThrow(TypeError);
});
