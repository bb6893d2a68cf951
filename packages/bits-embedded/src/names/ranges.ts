import {
  BG_E_INVALID_RANGE,
  BG_E_OVERLAPPING_RANGES,
  BG_E_TOO_MANY_RANGES_IN_FILE,
  type BG_FILE_RANGE,
  BG_LENGTH_TO_EOF,
} from "@combind/bits";
import { ComError, E_INVALIDARG } from "@combind/runtime";
import type { RequestedRange } from "../record/file-record.ts";

/**
 * The parts of a file to fetch: at least one and at most so many, disjoint, in any order, which is kept.
 *
 * @throws {ComError} E_INVALIDARG, BG_E_TOO_MANY_RANGES_IN_FILE, BG_E_INVALID_RANGE, BG_E_OVERLAPPING_RANGES
 */
export function checkRanges(ranges: readonly BG_FILE_RANGE[], most: number): RequestedRange[] {
  if (ranges.length === 0) throw new ComError(E_INVALIDARG);
  if (ranges.length > most) throw new ComError(BG_E_TOO_MANY_RANGES_IN_FILE);
  const requested = ranges.map(checkRange);
  const ascending = requested.toSorted((a, b) => a.offset - b.offset);
  const overlap = ascending.some((range, index) => {
    const next = ascending[index + 1];
    return next !== undefined && (range.length === null || range.offset + range.length > next.offset);
  });
  if (overlap) throw new ComError(BG_E_OVERLAPPING_RANGES);
  return requested;
}

/**
 * One part of a file, not empty. No file is larger than 2^53 bytes.
 *
 * @throws {ComError} BG_E_INVALID_RANGE
 */
export function checkRange({ initialOffset, length }: BG_FILE_RANGE): RequestedRange {
  const toEnd = length === BG_LENGTH_TO_EOF;
  const end = toEnd ? initialOffset : initialOffset + length;
  if (length === 0n || end > Number.MAX_SAFE_INTEGER) throw new ComError(BG_E_INVALID_RANGE);
  return { offset: Number(initialOffset), length: toEnd ? null : Number(length) };
}
