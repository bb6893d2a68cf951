import { afterEach, describe, expect, it, vi } from "vitest";
import { ExactPropVariant, PropVariant } from "../../src/codegen/index.ts";
import { type Guid, TypedVariant, VT } from "../../src/index.ts";
import { blocks } from "../counted-memory.ts";
import { handedOver, refusal, roundTrip, writing } from "./memory.ts";
import { plain } from "./random.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([0, 0]);
});

const GUID = "01234567-89ab-cdef-0123-456789abcdef" as Guid;

it.each<[string, unknown, number]>([
  ["text", "\u20ac", VT.LPWSTR],
  ["bytes", new Uint8Array([1, 2]), VT.BLOB],
  ["no bytes", new Uint8Array(0), VT.BLOB],
  ["numbers", new Uint32Array([1, 2]), VT.VECTOR | VT.UI4],
  ["bigints", new BigInt64Array([-1n]), VT.VECTOR | VT.I8],
  ["texts", ["a", "", "b"], VT.VECTOR | VT.LPWSTR],
  ["anything", ["a", 1, null, [2n, new Float64Array([0.5])]], VT.VECTOR | VT.VARIANT],
  ["nothing", undefined, VT.EMPTY],
  ["an integer", 5, VT.I4],
  ["a local date", new Date(2001, 1, 3, 4, 5, 6), VT.DATE],
])("%s comes back", (_what, value, vt) => {
  expect(roundTrip(PropVariant, value)).toEqual(value);
  expect(handedOver(PropVariant, value)).toEqual(value);
  expect(writing(PropVariant, value, (view) => view.getUint16(0, true))).toBe(vt);
});

describe("typed values", () => {
  it.each<[string, number, unknown]>([
    ["a moment", VT.FILETIME, 132_000_000_000_000_000n],
    ["a GUID", VT.CLSID, GUID],
    ["no GUID", VT.CLSID, null],
    ["ANSI text", VT.LPSTR, "plain"],
    ["no text", VT.LPWSTR, null],
    ["a counted text", VT.BSTR, "a\0b"],
    ["an object's bytes", VT.BLOB_OBJECT, [1, 2, 3]],
    ["bytes", VT.VECTOR | VT.UI1, [1, 2]],
    ["flags", VT.VECTOR | VT.BOOL, [true, false]],
    ["moments", VT.VECTOR | VT.FILETIME, [1n, 2n]],
    ["GUIDs", VT.VECTOR | VT.CLSID, [GUID, GUID]],
    ["counted texts", VT.VECTOR | VT.BSTR, ["a", "b\0"]],
    ["ANSI texts", VT.VECTOR | VT.LPSTR, ["a", null]],
    ["dates", VT.VECTOR | VT.DATE, [1.5, -3.25]],
    ["no stream", VT.STREAM, null],
    ["no storage", VT.STORAGE, null],
  ])("%s comes back with its type", (_what, vt, value) => {
    const typed = new TypedVariant(vt, value);
    expect(plain(roundTrip(ExactPropVariant, typed))).toEqual({ vt, value });
    expect(plain(handedOver(ExactPropVariant, typed))).toEqual({ vt, value });
  });

  it("are read only where JavaScript does not tell the type", () => {
    const read = (vt: number, value: unknown): unknown =>
      plain(roundTrip(PropVariant, new TypedVariant(vt, value)));
    expect(read(VT.FILETIME, 5n)).toEqual({ vt: VT.FILETIME, value: 5n });
    expect(read(VT.VECTOR | VT.CLSID, [GUID])).toEqual({ vt: VT.VECTOR | VT.CLSID, value: [GUID] });
    expect(read(VT.LPSTR, "text")).toBe("text");
    expect(read(VT.VECTOR | VT.I2, [1, 2])).toEqual([1, 2]);
    expect(read(VT.UI2, 7)).toBe(7);
  });
});

it.each<[string, unknown, string]>([
  ["text with U+0000", "a\0b", "I.m(p): expected a string without U+0000"],
  [
    "an element",
    new TypedVariant(VT.VECTOR | VT.LPWSTR, ["a", 5]),
    "I.m(p[1]): expected a string or null, got 5",
  ],
  ["no array", new TypedVariant(VT.BLOB, "bytes"), 'I.m(p): expected an array, got "bytes"'],
  ["no GUID", new TypedVariant(VT.CLSID, "5"), 'I.m(p): expected a GUID, got "5"'],
  ["a negative moment", new TypedVariant(VT.FILETIME, -1n), "I.m(p): expected a uint64, got -1n"],
  ["an element in an inner array", ["a", [1, ["x", () => 0]]], "I.m(p[1][1][1]): expected a value"],
])("refuses %s", (_what, value, message) => {
  expect(refusal(PropVariant, value).message).toMatch(message);
});

it.each([VT.INT, VT.DECIMAL, VT.UNKNOWN, VT.DISPATCH, VT.EMPTY, VT.BLOB, VT.STREAM])(
  "refuses vectors of type %i",
  (vt) => {
    expect(refusal(PropVariant, new TypedVariant(VT.VECTOR | vt, [])).message).toMatch(
      "a PROPVARIANT of VT_VECTOR|",
    );
  },
);

it("refers to a PROPVARIANT", () => {
  const typed = new TypedVariant(VT.BYREF | VT.VARIANT, new TypedVariant(VT.LPWSTR, "inside"));
  expect(plain(roundTrip(ExactPropVariant, typed))).toEqual(plain(typed));
});

it("refuses the longest array without walking through it", () => {
  const message = "I.m(p): expected at most 89478485 elements, got 4294967295";
  expect(refusal(PropVariant, new Array(0xffff_ffff)).message).toBe(message);
});

it("does not believe an impossible count", () => {
  const view = new DataView(new ArrayBuffer(24));
  view.setUint16(0, VT.VECTOR | VT.I8, true);
  view.setUint32(8, 0xffff_ffff, true);
  expect(() => PropVariant.read(view, 0)).toThrow("impossible array of 4294967295 elements");
});
