import type { FilledRange, RequestedRange } from "../record/file-record.ts";
import { invalidRange } from "./failures.ts";

/** Bytes of the local file, and where in the remote file they begin. */
export interface Stretch extends FilledRange {
  readonly remoteStart: number;
}

/**
 * What a local file is made of, in its own order: all of a remote file of some size, or the ranges asked for.
 *
 * @throws {TransferFailure} BG_E_INVALID_RANGE if a range lies outside the remote file
 */
export function layoutOf(ranges: readonly RequestedRange[] | null, remoteSize: number): Stretch[] {
  if (ranges === null) return [{ start: 0, end: remoteSize, remoteStart: 0 }];
  let start = 0;
  return ranges.map(({ offset, length }) => {
    const bytes = length ?? remoteSize - offset;
    if (bytes <= 0 || offset + bytes > remoteSize) throw invalidRange();
    const stretch = { start, end: start + bytes, remoteStart: offset };
    start = stretch.end;
    return stretch;
  });
}

/** Bytes of the local file. */
export function sizeOf(layout: readonly Stretch[]): number {
  return layout.at(-1)?.end ?? 0;
}

/** As much from the beginning of a gap in the local file as lies together in the remote one. */
export function stretchAt(layout: readonly Stretch[], { start, end }: FilledRange): Stretch {
  const stretch = layout.find((each) => each.start <= start && start < each.end);
  if (stretch === undefined) throw invalidRange();
  const remoteStart = stretch.remoteStart + (start - stretch.start);
  return { start, end: Math.min(end, stretch.end), remoteStart };
}
