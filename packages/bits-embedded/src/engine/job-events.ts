import type { FileRecord, FilledRange } from "../record/file-record.ts";
import type { Job } from "./job.ts";

/** What happens to jobs that somebody may want to be told of. Told while it happens: listeners must not call back. */
export interface JobEvents {
  jobTransferred(job: Job): void;
  jobError(job: Job): void;
  jobModified(job: Job): void;
  fileTransferred(job: Job, file: FileRecord): void;
  rangesTransferred(job: Job, file: FileRecord, ranges: readonly FilledRange[]): void;
  /** The job is ACKNOWLEDGED or CANCELLED. */
  jobEnded(job: Job): void;
}
