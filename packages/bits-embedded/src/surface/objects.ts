import {
  BG_E_ERROR_INFORMATION_UNAVAILABLE,
  IBackgroundCopyError,
  IBackgroundCopyFile6,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions3,
  IBackgroundCopyManager,
} from "@combind/bits";
import {
  ComError,
  fromPointer,
  type ImplementOptions,
  type InterfaceClass,
  type IUnknown,
  implement,
  pointerOf,
} from "@combind/runtime";
import type { Engine } from "../engine/engine.ts";
import type { Job } from "../engine/job.ts";
import type { ComObjects } from "../notify/com-objects.ts";
import type { Notifier } from "../notify/notifier.ts";
import type { FileRecord } from "../record/file-record.ts";
import { ErrorHandlers } from "./error-handlers.ts";
import { FileHandlers } from "./file-handlers.ts";
import { JobHandlers } from "./job-handlers.ts";
import { ManagerHandlers } from "./manager-handlers.ts";

/**
 * The COM objects of a service. A job and a file have one object each as long as anybody refers to it, so that pointers
 * to the same thing are equal. Every result is a wrapper that the caller owns.
 */
export class Objects implements ComObjects {
  readonly engine: Engine;
  readonly notifier: Notifier;
  /** Where the objects of jobs and files are that somebody refers to. */
  readonly #addresses = new Map<Job | FileRecord, number>();

  constructor(engine: Engine, notifier: Notifier) {
    this.engine = engine;
    this.notifier = notifier;
  }

  manager(): IBackgroundCopyManager {
    return implement(IBackgroundCopyManager, new ManagerHandlers(this));
  }

  job(job: Job): IBackgroundCopyJob5 {
    return this.#shared(job, IBackgroundCopyJob5, (options) =>
      implement([IBackgroundCopyJob5, IBackgroundCopyJobHttpOptions3], new JobHandlers(job, this), options),
    );
  }

  file(job: Job, file: FileRecord): IBackgroundCopyFile6 {
    return this.#shared(file, IBackgroundCopyFile6, (options) =>
      implement(IBackgroundCopyFile6, new FileHandlers(job, file), options),
    );
  }

  /**
   * What stopped a job, as of now.
   *
   * @throws {ComError} BG_E_ERROR_INFORMATION_UNAVAILABLE when nothing did, or the transfer goes on
   */
  error(job: Job): IBackgroundCopyError {
    const { error } = job.record;
    if (error === null) throw new ComError(BG_E_ERROR_INFORMATION_UNAVAILABLE);
    return implement(IBackgroundCopyError, new ErrorHandlers(job, error, this));
  }

  #shared<T extends IUnknown>(
    subject: Job | FileRecord,
    type: InterfaceClass<T>,
    make: (options: ImplementOptions) => T,
  ): T {
    const address = this.#addresses.get(subject);
    if (address !== undefined) return fromPointer(type, address, { addRef: true });
    const made = make({ onFinalRelease: () => this.#addresses.delete(subject) });
    this.#addresses.set(subject, pointerOf(made));
    return made;
  }
}
