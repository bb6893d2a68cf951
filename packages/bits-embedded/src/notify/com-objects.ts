import type { IBackgroundCopyError, IBackgroundCopyFile, IBackgroundCopyJob } from "@combind/bits";
import type { FileRecord } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";

/** What is needed of a job to tell of it. */
export interface NotifiedJob {
  readonly record: JobRecord;
}

/** Makes what callbacks are lent. Each result is a wrapper that the caller owns. */
export interface ComObjects {
  job(job: NotifiedJob): IBackgroundCopyJob;
  file(job: NotifiedJob, file: FileRecord): IBackgroundCopyFile;
  /** Of a job in an error state. */
  error(job: NotifiedJob): IBackgroundCopyError;
}
