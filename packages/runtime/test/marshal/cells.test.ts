import { expect, it } from "vitest";
import * as codegen from "../../src/codegen/index.ts";

const { drop, take } = codegen;

it.each([
  ["Int8", -128],
  ["Uint8", 255],
  ["Int16", -32_768],
  ["Uint16", 65_535],
  ["Int32", -2_147_483_648],
  ["Uint32", 4_294_967_295],
  ["Int64", -9_223_372_036_854_775_808n],
  ["Uint64", 18_446_744_073_709_551_615n],
  ["Float", -0.5],
  ["Double", Number.MIN_VALUE],
  ["Bool", true],
  ["Pointer", 0x7fff_fedc_ba98],
] as const)("read%s reads what write%s wrote", (kind, value) => {
  const cell = take(8);
  (codegen[`write${kind}`] as (address: number, value: unknown) => void)(cell, value);
  expect(codegen[`read${kind}`](cell)).toBe(value);
  drop(cell);
});

it("hands out zeroed, aligned and nested frames", () => {
  const outer = take(24);
  codegen.writeInt32(outer, -1);
  const inner = take(1);
  expect([outer % 16, inner % 16, inner - outer]).toEqual([0, 0, 32]);
  codegen.writeInt32(inner, -1);
  drop(inner);
  drop(outer);
  const again = take(64);
  expect(again).toBe(outer);
  expect(Array.from({ length: 16 }, (_, word) => codegen.readInt32(again + word * 4))).toEqual(
    Array(16).fill(0),
  );
  drop(again);
});

it("refuses addresses outside of the scratch memory", () => {
  const cell = take(8);
  expect(() => codegen.readInt32(cell + 65_536)).toThrow(RangeError);
  expect(() => codegen.readInt32(1)).toThrow(RangeError);
  expect(() => codegen.writePointer(cell - 65_536, 1)).toThrow(RangeError);
  drop(cell);
});
