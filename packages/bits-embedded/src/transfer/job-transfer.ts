import type { HttpSession } from "../http/http-session.ts";
import type { FileRecord, FilledRange } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";
import type { Clock } from "../time/clock.ts";

/**
 * What a transfer gets from the engine and tells it. When the job is suspended, cancelled, completed or preempted the
 * signal aborts: the transfer then closes its files and rejects with the signal's reason, and may touch neither disk nor
 * record once its promise has settled. After the abort the engine ignores what it is told.
 */
export interface JobTransfer {
  readonly record: JobRecord;
  readonly http: HttpSession;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** A request is about to be sent: CONNECTING, unless bytes flow already. */
  connecting(): void;
  /** Bytes flow: TRANSFERRING. The error of the attempt before is forgotten. */
  transferring(): void;
  /** Bytes of a file have been written or sent; its record already says so. Saved now and then. */
  progressed(file: FileRecord): void;
  /** The records have changed in a way that a crash must not lose: saved at once. */
  save(): void;
  /** A file is complete; its record already says so. Saved at once, and told to whom it concerns. */
  fileTransferred(file: FileRecord): void;
  /** Parts of a file of an on-demand job have arrived. */
  rangesTransferred(file: FileRecord, ranges: readonly FilledRange[]): void;
}
