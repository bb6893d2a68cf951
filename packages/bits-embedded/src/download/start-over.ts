import { truncatePart } from "../local/part-file.ts";
import type { FileRecord, RemoteVersion } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";

/**
 * Forgets what was downloaded of a file, which from now on is another version of itself (null: not known yet). The
 * temporary file is emptied first: a crash never leaves old bytes under a new version.
 */
export function startOver(
  transfer: JobTransfer,
  file: FileRecord,
  remote: RemoteVersion | null,
  size: number | null,
): void {
  transfer.signal.throwIfAborted();
  truncatePart(file);
  file.remote = remote;
  file.size = size;
  file.filled = [];
  transfer.save();
}
