import type { Readable } from "node:stream";
import { TransferFailure } from "../failure/transfer-failure.ts";
import { addRange } from "../local/byte-ranges.ts";
import type { PartFile } from "../local/part-file.ts";
import { pour } from "../local/pour.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { cutShort } from "./failures.ts";
import { RemoteFileChanged } from "./remote-version.ts";

/** A crash may cost so many bytes, and the last write, of a file whose record alone knows where its bytes are. */
const SAVE_EVERY = 256 * 1024;

export interface Reception {
  /** Where in the local file the body belongs. */
  readonly start: number;
  /** How many bytes it promised; null if it did not say. */
  readonly bytes: number | null;
  /** Before bytes are written that make the body so long; throws to refuse them. */
  readonly check?: (bytes: number) => void;
}

/**
 * Writes a body into a file and keeps count in the file's record. Answers how many bytes there were.
 *
 * @throws {TransferFailure} transient if there are fewer than promised; what came is kept
 * @throws what `check` throws
 */
export async function receive(
  transfer: JobTransfer,
  file: FileRecord,
  part: PartFile,
  body: Readable,
  { start, bytes, check }: Reception,
): Promise<number> {
  const { signal, record } = transfer;
  let saved = start;
  const end = await pour(body, part, start, {
    signal,
    arriving(end) {
      transfer.transferring();
      check?.(end - start);
    },
    written(end) {
      file.filled = addRange(file.filled, { start, end });
      transfer.progressed(file);
      if (!record.properties.onDemand || end - saved < SAVE_EVERY) return;
      saved = end;
      transfer.save();
    },
  }).catch((error) => {
    signal.throwIfAborted();
    const isKnown = error instanceof TransferFailure || error instanceof RemoteFileChanged;
    throw isKnown ? error : cutShort(error);
  });
  if (bytes !== null && end - start < bytes) throw cutShort();
  return end - start;
}
