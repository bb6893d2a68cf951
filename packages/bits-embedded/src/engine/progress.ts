import { BG_JOB_TYPE } from "@combind/bits";
import { bytesIn } from "../local/byte-ranges.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";

export interface JobProgress {
  /** Bytes of all files; null while one of them is unknown. */
  readonly bytesTotal: number | null;
  readonly bytesTransferred: number;
  readonly filesTotal: number;
  readonly filesTransferred: number;
}

/** How far a job is. Of an upload-reply job the reply does not count. */
export function progressOf(record: JobRecord): JobProgress {
  const { files, type } = record;
  let bytesTotal: number | null = 0;
  let bytesTransferred = 0;
  for (const file of files) {
    bytesTotal = bytesTotal === null || file.size === null ? null : bytesTotal + file.size;
    bytesTransferred += type === BG_JOB_TYPE.DOWNLOAD ? bytesIn(file.filled) : file.sent;
  }
  const filesTransferred = files.filter((file) => file.transferred).length;
  return { bytesTotal, bytesTransferred, filesTotal: files.length, filesTransferred };
}

/** The file whose turn it is: they are transferred in the order added. */
export function currentFile(record: JobRecord): FileRecord | null {
  return record.files.find((file) => !file.transferred) ?? record.reply;
}
