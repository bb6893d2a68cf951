import { BG_ERROR_CONTEXT, BG_JOB_TYPE } from "@combind/bits";
import { E_UNEXPECTED } from "@combind/runtime";
import { download } from "../download/download.ts";
import { TransferFailure } from "../failure/transfer-failure.ts";
import type { HttpSession } from "../http/http-session.ts";
import type { FileRecord, FilledRange } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";
import type { Clock } from "../time/clock.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { upload } from "../upload/upload.ts";
import { currentFile } from "./progress.ts";

/** What a run tells its job; nothing after it was stopped. */
export interface RunListener {
  connecting(): void;
  transferring(): void;
  progressed(): void;
  save(): void;
  fileTransferred(file: FileRecord): void;
  rangesTransferred(file: FileRecord, ranges: readonly FilledRange[]): void;
  /** Everything that is wanted has arrived. */
  succeeded(): void;
  failed(failure: TransferFailure): void;
}

/** One attempt at a job's transfer, from its turn until it is done, fails, or is stopped. */
export class Run implements JobTransfer {
  readonly record: JobRecord;
  readonly clock: Clock;
  readonly http: HttpSession;
  /** Settles when the transfer no longer touches files or records. Never rejects. */
  readonly settled: Promise<void>;
  readonly #listener: RunListener;
  readonly #stop = new AbortController();

  /** `previous` is when the attempt before has let go of its files. */
  constructor(
    record: JobRecord,
    { http, clock }: { http: HttpSession; clock: Clock },
    listener: RunListener,
    previous: Promise<void>,
  ) {
    this.record = record;
    this.http = http;
    this.clock = clock;
    this.#listener = listener;
    this.settled = previous.then(() => this.#transfer());
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Ends the attempt. Nothing is told to the job any more, though the files are closed only when it has settled. */
  stop(): void {
    this.#stop.abort();
  }

  connecting(): void {
    if (this.#isHeard) this.#listener.connecting();
  }

  transferring(): void {
    if (this.#isHeard) this.#listener.transferring();
  }

  progressed(_file: FileRecord): void {
    if (this.#isHeard) this.#listener.progressed();
  }

  save(): void {
    if (this.#isHeard) this.#listener.save();
  }

  fileTransferred(file: FileRecord): void {
    if (this.#isHeard) this.#listener.fileTransferred(file);
  }

  rangesTransferred(file: FileRecord, ranges: readonly FilledRange[]): void {
    if (this.#isHeard) this.#listener.rangesTransferred(file, ranges);
  }

  get #isHeard(): boolean {
    return !this.signal.aborted;
  }

  async #transfer(): Promise<void> {
    if (this.signal.aborted) return;
    try {
      await (this.record.type === BG_JOB_TYPE.DOWNLOAD ? download(this) : upload(this));
      if (this.#isHeard) this.#listener.succeeded();
    } catch (error) {
      if (this.#isHeard) this.#listener.failed(asFailure(error, currentFile(this.record)));
    }
  }
}

function asFailure(error: unknown, file: FileRecord | null): TransferFailure {
  if (error instanceof TransferFailure) return error.file === null && file !== null ? error.of(file) : error;
  return new TransferFailure({
    code: E_UNEXPECTED,
    context: BG_ERROR_CONTEXT.UNKNOWN,
    kind: "fatal",
    file,
    cause: error,
  });
}
