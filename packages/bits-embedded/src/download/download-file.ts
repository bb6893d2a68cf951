import { TransferFailure } from "../failure/transfer-failure.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { downloadInOneRequest } from "./one-request.ts";
import { inTurnOf } from "./turn.ts";
import { downloadVersioned } from "./versioned.ts";

/**
 * Downloads one file, or of an on-demand job what is demanded of it, into its temporary file.
 *
 * @param isFresh the file's size and time stamp have been asked for just now
 * @throws {TransferFailure} when it cannot go on; the signal's reason after an abort
 */
export function downloadFile(transfer: JobTransfer, file: FileRecord, isFresh = false): Promise<void> {
  const { http, properties } = transfer.record;
  return inTurnOf(transfer, file, () => {
    if (http.method !== null) return downloadInOneRequest(transfer, file, http.method).catch(failForGood);
    if (properties.dynamicContent) return downloadInOneRequest(transfer, file, "GET");
    return downloadVersioned(transfer, file, isFresh);
  });
}

/** What another request with an overridden method would do at the server, nobody knows. */
function failForGood(error: unknown): never {
  if (!(error instanceof TransferFailure)) throw error;
  throw error.kind === "fatal" ? error : fatal(error);
}

function fatal({ code, context, file, cause }: TransferFailure): TransferFailure {
  return new TransferFailure({ code, context, kind: "fatal", file, cause });
}
