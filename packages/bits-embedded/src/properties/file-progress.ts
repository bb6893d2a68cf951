import { type BG_FILE_PROGRESS, BG_JOB_TYPE } from "@combind/bits";
import { bytesIn } from "../local/byte-ranges.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";
import { size } from "./sizes.ts";

/** A download is completed when Complete has given it its name, an upload when the server has all of it. */
export function fileProgress({ type }: JobRecord, file: FileRecord): BG_FILE_PROGRESS {
  const isDownload = type === BG_JOB_TYPE.DOWNLOAD;
  return {
    bytesTotal: size(file.size),
    bytesTransferred: size(isDownload ? bytesIn(file.filled) : file.sent),
    completed: isDownload ? file.completed : file.transferred,
  };
}

/** Where downloaded bytes came from: there are no peers. */
export function downloadStats(file: FileRecord): { readonly fromOrigin: bigint; readonly fromPeers: bigint } {
  return { fromOrigin: size(bytesIn(file.filled)), fromPeers: 0n };
}
