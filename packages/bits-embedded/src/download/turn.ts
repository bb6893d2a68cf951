import { TransferFailure } from "../failure/transfer-failure.ts";
import { RedirectFailure } from "../http/redirect-failure.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";

/** Does something in a file's turn: what fails then is the file's failure. */
export async function inTurnOf<T>(
  transfer: JobTransfer,
  file: FileRecord,
  action: () => Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    transfer.signal.throwIfAborted();
    if (error instanceof RedirectFailure) file.remoteName = error.location;
    throw error instanceof TransferFailure ? error.of(file) : error;
  }
}
