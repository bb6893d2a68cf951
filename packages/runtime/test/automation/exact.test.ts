import { afterEach, describe, expect, it, vi } from "vitest";
import { ExactPropVariant, ExactVariant, Variant } from "../../src/codegen/index.ts";
import { TypedVariant, VT } from "../../src/index.ts";
import { blocks } from "../counted-memory.ts";
import { handedOver, refusal, roundTrip } from "./memory.ts";
import { exact, PLAIN, plain, Random } from "./random.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([0, 0]);
});

describe.each([
  ["VARIANT", ExactVariant],
  ["PROPVARIANT", ExactPropVariant],
])("an exact %s", (_name, codec) => {
  it.each([...PLAIN.keys()])("of type %i comes back, also by reference", (vt) => {
    const random = new Random(vt);
    for (let run = 0; run < 50; run++) {
      const value = PLAIN.get(vt)!(random);
      for (const typed of [new TypedVariant(vt, value), new TypedVariant(VT.BYREF | vt, value)])
        expect(plain(roundTrip(codec, typed))).toEqual(plain(typed));
      const typed = new TypedVariant(vt, value);
      expect(plain(handedOver(codec, typed))).toEqual(plain(typed));
    }
  });

  it("comes back whatever is in it", () => {
    for (let seed = 0; seed < 500; seed++) {
      const value = exact(new Random(seed));
      expect(plain(roundTrip(codec, value)), `seed ${seed}`).toEqual(plain(value));
      expect(plain(handedOver(codec, value)), `seed ${seed}`).toEqual(plain(value));
    }
  });

  it("holds nothing and null", () => {
    for (const typed of [
      new TypedVariant(VT.EMPTY, undefined),
      new TypedVariant(VT.NULL, null),
      new TypedVariant(VT.ARRAY | VT.BSTR, null),
      new TypedVariant(VT.BYREF | VT.ARRAY | VT.BSTR, null),
      new TypedVariant(VT.BYREF | VT.VARIANT, new TypedVariant(VT.I2, 5)),
    ])
      expect(plain(roundTrip(codec, typed))).toEqual(plain(typed));
  });

  it.each([
    VT.RECORD,
    VT.VARIANT,
    VT.VOID,
    VT.PTR,
    VT.ARRAY | VT.EMPTY,
    VT.BYREF | VT.NULL,
    VT.ARRAY | VT.RECORD,
    VT.CF,
    4095,
  ])("refuses type %i", (vt) => {
    expect(refusal(codec, new TypedVariant(vt, 1)).message).toMatch(
      /^I\.m\(p\): a (PROP)?VARIANT of .* is not supported$/,
    );
    const view = new DataView(new ArrayBuffer(24));
    view.setUint16(0, vt, true);
    expect(() => codec.read(view, 0)).toThrow(/VARIANT of (VT_\w+\|)?VT_\w+ \(0x\w+\) is not supported/);
    codec.free?.(view, 0);
  });
});

it.each<[string, number, unknown, string]>([
  ["a fraction", VT.I4, 1.5, "I.m(p): expected an int32, got 1.5"],
  ["an integer too large", VT.UI1, 256, "I.m(p): expected a uint8, got 256"],
  ["a number for 64 bits", VT.I8, 1, "I.m(p): expected a bigint (int64), got 1"],
  ["text", VT.I4, "1", 'I.m(p): expected a number (int32), got "1"'],
  ["a number as text", VT.BSTR, 1, "I.m(p): expected a string, got 1"],
  ["a value of nothing", VT.EMPTY, 1, "I.m(p): expected undefined, got 1"],
  [
    "an invalid date",
    VT.DATE,
    new Date(Number.NaN),
    "I.m(p): expected a valid Date of the years 100 to 9999, got an object",
  ],
  ["a number for a date", VT.DATE, 1, "I.m(p): expected a Date, got 1"],
  ["a float for an amount", VT.CY, 1.5, "I.m(p): expected a Currency, got 1.5"],
  ["a float for a decimal", VT.DECIMAL, 1.5, "I.m(p): expected a Decimal, got 1.5"],
  ["a number for an error", VT.ERROR, 5, "I.m(p): expected a VariantError, got 5"],
  ["an element", VT.ARRAY | VT.I2, [1, 2, "3"], 'I.m(p[2]): expected a number (int16), got "3"'],
  ["another typed array", VT.ARRAY | VT.I2, new Int32Array(1), "I.m(p): expected an array, got an object"],
  ["no array", VT.ARRAY | VT.I2, 5, "I.m(p): expected an array, got 5"],
  ["an element in the middle", VT.ARRAY | VT.BSTR, ["a", "b", 1, "c"], "I.m(p[2]): expected a string, got 1"],
  ["what is behind a reference", VT.BYREF | VT.BSTR, 1, "I.m(p): expected a string, got 1"],
  ["no object", VT.UNKNOWN, {}, "I.m(p): expected an IUnknown, got an object"],
])("refuses %s", (_what, vt, value, message) => {
  expect(refusal(Variant, new TypedVariant(vt, value)).message).toBe(message);
});
