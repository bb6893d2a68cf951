import type { JobTransfer } from "../transfer/job-transfer.ts";
import { uploadInSession } from "./session-upload.ts";
import { uploadInOneRequest } from "./single-request.ts";

/**
 * Uploads the file of a job, and fetches the reply of an upload-reply job: with the BITS upload protocol, or in one
 * request where the job's HTTP method is overridden. Resolves when the server has everything.
 *
 * @throws {TransferFailure} when it cannot go on; the signal's reason after an abort
 */
export async function upload(transfer: JobTransfer): Promise<void> {
  const { files, http } = transfer.record;
  const file = files[0]!;
  if (file.transferred) return;
  await (http.method === null
    ? uploadInSession(transfer, file)
    : uploadInOneRequest(transfer, file, http.method));
}
