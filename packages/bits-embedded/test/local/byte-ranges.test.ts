import { describe, expect, test } from "vitest";
import { addRange, bytesIn, mergeRanges, missingRanges, rangesBefore } from "../../src/local/byte-ranges.ts";
import type { FilledRange } from "../../src/record/file-record.ts";

const range = (start: number, end: number): FilledRange => ({ start, end });
const SOME = [range(10, 20), range(30, 40), range(50, 60)];

describe("addRange", () => {
  test.each([
    ["before all", range(0, 5), [range(0, 5), ...SOME]],
    ["touching the first from below", range(5, 10), [range(5, 20), range(30, 40), range(50, 60)]],
    ["touching the first from above", range(20, 25), [range(10, 25), range(30, 40), range(50, 60)]],
    ["into a gap", range(22, 28), [range(10, 20), range(22, 28), range(30, 40), range(50, 60)]],
    ["closing a gap", range(20, 30), [range(10, 40), range(50, 60)]],
    ["inside of one", range(32, 38), SOME],
    ["over all", range(0, 100), [range(0, 100)]],
    ["over the end of one and the beginning of another", range(35, 55), [range(10, 20), range(30, 60)]],
    ["after all", range(70, 80), [...SOME, range(70, 80)]],
    ["empty", range(25, 25), SOME],
  ])("%s", (_, added, expected) => {
    expect(addRange(SOME, added)).toEqual(expected);
  });

  test("leaves what it was given alone", () => {
    const given = structuredClone(SOME);
    addRange(given, range(0, 100));
    expect(given).toEqual(SOME);
  });
});

test("mergeRanges brings any ranges into order", () => {
  expect(mergeRanges([range(50, 60), range(10, 20), range(5, 12), range(20, 21)])).toEqual([
    range(5, 21),
    range(50, 60),
  ]);
});

describe("missingRanges", () => {
  test.each([
    ["everything", range(0, 70), [range(0, 10), range(20, 30), range(40, 50), range(60, 70)]],
    ["from within one to within another", range(15, 35), [range(20, 30)]],
    ["nothing, inside of one", range(10, 20), []],
    ["all, inside of a gap", range(22, 28), [range(22, 28)]],
    ["all, behind the last", range(60, 65), [range(60, 65)]],
    ["nothing of nothing", range(25, 25), []],
  ])("%s", (_, within, expected) => {
    expect(missingRanges(SOME, within)).toEqual(expected);
  });
});

test("rangesBefore cuts at an offset", () => {
  expect(rangesBefore(SOME, 35)).toEqual([range(10, 20), range(30, 35)]);
  expect(rangesBefore(SOME, 30)).toEqual([range(10, 20)]);
  expect(rangesBefore(SOME, 0)).toEqual([]);
});

test("adding at random agrees with a bitmap", () => {
  let seed = 7;
  const random = (limit: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % limit;
  };
  for (let round = 0; round < 200; round += 1) {
    const bitmap = new Array<boolean>(64).fill(false);
    let ranges: FilledRange[] = [];
    for (let step = 0; step < 8; step += 1) {
      const start = random(64);
      const end = Math.min(64, start + random(12));
      bitmap.fill(true, start, end);
      ranges = addRange(ranges, { start, end });
    }
    const covered = new Array<boolean>(64).fill(false);
    for (const { start, end } of ranges) covered.fill(true, start, end);
    expect(covered).toEqual(bitmap);
    expect(bytesIn(ranges)).toBe(bitmap.filter(Boolean).length);
    for (const [index, { start }] of ranges.slice(1).entries())
      expect(start).toBeGreaterThan(ranges[index]!.end);
    const missing = missingRanges(ranges, range(0, 64));
    expect(bytesIn(missing) + bytesIn(ranges)).toBe(64);
  }
});
