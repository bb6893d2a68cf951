import { describe, expect, it } from "vitest";
import { DateValue } from "../../src/codegen/index.ts";
import { dateToOleDate, oleDateToDate } from "../../src/index.ts";
import { refusal, roundTrip, writing } from "./memory.ts";
import { Random } from "./random.ts";

process.env.TZ = "Europe/Berlin";

it.each<[number, Date]>([
  [0, new Date(1899, 11, 30)],
  [1, new Date(1899, 11, 31)],
  [2.5, new Date(1900, 0, 1, 12)],
  [-1, new Date(1899, 11, 29)],
  [-1.25, new Date(1899, 11, 29, 6)],
  [-1.75, new Date(1899, 11, 29, 18)],
  [0.75, new Date(1899, 11, 30, 18)],
  [25_569, new Date(1970, 0, 1)],
  [36_526.000_011_574, new Date(2000, 0, 1, 0, 0, 1)],
  [-657_434, new Date(100, 0, 1)],
  [2_958_465.999_988_426, new Date(9999, 11, 31, 23, 59, 59)],
])("%d is %s", (days, date) => {
  expect(oleDateToDate(days)).toEqual(date);
  expect(dateToOleDate(date)).toBeCloseTo(days, 9);
});

it("reads a fraction before the first day as on it: there are two spellings of those hours", () => {
  expect(oleDateToDate(-0.75)).toEqual(oleDateToDate(0.75));
});

it("comes back to the millisecond, in summer and in winter", () => {
  const random = new Random(7);
  for (let run = 0; run < 2_000; run++) {
    const date = new Date(
      random.below(9800) + 100,
      random.below(12),
      random.below(28),
      random.below(24),
      0,
      0,
      random.below(3_600_000),
    );
    if (date.getFullYear() < 101) continue;
    expect(roundTrip(DateValue, date)).toEqual(date);
  }
});

describe("refuses", () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 2_958_466, -657_435])("%d", (days) => {
    expect(() => oleDateToDate(days)).toThrow(RangeError);
    const view = new DataView(new Float64Array([days]).buffer);
    expect(() => DateValue.read(view, 0)).toThrow("expected a day of the years 100 to 9999");
  });

  it.each([new Date(Number.NaN), new Date(99, 0).setFullYear(99), new Date(10_000, 0, 1)])("%s", (value) => {
    const date = new Date(value);
    expect(() => dateToOleDate(date)).toThrow(RangeError);
    expect(refusal(DateValue, date)).toBeInstanceOf(RangeError);
  });

  it("what is no Date", () => {
    expect(() => dateToOleDate(5 as never)).toThrow(TypeError);
    expect(() => oleDateToDate("1" as never)).toThrow(TypeError);
    expect(refusal(DateValue, new Proxy(new Date(), {})).message).toBe(
      "I.m(p): expected a Date, got an object",
    );
  });
});

it("runs no code of a subclass", () => {
  class Liar extends Date {
    override getFullYear(): number {
      throw new Error("asked");
    }
  }
  expect(writing(DateValue, new Liar(1899, 11, 30, 12), (view) => view.getFloat64(0, true))).toBe(0.5);
});
