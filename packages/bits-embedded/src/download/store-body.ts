import type { Readable } from "node:stream";
import { PartFile } from "../local/part-file.ts";
import type { FileRecord, RemoteVersion } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { complete } from "./complete.ts";
import { checkDownloadSize } from "./download-size.ts";
import { receive } from "./receive.ts";
import { startOver } from "./start-over.ts";

const UNKNOWN: RemoteVersion = { size: null, lastModified: null };

/**
 * Makes a body the content of a file, from its first byte on; the file is then transferred. The body is read to its end
 * or destroyed.
 *
 * @param version what the server said of it: fewer bytes than it promised are a failure, and its time becomes the file's
 * @throws {TransferFailure} when the body or the disk fails; the signal's reason after an abort
 */
export async function storeBody(
  transfer: JobTransfer,
  file: FileRecord,
  body: Readable,
  version: RemoteVersion = UNKNOWN,
): Promise<void> {
  const { record } = transfer;
  let part: PartFile | null = null;
  try {
    if (version.size !== null) checkDownloadSize(record, file, version.size);
    startOver(transfer, file, version, version.size);
    part = new PartFile(file);
    file.size = await receive(transfer, file, part, body, {
      start: 0,
      bytes: version.size,
      check: (bytes) => checkDownloadSize(record, file, bytes),
    });
    await complete(transfer, file, part);
  } finally {
    part?.close();
    body.destroy();
  }
}
