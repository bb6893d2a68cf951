import {
  BG_E_INVALID_RANGE,
  BG_E_RANDOM_ACCESS_NOT_SUPPORTED,
  type BG_FILE_RANGE,
  BG_JOB_TYPE,
  BG_LENGTH_TO_EOF,
} from "@combind/bits";
import { ComError, E_INVALIDARG } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { mergeRanges, missingRanges } from "../local/byte-ranges.ts";
import { checkRange } from "../names/ranges.ts";
import { END_OF_FILE, type FileRecord, type FilledRange } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";

/** The parts that AddFileWithRanges asked for, in its order; none for a whole file. */
export function requestedRanges({ ranges }: FileRecord): BG_FILE_RANGE[] {
  return (ranges ?? []).map(({ offset, length }) => ({
    initialOffset: BigInt(offset),
    length: length === null ? BG_LENGTH_TO_EOF : BigInt(length),
  }));
}

/** What has arrived of a file. */
export function filledRanges(record: JobRecord, file: FileRecord): BG_FILE_RANGE[] {
  requireRandomAccess(record, file);
  return file.filled.map(({ start, end }) => ({ initialOffset: BigInt(start), length: BigInt(end - start) }));
}

/** Has parts of an on-demand file fetched, after those asked for before. They may overlap. */
export function requestRanges(job: Job, file: FileRecord, ranges: readonly BG_FILE_RANGE[]): void {
  demand(job, file, () => {
    if (ranges.length === 0) throw new ComError(E_INVALIDARG);
    const wanted = mergeRanges(ranges.map((range) => within(file, range)));
    const missing = without(wanted, file.filled);
    return [...file.demanded, ...without(missing, file.demanded)];
  });
}

/** Has everything from an offset on fetched that an on-demand file misses there, before what was asked for earlier. */
export function updateDownloadPosition(job: Job, file: FileRecord, offset: bigint): void {
  demand(job, file, () => {
    const wanted = within(file, { initialOffset: offset, length: BG_LENGTH_TO_EOF });
    const missing = without([wanted], file.filled);
    return [...missing, ...without(file.demanded, missing)];
  });
}

function demand(job: Job, file: FileRecord, demanded: () => readonly FilledRange[]): void {
  job.change((record) => {
    requireRandomAccess(record, file);
    if (!record.properties.onDemand) throw new ComError(BG_E_RANDOM_ACCESS_NOT_SUPPORTED);
    file.demanded = demanded();
  });
  if (!file.transferred) job.restart();
}

/** A range as offsets, checked against the file's size if that is known. */
function within({ size }: FileRecord, range: BG_FILE_RANGE): FilledRange {
  const { offset, length } = checkRange(range);
  const last = size ?? END_OF_FILE;
  const end = length === null ? last : offset + length;
  if (offset >= last || end > last) throw new ComError(BG_E_INVALID_RANGE);
  return { start: offset, end };
}

function without(ranges: readonly FilledRange[], others: readonly FilledRange[]): FilledRange[] {
  const left = mergeRanges(others);
  return ranges.flatMap((range) => missingRanges(left, range));
}

/** Bytes lie at their own offsets in a download of whole files with ordinary requests. */
function requireRandomAccess({ type, http, properties }: JobRecord, { ranges }: FileRecord): void {
  const isPlain = type === BG_JOB_TYPE.DOWNLOAD && http.method === null && !properties.dynamicContent;
  if (!isPlain || ranges !== null) throw new ComError(BG_E_RANDOM_ACCESS_NOT_SUPPORTED);
}
