import { TransferFailure } from "../failure/transfer-failure.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { downloadFile } from "./download-file.ts";
import { isWanted } from "./fill.ts";
import { inTurnOf } from "./turn.ts";
import { learnVersion } from "./versioned.ts";

/**
 * Downloads the files of a job, one after the other in the order added. Resolves when all are transferred, or when
 * nothing that is demanded of an on-demand job is missing.
 *
 * @throws {TransferFailure} when it cannot go on; the signal's reason after an abort
 */
export async function download(transfer: JobTransfer): Promise<void> {
  const { files, http, properties } = transfer.record;
  const asksFirst = http.method === null && !properties.dynamicContent;
  const fresh = asksFirst ? await learnSizes(transfer) : new Set<FileRecord>();
  for (const file of files) {
    if (isWanted(transfer.record, file)) await downloadFile(transfer, file, fresh.has(file));
  }
}

/** Asks for the sizes that are not known yet, so that the job's is known before its first byte. */
async function learnSizes(transfer: JobTransfer): Promise<Set<FileRecord>> {
  const learned = new Set<FileRecord>();
  const [next, ...later] = transfer.record.files.filter((file) => isWanted(transfer.record, file));
  if (next?.size === null) {
    await inTurnOf(transfer, next, () => learnVersion(transfer, next));
    learned.add(next);
  }
  for (const file of later.filter(({ size }) => size === null)) {
    try {
      await learnVersion(transfer, file);
      learned.add(file);
    } catch (error) {
      transfer.signal.throwIfAborted();
      // A failure is met again in the file's own turn. One that time may mend would hold up all the others till then.
      if (!(error instanceof TransferFailure)) throw error;
      if (error.kind === "transient") break;
    }
  }
  return learned;
}
