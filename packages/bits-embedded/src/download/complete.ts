import type { PartFile } from "../local/part-file.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";

/** Brings a file of which every byte is there safely to disk, closes it and says so. */
export async function complete(transfer: JobTransfer, file: FileRecord, part: PartFile): Promise<void> {
  await part.seal();
  transfer.signal.throwIfAborted();
  file.transferred = true;
  transfer.fileTransferred(file);
}
