import type { BG_JOB_PROGRESS, BG_JOB_TIMES } from "@combind/bits";
import { dateToFileTime } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import type { JobRecord } from "../record/job-record.ts";
import { size } from "./sizes.ts";

export function jobProgress(job: Job): BG_JOB_PROGRESS {
  const { bytesTotal, bytesTransferred, filesTotal, filesTransferred } = job.progress();
  return {
    bytesTotal: size(bytesTotal),
    bytesTransferred: size(bytesTransferred),
    filesTotal,
    filesTransferred,
  };
}

/** As FILETIMEs. What has not happened yet is 0. */
export function jobTimes({ times }: JobRecord): BG_JOB_TIMES {
  return {
    creationTime: fileTime(times.creation),
    modificationTime: fileTime(times.modification),
    transferCompletionTime: times.transferCompletion === null ? 0n : fileTime(times.transferCompletion),
  };
}

function fileTime(milliseconds: number): bigint {
  return dateToFileTime(new Date(milliseconds));
}
