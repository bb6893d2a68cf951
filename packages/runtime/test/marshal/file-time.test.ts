import { expect, it } from "vitest";
import { dateToFileTime, fileTimeToDate } from "../../src/index.ts";
import { wrong } from "../serving.ts";

it.each([
  ["1601-01-01T00:00:00.000Z", 0n],
  ["1970-01-01T00:00:00.000Z", 116_444_736_000_000_000n],
  ["1969-12-31T23:59:59.999Z", 116_444_735_999_990_000n],
  ["2024-02-29T12:34:56.789Z", 133_536_836_967_890_000n],
])("%s is %d units of 100 ns", (text, fileTime) => {
  expect(dateToFileTime(new Date(text))).toBe(fileTime);
  expect(fileTimeToDate(fileTime).toISOString()).toBe(text);
});

it("cuts what is finer than a millisecond, before 1970 too", () => {
  expect(fileTimeToDate(9_999n).toISOString()).toBe("1601-01-01T00:00:00.000Z");
  expect(fileTimeToDate(2n ** 64n - 1n).toISOString()).toBe("+060056-05-28T05:36:10.955Z");
});

it("refuses what a FILETIME cannot tell", () => {
  expect(() => dateToFileTime(new Date("1600-12-31T23:59:59.999Z"))).toThrow(RangeError);
  expect(() => dateToFileTime(new Date(8.64e15))).toThrow(RangeError);
  expect(() => dateToFileTime(new Date(Number.NaN))).toThrow("the Date is invalid");
  expect(() => dateToFileTime(wrong(0))).toThrow(TypeError);
  expect(() => fileTimeToDate(-1n)).toThrow(RangeError);
  expect(() => fileTimeToDate(2n ** 64n)).toThrow(RangeError);
  expect(() => fileTimeToDate(wrong(1))).toThrow(TypeError);
});
