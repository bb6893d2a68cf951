import { BG_LENGTH_TO_EOF } from "@combind/bits";
import { expect, test } from "vitest";
import { checkRanges } from "../../src/names/ranges.ts";
import { refusal } from "../refusal.ts";

const range = (initialOffset: bigint | number, length: bigint | number) => ({
  initialOffset: BigInt(initialOffset),
  length: BigInt(length),
});

test("keeps the order given", () => {
  expect(checkRanges([range(10, 5), range(0, 10), range(15, BG_LENGTH_TO_EOF)], 3)).toEqual([
    { offset: 10, length: 5 },
    { offset: 0, length: 10 },
    { offset: 15, length: null },
  ]);
});

test.each([
  ["the same twice", [range(0, 5), range(0, 5)]],
  ["two at one offset", [range(7, 1), range(0, 3), range(7, 9)]],
  ["one inside another", [range(20, 1), range(0, 100)]],
  ["one byte in common", [range(4, 2), range(0, 5)]],
  ["one behind a range to the end", [range(0, BG_LENGTH_TO_EOF), range(100, 1)]],
])("refuses overlapping ranges: %s", (_, ranges) => {
  expect(refusal(() => checkRanges(ranges, 9))).toBe("BG_E_OVERLAPPING_RANGES");
});

test.each([
  ["an offset at the end", range(BG_LENGTH_TO_EOF, 1)],
  ["an offset at the end, to the end", range(BG_LENGTH_TO_EOF, BG_LENGTH_TO_EOF)],
  ["no length", range(5, 0)],
  ["an end beyond 2^53", range(2n ** 53n - 5n, 5)],
  ["an end beyond 2^64", range(2n ** 63n, 2n ** 63n)],
])("refuses an invalid range: %s", (_, invalid) => {
  expect(refusal(() => checkRanges([range(0, 1), invalid], 9))).toBe("BG_E_INVALID_RANGE");
});

test("refuses none, and more than allowed", () => {
  expect(refusal(() => checkRanges([], 9))).toBe("E_INVALIDARG");
  expect(refusal(() => checkRanges([range(0, 1), range(1, 1)], 1))).toBe("BG_E_TOO_MANY_RANGES_IN_FILE");
});
