import {
  BG_E_EMPTY,
  BG_E_INVALID_STATE,
  BG_E_TOO_MANY_FILES,
  BG_E_TOO_MANY_FILES_IN_JOB,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  BG_S_PARTIAL_COMPLETE,
  BG_S_UNABLE_TO_DELETE_FILES,
} from "@combind/bits";
import { ComError, type Guid, type IUnknown, S_OK } from "@combind/runtime";
import type { TransferFailure } from "../failure/transfer-failure.ts";
import { discard } from "../local/discard.ts";
import { finish } from "../local/finish.ts";
import { replyNameFor, temporaryNameFor } from "../local/temporary-name.ts";
import { type FileRecord, newFileRecord, type RequestedRange } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";
import { cancelUpload } from "../upload/cancel-upload.ts";
import { Attempts } from "./attempts.ts";
import type { JobHost } from "./job-host.ts";
import { type JobProgress, progressOf } from "./progress.ts";
import { isFinal, isScheduled, isUnderWay } from "./states.ts";

const { QUEUED, SUSPENDED, ERROR, TRANSFERRED, ACKNOWLEDGED, CANCELLED } = BG_JOB_STATE;
const { DOWNLOAD, UPLOAD_REPLY } = BG_JOB_TYPE;

/** A file to add, its names and ranges checked. */
export interface FileAddition {
  readonly remoteName: string;
  readonly localName: string;
  readonly ranges: readonly RequestedRange[] | null;
}

/** A job: its record, and the state table of what may be done to it when. */
export class Job {
  readonly record: JobRecord;
  readonly #host: JobHost;
  readonly #attempts: Attempts;
  #certificateCallback: IUnknown | null = null;

  constructor(record: JobRecord, host: JobHost) {
    this.record = record;
    this.#host = host;
    this.#attempts = new Attempts(this, host);
  }

  get id(): Guid {
    return this.record.id;
  }

  get state(): BG_JOB_STATE {
    return this.record.state;
  }

  get isFinal(): boolean {
    return isFinal(this.record.state);
  }

  /** Asked about each server certificate. A wrapper that the job owns. */
  get certificateCallback(): IUnknown | null {
    return this.#certificateCallback;
  }

  set certificateCallback(callback: IUnknown | null) {
    this.#certificateCallback?.dispose();
    this.#certificateCallback = callback;
  }

  progress(): JobProgress {
    return progressOf(this.record);
  }

  /** @throws {ComError} BG_E_INVALID_STATE once the job is completed or cancelled */
  requireOpen(): void {
    this.#host.requireOpen();
    if (this.isFinal) throw new ComError(BG_E_INVALID_STATE);
  }

  /** Changes properties of a job that is not in a final state. */
  change(edit: (record: JobRecord) => void): void {
    this.requireOpen();
    edit(this.record);
    this.#touch();
    this.#host.reschedule();
  }

  /** @throws {ComError} BG_E_TOO_MANY_FILES, BG_E_TOO_MANY_FILES_IN_JOB when the job cannot take so many files more */
  requireRoom(additions: number): void {
    const { type, files } = this.record;
    const count = files.length + additions;
    if (type !== DOWNLOAD && count > 1) throw new ComError(BG_E_TOO_MANY_FILES);
    if (count > this.#host.limits.filesPerJob) throw new ComError(BG_E_TOO_MANY_FILES_IN_JOB);
  }

  addFiles(additions: readonly FileAddition[]): void {
    this.requireOpen();
    this.requireRoom(additions.length);
    const { type, files } = this.record;
    this.change(() => {
      for (const { remoteName, localName, ranges } of additions) {
        const temporaryName = type === DOWNLOAD ? temporaryNameFor(localName) : "";
        files.push(newFileRecord(remoteName, localName, temporaryName, ranges));
      }
    });
  }

  suspend(): void {
    this.requireOpen();
    if (!isUnderWay(this.state)) return;
    this.#attempts.stop();
    this.enter(SUSPENDED);
  }

  resume(): void {
    this.requireOpen();
    const { record } = this;
    if (record.files.length === 0) throw new ComError(BG_E_EMPTY);
    if (isScheduled(this.state)) return;
    if (this.state === TRANSFERRED && record.files.every((file) => file.transferred)) return;
    this.#attempts.stop();
    this.#prepareReply();
    record.resumed = true;
    record.times.progress = this.#host.clock.now();
    record.times.transferring = 0;
    this.enter(QUEUED);
  }

  /** Puts a job whose transfer is under way back into the queue, so that it begins again with its records as they are. */
  restart(): void {
    if (!isScheduled(this.state)) return;
    this.#attempts.stop();
    this.enter(QUEUED);
  }

  /** Somebody outside the transfer has found what stops the job. */
  fail(failure: TransferFailure): void {
    this.requireOpen();
    this.#attempts.failed(failure);
  }

  /** The caller owns the job already: there is one user in a process. */
  takeOwnership(): void {
    this.change(() => {});
  }

  cancel(): typeof S_OK | typeof BG_S_UNABLE_TO_DELETE_FILES {
    this.requireOpen();
    this.#attempts.stop();
    const deleted = this.#discardUnfinished();
    if (this.record.type !== DOWNLOAD) this.#cancelUpload();
    this.#end(CANCELLED);
    return deleted ? S_OK : BG_S_UNABLE_TO_DELETE_FILES;
  }

  /**
   * Gives the files that have arrived their local names, deletes the others and ends the job.
   *
   * @throws {ComError} when a file cannot be renamed: everything is kept then, and Complete can be called again
   */
  complete(): typeof S_OK | typeof BG_S_PARTIAL_COMPLETE | typeof BG_S_UNABLE_TO_DELETE_FILES {
    this.requireOpen();
    const { type, files } = this.record;
    if (type !== DOWNLOAD && this.state !== TRANSFERRED) throw new ComError(BG_E_INVALID_STATE);
    this.suspend();
    try {
      for (const file of this.#downloads) {
        if (!file.transferred || file.completed) continue;
        finish(file);
        file.completed = true;
        file.validation = true;
      }
    } finally {
      this.#touch();
    }
    const partial = files.some((file) => !file.transferred);
    const deleted = this.#discardUnfinished();
    this.#end(ACKNOWLEDGED);
    if (!deleted) return BG_S_UNABLE_TO_DELETE_FILES;
    return partial ? BG_S_PARTIAL_COMPLETE : S_OK;
  }

  /** Its turn has come. */
  start(): void {
    this.#attempts.start();
  }

  /** Another job's turn has come. */
  yield(): void {
    this.restart();
  }

  /** After a start of the service: what was under way goes on. */
  revive(): void {
    if (isUnderWay(this.state)) this.record.state = QUEUED;
  }

  /** The service ends; the job stays as it is on disk. Resolves when its files are closed. */
  close(): Promise<void> {
    this.#attempts.stop();
    this.certificateCallback = null;
    return this.#attempts.settled;
  }

  /** Into another state, which is saved and made known. */
  enter(state: BG_JOB_STATE): void {
    const { record } = this;
    const { clock, events } = this.#host;
    record.state = state;
    if (state === TRANSFERRED) record.times.transferCompletion = clock.now();
    record.times.modification = clock.now();
    this.#host.save(record);
    if (state === TRANSFERRED) events.jobTransferred(this);
    else if (state === ERROR) events.jobError(this);
    else events.jobModified(this);
    this.#host.reschedule();
  }

  #touch(): void {
    this.record.times.modification = this.#host.clock.now();
    this.#host.save(this.record);
    this.#host.events.jobModified(this);
  }

  #end(state: BG_JOB_STATE): void {
    this.record.state = state;
    this.record.times.modification = this.#host.clock.now();
    this.record.error = null;
    this.certificateCallback = null;
    this.#host.forget(this);
    this.#host.events.jobEnded(this);
    // A transfer that is just being stopped may still have created its temporary file.
    void this.#attempts.settled.then(() => this.#discardUnfinished());
  }

  /** What is downloaded: the files, or the reply. */
  get #downloads(): readonly FileRecord[] {
    const { type, files, reply } = this.record;
    if (type === DOWNLOAD) return files;
    return reply === null ? [] : [reply];
  }

  #discardUnfinished(): boolean {
    const results = this.#downloads.filter((file) => !file.completed).map(discard);
    return results.every((deleted) => deleted);
  }

  #prepareReply(): void {
    const { record } = this;
    if (record.type !== UPLOAD_REPLY || record.reply !== null) return;
    const localName = replyNameFor(record.files[0]!.localName);
    record.reply = newFileRecord("", localName, temporaryNameFor(localName));
  }

  #cancelUpload(): void {
    const { record } = this;
    void this.#attempts.settled.then(() => cancelUpload(record, this.#host));
  }
}
