import { afterEach, describe, expect, it, vi } from "vitest";
import { ExactVariant, Variant } from "../../src/codegen/index.ts";
import {
  Currency,
  Decimal,
  missing,
  SafeArrayValue,
  type TypedVariant,
  VariantError,
  VT,
} from "../../src/index.ts";
import { blocks } from "../counted-memory.ts";
import { handedOver, refusal, roundTrip, writing } from "./memory.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([0, 0]);
});

describe("values of JavaScript", () => {
  it.each<[string, unknown, number]>([
    ["undefined", undefined, VT.EMPTY],
    ["null", null, VT.NULL],
    ["true", true, VT.BOOL],
    ["false", false, VT.BOOL],
    ["an int32", -2_147_483_648, VT.I4],
    ["a double", 2_147_483_648, VT.R8],
    ["a negative zero", -0, VT.R8],
    ["NaN", Number.NaN, VT.R8],
    ["an int64", -(2n ** 63n), VT.I8],
    ["a uint64", 2n ** 64n - 1n, VT.UI8],
    ["text", "a\0b \ud83d\ude00", VT.BSTR],
    ["no text", "", VT.BSTR],
    ["a Date", new Date(2024, 1, 29, 23, 59, 59, 999), VT.DATE],
    ["a Date before 1899", new Date(1752, 8, 14, 6, 0, 0, 1), VT.DATE],
    ["bytes", new Uint8Array([1, 2, 255]), VT.ARRAY | VT.UI1],
    ["int8s", new Int8Array([-128]), VT.ARRAY | VT.I1],
    ["int16s", new Int16Array([-1]), VT.ARRAY | VT.I2],
    ["uint16s", new Uint16Array([65535]), VT.ARRAY | VT.UI2],
    ["int32s", new Int32Array([]), VT.ARRAY | VT.I4],
    ["uint32s", new Uint32Array([1]), VT.ARRAY | VT.UI4],
    ["int64s", new BigInt64Array([-1n]), VT.ARRAY | VT.I8],
    ["uint64s", new BigUint64Array([2n ** 64n - 1n]), VT.ARRAY | VT.UI8],
    ["floats", new Float32Array([0.5]), VT.ARRAY | VT.R4],
    ["doubles", new Float64Array([0.1]), VT.ARRAY | VT.R8],
    ["an array", [1, "two", null, undefined, [3n, [true]]], VT.ARRAY | VT.VARIANT],
  ])("%s", (_what, value, vt) => {
    expect(roundTrip(Variant, value)).toEqual(value);
    expect(handedOver(Variant, value)).toEqual(value);
    expect(writing(Variant, value, (view) => view.getUint16(0, true))).toBe(vt);
    expect((roundTrip(ExactVariant, value) as TypedVariant).vt).toBe(vt);
  });
  it("classes", () => {
    for (const value of [
      Currency.parse("-1.5"),
      Decimal.parse("-12.500"),
      new VariantError(0x80004005),
      missing,
    ]) {
      expect(String(roundTrip(Variant, value))).toBe(String(value));
    }
    expect(
      roundTrip(
        Variant,
        new SafeArrayValue(
          VT.I2,
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          2,
        ),
      ),
    ).toEqual([new Int16Array([1, 2, 3]), new Int16Array([4, 5, 6])]);
    expect(refusal(Variant, ["a", ["b", Symbol("x")]]).message).toMatch(
      "I.m(p[1][1]): expected a value that a VARIANT can hold",
    );
  });
});
