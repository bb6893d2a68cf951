import { BG_E_MAXDOWNLOAD_TIMEOUT, BG_ERROR_CONTEXT, BG_JOB_STATE } from "@combind/bits";
import { TransferFailure } from "../failure/transfer-failure.ts";
import type { FileRecord, FilledRange } from "../record/file-record.ts";
import type { Job } from "./job.ts";
import type { JobHost } from "./job-host.ts";
import { currentFile } from "./progress.ts";
import { Run, type RunListener } from "./run.ts";

const { QUEUED, CONNECTING, TRANSFERRING, SUSPENDED, ERROR, TRANSIENT_ERROR, TRANSFERRED } = BG_JOB_STATE;

/** How often progress is saved, in milliseconds. A crash costs no more than that: the data itself is in the files. */
const SAVE_INTERVAL = 250;

/** A job's attempts at its transfer: the one under way, what its outcome means, and the wait for the next. */
export class Attempts implements RunListener {
  readonly #job: Job;
  readonly #host: JobHost;
  #run: Run | null = null;
  #startedAt = 0;
  #savedAt = 0;
  /** Until the next attempt, or until the attempt has taken too long. */
  #timer: Disposable | null = null;
  #settled: Promise<void> = Promise.resolve();

  constructor(job: Job, host: JobHost) {
    this.#job = job;
    this.#host = host;
  }

  /** When no attempt touches files any more. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  start(): void {
    const { record } = this.#job;
    const { clock, http } = this.#host;
    const validate = this.#host.certificateValidator(this.#job);
    const session = http.session({
      customHeaders: record.http.customHeaders,
      securityFlags: record.http.securityFlags,
      proxy: record.proxy,
      validateCertificate:
        validate === null ? null : (certificate) => validate(currentFile(record)!, certificate),
    });
    this.#startedAt = clock.now();
    // What waited for its turn is not stuck: the no-progress timeout is for attempts that fail.
    if (record.error === null) record.times.progress = this.#startedAt;
    this.#run = new Run(record, { http: session, clock }, this, this.#settled);
    this.#settled = this.#run.settled;
    const budget = record.maximumDownloadTime * 1000 - record.times.transferring;
    this.#timer = clock.after(Math.max(0, budget), () => this.#timedOut());
    this.connecting();
  }

  /** Ends the attempt under way, or the wait for the next. */
  stop(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = null;
    if (this.#run === null) return;
    this.#run.stop();
    this.#run = null;
    this.#job.record.times.transferring += this.#host.clock.elapsedSince(this.#startedAt);
  }

  connecting(): void {
    if (this.#job.state === QUEUED) this.#job.enter(CONNECTING);
  }

  transferring(): void {
    if (this.#job.state === TRANSFERRING) return;
    this.#job.record.error = null;
    this.#job.enter(TRANSFERRING);
  }

  progressed(): void {
    const { times } = this.#job.record;
    const now = this.#host.clock.now();
    times.progress = now;
    times.modification = now;
    if (now - this.#savedAt >= SAVE_INTERVAL) this.save();
    this.#host.events.jobModified(this.#job);
  }

  save(): void {
    this.#savedAt = this.#host.clock.now();
    this.#host.save(this.#job.record);
  }

  fileTransferred(file: FileRecord): void {
    this.save();
    this.#host.events.fileTransferred(this.#job, file);
  }

  rangesTransferred(file: FileRecord, ranges: readonly FilledRange[]): void {
    this.#host.events.rangesTransferred(this.#job, file, ranges);
  }

  succeeded(): void {
    const { files, properties } = this.#job.record;
    this.stop();
    this.#job.record.error = null;
    if (files.every((file) => file.transferred)) this.#job.enter(TRANSFERRED);
    else this.#job.enter(properties.onDemand ? SUSPENDED : QUEUED);
  }

  failed(failure: TransferFailure): void {
    const { record } = this.#job;
    if (this.#run !== null) record.errorCount += 1;
    this.stop();
    const { code, context, file } = failure;
    const index = file === null ? -1 : record.files.indexOf(file);
    record.error = { code, context, file: index < 0 ? null : index };
    const patience = this.#patience();
    const retries =
      failure.kind === "transient" && patience > 0 && this.#delay <= record.noProgressTimeout * 1000;
    this.#job.enter(retries ? TRANSIENT_ERROR : ERROR);
    if (retries) this.#timer = this.#host.clock.after(Math.min(this.#delay, patience), () => this.#retry());
  }

  #retry(): void {
    this.#timer = null;
    this.#job.enter(this.#patience() > 0 ? QUEUED : ERROR);
  }

  #timedOut(): void {
    this.failed(
      new TransferFailure({
        code: BG_E_MAXDOWNLOAD_TIMEOUT,
        context: BG_ERROR_CONTEXT.GENERAL_QUEUE_MANAGER,
        kind: "fatal",
        file: currentFile(this.#job.record),
      }),
    );
  }

  get #delay(): number {
    return this.#job.record.minimumRetryDelay * 1000;
  }

  /** Milliseconds for which no bytes may move yet until the job is given up. */
  #patience(): number {
    const { noProgressTimeout, times } = this.#job.record;
    return noProgressTimeout * 1000 - this.#host.clock.elapsedSince(times.progress);
  }
}
