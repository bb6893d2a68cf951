import type {
  BG_ERROR_CONTEXT,
  BG_JOB_PRIORITY,
  BG_JOB_PROXY_USAGE,
  BG_JOB_STATE,
  BG_JOB_TYPE,
} from "@combind/bits";
import type { Guid } from "@combind/runtime";
import type { FileRecord } from "./file-record.ts";

/**
 * Everything about a job that outlives the process. Plain data that goes through JSON unchanged: times are
 * milliseconds since 1970, periods seconds as in the interfaces, sizes bytes, and what is unknown is null.
 */
export interface JobRecord {
  readonly id: Guid;
  readonly type: BG_JOB_TYPE;
  /** The creator's SID. */
  readonly owner: string;
  state: BG_JOB_STATE;
  /** Whether Resume has ever succeeded: some properties are then fixed. */
  resumed: boolean;
  displayName: string;
  description: string;
  priority: BG_JOB_PRIORITY;
  notifyFlags: number;
  minimumRetryDelay: number;
  noProgressTimeout: number;
  maximumDownloadTime: number;
  errorCount: number;
  /** Why the job is in ERROR or TRANSIENT_ERROR. */
  error: ErrorRecord | null;
  times: JobTimes;
  proxy: ProxyRecord;
  http: HttpRecord;
  properties: JobProperties;
  /** In the order added. */
  readonly files: FileRecord[];
  /** Of an upload-reply job: where the reply goes, and how much of it is there. */
  reply: FileRecord | null;
}

export interface ErrorRecord {
  readonly context: BG_ERROR_CONTEXT;
  /** HRESULT, unsigned. */
  readonly code: number;
  /** Index in `files` of the file concerned. */
  readonly file: number | null;
}

export interface JobTimes {
  readonly creation: number;
  modification: number;
  transferCompletion: number | null;
  /** When bytes last moved, or else attempts began: the no-progress timeout counts from here. */
  progress: number;
  /** Milliseconds spent in CONNECTING and TRANSFERRING since the last Resume. */
  transferring: number;
}

export interface ProxyRecord {
  readonly usage: BG_JOB_PROXY_USAGE;
  readonly list: string | null;
  readonly bypassList: string | null;
}

export interface HttpRecord {
  /** The verb that overrides GET or BITS_POST. */
  method: string | null;
  /** Lines that each end in CRLF. */
  customHeaders: string | null;
  customHeadersWriteOnly: boolean;
  /** BG_SSL_* and BG_HTTP_REDIRECT_*. */
  securityFlags: number;
  /** Whether a certificate validation interface was set: it is lost with its process, and required nevertheless. */
  certificateValidation: boolean;
}

/** What IBackgroundCopyJob5::SetProperty sets. */
export interface JobProperties {
  dynamicContent: boolean;
  onDemand: boolean;
  /** Milliseconds. */
  minimumNotificationInterval: number;
  /** Bytes. */
  maximumDownloadSize: number | null;
}
