import { addRange, bytesIn, missingRanges, rangesBefore } from "../local/byte-ranges.ts";
import { PartFile } from "../local/part-file.ts";
import { END_OF_FILE, type FileRecord, type FilledRange } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { complete } from "./complete.ts";
import { checkDownloadSize } from "./download-size.ts";
import { exchange } from "./exchange.ts";
import { invalidRange, invalidServerResponse } from "./failures.ts";
import { layoutOf, type Stretch, stretchAt } from "./layout.ts";
import { bytesPromised, type Question } from "./range-answer.ts";
import { receive } from "./receive.ts";
import { askVersion, isSameVersion, RemoteFileChanged, type SizedVersion } from "./remote-version.ts";

/**
 * Fetches what is missing of a file whose version is known: all of it, or the parts that are demanded of an on-demand
 * job. The file is transferred once it is whole.
 *
 * @throws {RemoteFileChanged} when the server answers about another version
 */
export async function fill(transfer: JobTransfer, file: FileRecord): Promise<void> {
  const { onDemand } = transfer.record.properties;
  const size = file.size!;
  transfer.signal.throwIfAborted();
  const part = new PartFile(file);
  try {
    recall(transfer, file, part);
    for (const wanted of onDemand ? file.demanded : [{ start: 0, end: size }]) {
      const range = bounded(wanted, size);
      await fetchMissing(transfer, file, part, range);
      if (!onDemand) continue;
      file.demanded = file.demanded.filter((demanded) => demanded !== wanted);
      transfer.save();
      transfer.rangesTransferred(file, [range]);
    }
    if (bytesIn(file.filled) === size) await complete(transfer, file, part);
  } finally {
    part.close();
  }
}

/** A wanted range, now that the file's size is known. */
function bounded({ start, end }: FilledRange, size: number): FilledRange {
  const range = { start, end: end === END_OF_FILE ? size : end };
  if (start > size || range.end > size) throw invalidRange();
  return range;
}

/** Whether the job has anything left to do about a file. */
export function isWanted({ properties }: JobRecord, file: FileRecord): boolean {
  if (file.transferred) return false;
  return !properties.onDemand || file.demanded.length > 0 || bytesIn(file.filled) === (file.size ?? 0);
}

/** Makes the record agree with what is on disk after a crash. How far a file was filled from the front its length tells. */
function recall({ record }: JobTransfer, file: FileRecord, part: PartFile): void {
  const { length } = part;
  if (length > file.size!) {
    part.truncate();
    file.filled = [];
    return;
  }
  const fromFront = !record.properties.onDemand && file.filled.every(({ start }) => start === 0);
  file.filled = fromFront ? addRange([], { start: 0, end: length }) : rangesBefore(file.filled, length);
}

async function fetchMissing(
  transfer: JobTransfer,
  file: FileRecord,
  part: PartFile,
  wanted: FilledRange,
): Promise<void> {
  const layout = layoutOf(file.ranges, file.remote!.size!);
  for (;;) {
    const [gap] = missingRanges(file.filled, wanted);
    if (gap === undefined) return;
    await fetchStretch(transfer, file, part, stretchAt(layout, gap));
  }
}

async function fetchStretch(
  transfer: JobTransfer,
  file: FileRecord,
  part: PartFile,
  stretch: Stretch,
): Promise<void> {
  const version = file.remote as SizedVersion;
  checkDownloadSize(transfer.record, file, bytesIn(file.filled) + stretch.end - stretch.start);
  const question = questionFor(transfer.record, file, stretch);
  const headers: Record<string, string> = question.header === null ? {} : { Range: question.header };
  const response = await exchange(transfer, file, "GET", headers);
  try {
    if (response.status === 416 && question.header !== null) {
      const isSame = isSameVersion(version, await askVersion(transfer, file));
      throw isSame ? invalidRange() : new RemoteFileChanged();
    }
    const bytes = bytesPromised(response, question, version);
    await receive(transfer, file, part, response.body, {
      start: stretch.start,
      bytes,
      check(arrived) {
        if (arrived > bytes)
          throw response.status === 200 ? new RemoteFileChanged() : invalidServerResponse();
      },
    });
  } finally {
    response.body.destroy();
  }
}

/** Nothing is asked of a server's ranges as long as a whole file can be had from its beginning. */
function questionFor({ properties }: JobRecord, file: FileRecord, stretch: Stretch): Question {
  const start = stretch.remoteStart;
  const end = start + stretch.end - stretch.start;
  const isExact = file.ranges !== null || properties.onDemand;
  const isToEnd = end === file.remote!.size;
  const isWhole = !isExact && start === 0 && isToEnd;
  return { start, end, isExact, header: isWhole ? null : `bytes=${start}-${isToEnd ? "" : end - 1}` };
}
