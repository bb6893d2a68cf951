import {
  BG_NOTIFY_FILE_RANGES_TRANSFERRED,
  BG_NOTIFY_FILE_TRANSFERRED,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_MODIFICATION,
  BG_NOTIFY_JOB_TRANSFERRED,
  IBackgroundCopyCallback,
  IBackgroundCopyCallback2,
  IBackgroundCopyCallback3,
} from "@combind/bits";
import { type IUnknown, isComError, scope } from "@combind/runtime";
import type { ComObjects, NotifiedJob } from "./com-objects.ts";
import type { Notice, Topic } from "./notice.ts";

/** The object that wants to be told of a job. */
export class Subscriber implements Disposable {
  /** The object as it was registered. */
  readonly unknown: IUnknown;
  /** The object's latest version of the interface; each has all methods of those before. */
  readonly #callback: IBackgroundCopyCallback;

  /** @throws {ComError} E_NOINTERFACE when the object has no IBackgroundCopyCallback */
  constructor(unknown: IUnknown) {
    this.#callback =
      unknown.tryAs(IBackgroundCopyCallback3) ??
      unknown.tryAs(IBackgroundCopyCallback2) ??
      unknown.as(IBackgroundCopyCallback);
    this.unknown = unknown.retain();
  }

  /** Whether the object has a method for it. */
  understands(topic: Topic): boolean {
    if (topic === BG_NOTIFY_FILE_RANGES_TRANSFERRED)
      return this.#callback instanceof IBackgroundCopyCallback3;
    if (topic === BG_NOTIFY_FILE_TRANSFERRED) return this.#callback instanceof IBackgroundCopyCallback2;
    return true;
  }

  /**
   * Calls the object, which is lent what the notice is about. Whether it answered with success; why it did not is known
   * to nobody but itself.
   */
  tell(notice: Notice, job: NotifiedJob, objects: ComObjects): boolean {
    try {
      this.#call(notice, job, objects);
      return true;
    } catch (error) {
      if (isComError(error)) return false;
      throw error;
    }
  }

  #call({ topic, file, ranges }: Notice, job: NotifiedJob, objects: ComObjects): void {
    scope((s) => {
      const callback = this.#callback;
      const lent = s.adopt(objects.job(job));
      switch (topic) {
        case BG_NOTIFY_JOB_TRANSFERRED:
          return callback.jobTransferred(lent);
        case BG_NOTIFY_JOB_ERROR:
          return callback.jobError(lent, s.adopt(objects.error(job)));
        case BG_NOTIFY_JOB_MODIFICATION:
          return callback.jobModification(lent, 0);
        case BG_NOTIFY_FILE_TRANSFERRED:
          return (callback as IBackgroundCopyCallback2).fileTransferred(
            lent,
            s.adopt(objects.file(job, file!)),
          );
        case BG_NOTIFY_FILE_RANGES_TRANSFERRED:
          return (callback as IBackgroundCopyCallback3).fileRangesTransferred(
            lent,
            s.adopt(objects.file(job, file!)),
            ranges.map(({ start, end }) => ({ initialOffset: BigInt(start), length: BigInt(end - start) })),
          );
      }
    });
  }

  [Symbol.dispose](): void {
    this.#callback.dispose();
    this.unknown.dispose();
  }
}
