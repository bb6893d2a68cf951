import type { FilledRange } from "../record/file-record.ts";

/** The ranges with one more: ascending, disjoint, those that touch merged. The given ones must be so already. */
export function addRange(ranges: readonly FilledRange[], { start, end }: FilledRange): FilledRange[] {
  if (start >= end) return [...ranges];
  const before = ranges.filter((range) => range.end < start);
  const after = ranges.filter((range) => range.start > end);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const merged = {
    start: Math.min(start, touching[0]?.start ?? start),
    end: Math.max(end, touching.at(-1)?.end ?? end),
  };
  return [...before, merged, ...after];
}

/** Any ranges, overlapping and in any order, as ascending and disjoint ones. */
export function mergeRanges(ranges: readonly FilledRange[]): FilledRange[] {
  return ranges.reduce<FilledRange[]>(addRange, []);
}

/** The parts of `within` that ascending, disjoint ranges leave out. */
export function missingRanges(ranges: readonly FilledRange[], within: FilledRange): FilledRange[] {
  const missing: FilledRange[] = [];
  let start = within.start;
  for (const range of ranges) {
    if (range.end <= start) continue;
    if (range.start >= within.end) break;
    if (range.start > start) missing.push({ start, end: range.start });
    start = range.end;
  }
  if (start < within.end) missing.push({ start, end: within.end });
  return missing;
}

/** What of the ranges lies before an offset. */
export function rangesBefore(ranges: readonly FilledRange[], offset: number): FilledRange[] {
  return ranges
    .filter(({ start }) => start < offset)
    .map(({ start, end }) => ({ start, end: Math.min(end, offset) }));
}

/** Bytes in disjoint ranges. */
export function bytesIn(ranges: readonly FilledRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}
