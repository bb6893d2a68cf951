import type { HttpClient } from "../http/http-client.ts";
import type { ServerCertificate } from "../http/types.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";
import type { Clock } from "../time/clock.ts";
import type { Job } from "./job.ts";
import type { JobEvents } from "./job-events.ts";
import type { Limits } from "./limits.ts";

/** Refuses a server's certificate by throwing a TransferFailure. */
export type CertificateValidator = (file: FileRecord, certificate: ServerCertificate) => void;

/** What a job needs of the service that it belongs to. */
export interface JobHost {
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly events: JobEvents;
  readonly limits: Limits;
  /** Aborts when the service ends. */
  readonly signal: AbortSignal;
  /** Throws RPC_E_DISCONNECTED once the service has ended. */
  requireOpen(): void;
  save(record: JobRecord): void;
  /** The job has reached a final state. */
  forget(job: Job): void;
  /** Something that decides which jobs run has changed. */
  reschedule(): void;
  /** Null if the job's own check of certificates is not asked for. */
  certificateValidator(job: Job): CertificateValidator | null;
}
