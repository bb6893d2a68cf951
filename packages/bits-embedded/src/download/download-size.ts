import { bytesIn } from "../local/byte-ranges.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";
import { downloadSizeExceeded } from "./failures.ts";

/**
 * Checks that a job stays within its maximum download size, all files counted, with so many bytes of one of them.
 *
 * @throws {TransferFailure} BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED
 */
export function checkDownloadSize({ files, properties }: JobRecord, file: FileRecord, bytes: number): void {
  const most = properties.maximumDownloadSize;
  if (most === null) return;
  const others = files.filter((other) => other !== file).map(({ filled }) => bytesIn(filled));
  if (others.reduce((sum, each) => sum + each, bytes) > most) throw downloadSizeExceeded();
}
