import {
  BG_NOTIFY_FILE_RANGES_TRANSFERRED,
  BG_NOTIFY_FILE_TRANSFERRED,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_MODIFICATION,
  BG_NOTIFY_JOB_TRANSFERRED,
} from "@combind/bits";
import type { IUnknown } from "@combind/runtime";
import type { FileRecord, FilledRange } from "../record/file-record.ts";
import type { Clock } from "../time/clock.ts";
import type { ComObjects, NotifiedJob } from "./com-objects.ts";
import { Subscription } from "./subscription.ts";

/** Tells the objects that clients have registered what happens to their jobs. Nothing that these do stops anything. */
export class Notifier implements Disposable {
  /** Makes what callbacks are lent; set before the first subscription. */
  objects!: ComObjects;
  readonly #clock: Clock;
  readonly #subscriptions = new Map<NotifiedJob, Subscription>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Registers the object to be told of a job, in place of the one before; null registers none. The object stays the
   * caller's. It is told all that holds for the job by now, whatever an object before it was told.
   *
   * @throws {ComError} E_NOINTERFACE when the object has no IBackgroundCopyCallback; all stays as it was then
   */
  subscribe(job: NotifiedJob, callback: IUnknown | null): void {
    const next = callback === null ? null : new Subscription(job, callback, this.#clock, this.objects);
    this.#replace(job, next);
  }

  /** The object registered, as a wrapper that the caller owns. */
  subscriber(job: NotifiedJob): IUnknown | null {
    return this.#subscriptions.get(job)?.callback.retain() ?? null;
  }

  jobTransferred(job: NotifiedJob): void {
    this.#subscriptions.get(job)?.state(BG_NOTIFY_JOB_TRANSFERRED);
  }

  jobError(job: NotifiedJob): void {
    this.#subscriptions.get(job)?.state(BG_NOTIFY_JOB_ERROR);
  }

  /** Anything about the job has changed, but for its arrival in TRANSFERRED or ERROR. */
  jobModified(job: NotifiedJob): void {
    this.#subscriptions.get(job)?.mention(BG_NOTIFY_JOB_MODIFICATION);
  }

  fileTransferred(job: NotifiedJob, file: FileRecord): void {
    this.#subscriptions.get(job)?.state(BG_NOTIFY_FILE_TRANSFERRED, file);
  }

  rangesTransferred(job: NotifiedJob, file: FileRecord, ranges: readonly FilledRange[]): void {
    this.#subscriptions.get(job)?.mention(BG_NOTIFY_FILE_RANGES_TRANSFERRED, file, ranges);
  }

  /** Forgets everything about the job. */
  jobEnded(job: NotifiedJob): void {
    this.#replace(job, null);
  }

  [Symbol.dispose](): void {
    for (const job of [...this.#subscriptions.keys()]) this.#replace(job, null);
  }

  /** The one before ends last, as the release of its object may run code of the client. */
  #replace(job: NotifiedJob, next: Subscription | null): void {
    const previous = this.#subscriptions.get(job);
    if (next === null) this.#subscriptions.delete(job);
    else this.#subscriptions.set(job, next);
    previous?.[Symbol.dispose]();
  }
}
