import { expect, it } from "vitest";
import { CurrencyValue, DecimalValue, ErrorCode } from "../../src/codegen/index.ts";
import { Currency, Decimal, missing, VariantError } from "../../src/index.ts";
import { refusal, roundTrip, writing } from "./memory.ts";

it.each<[string, bigint]>([
  ["0", 0n],
  ["12.5", 125_000n],
  ["-0.0001", -1n],
  ["-12", -120_000n],
  ["922337203685477.5807", 2n ** 63n - 1n],
  ["-922337203685477.5808", -(2n ** 63n)],
])("the amount %s", (text, units) => {
  expect(Currency.parse(text).units).toBe(units);
  expect(new Currency(units).toString()).toBe(text);
  expect(JSON.stringify(new Currency(units))).toBe(`"${text}"`);
  expect(roundTrip(CurrencyValue, new Currency(units)).units).toBe(units);
});

it("takes other spellings of amounts", () => {
  expect(Currency.parse("+1.50").toString()).toBe("1.5");
  expect(Currency.parse("007").toString()).toBe("7");
});

it.each(["", "1.", ".5", "1.23456", "1e3", "--1", "1,5", " 1"])("refuses the amount %j", (text) => {
  expect(() => Currency.parse(text)).toThrow(TypeError);
});

it("refuses amounts beyond 64 bits", () => {
  expect(() => Currency.parse("922337203685477.5808")).toThrow(RangeError);
  expect(() => new Currency(2n ** 63n)).toThrow(RangeError);
  expect(() => new Currency(1 as never)).toThrow(TypeError);
});

it.each<[string, bigint, number, boolean]>([
  ["0", 0n, 0, false],
  ["-0.00", 0n, 2, true],
  ["12.50", 1250n, 2, false],
  ["-0.0000000000000000000000000001", 1n, 28, true],
  ["79228162514264337593543950335", 2n ** 96n - 1n, 0, false],
])("the decimal %s", (text, magnitude, scale, negative) => {
  const decimal = Decimal.parse(text);
  expect([decimal.magnitude, decimal.scale, decimal.negative]).toEqual([magnitude, scale, negative]);
  expect(new Decimal(magnitude, scale, negative).toString()).toBe(text);
  expect(roundTrip(DecimalValue, decimal).toString()).toBe(text);
});

it("refuses decimals that DECIMAL cannot tell", () => {
  expect(() => Decimal.parse("79228162514264337593543950336")).toThrow(RangeError);
  expect(() => Decimal.parse(`0.${"0".repeat(29)}`)).toThrow(RangeError);
  expect(() => new Decimal(-1n)).toThrow(RangeError);
  expect(() => new Decimal(1n, 1.5)).toThrow(RangeError);
  expect(() => new Decimal(1n, 0, 1 as never)).toThrow(TypeError);
  expect(() => Decimal.parse("1e5")).toThrow(TypeError);
  const view = new DataView(new ArrayBuffer(16));
  view.setUint8(2, 29);
  expect(() => DecimalValue.read(view, 0)).toThrow(RangeError);
});

it("writes the bytes of a DECIMAL", () => {
  const decimal = new Decimal((0x0102_0304n << 64n) | 0x1112_1314_1516_1718n, 3, true);
  const bytes = writing(DecimalValue, decimal, (view) => [...new Uint8Array(view.buffer)]);
  expect(bytes).toEqual([0, 0, 3, 0x80, 4, 3, 2, 1, 0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11]);
});

it("tells errors as values by name", () => {
  expect(String(new VariantError(-2147467259))).toBe("E_FAIL (0x80004005)");
  expect(missing.scode).toBe(0x80020004);
  expect(() => new VariantError(2 ** 32)).toThrow(RangeError);
  expect(() => new VariantError("5" as never)).toThrow(TypeError);
  expect(roundTrip(ErrorCode, 0x8000ffff)).toBe(0x8000ffff);
});

it.each([CurrencyValue, DecimalValue])("refuses what only looks like a value", (codec) => {
  const real = codec === CurrencyValue ? new Currency(1n) : new Decimal(1n);
  for (const value of [5, null, {}, Object.create(real), new Proxy(real, {})])
    expect(refusal(codec, value)).toBeInstanceOf(TypeError);
});
