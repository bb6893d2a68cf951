import { IBackgroundCopyCallback, type IBackgroundCopyError, type IBackgroundCopyJob } from "@combind/bits";
import { implement } from "@combind/runtime";
import { away } from "./away.ts";
import { type Session, stateName } from "./session.ts";

/** A call of IBackgroundCopyCallback, with what the job and the error answered during it. */
export interface Notification {
  readonly event: "jobTransferred" | "jobError" | "jobModification";
  readonly job: string;
  readonly state: string;
  readonly error?: { readonly context: number; readonly code: number };
}

/** An object of this process that the service calls. */
export class Listener {
  readonly notifications: Notification[] = [];
  readonly #callback: IBackgroundCopyCallback;
  readonly #failures: unknown[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #released: Promise<void>;

  constructor() {
    const note = (event: Notification["event"], job: IBackgroundCopyJob, error?: Notification["error"]) => {
      try {
        const state = stateName(job.getState());
        this.notifications.push({ event, job: job.getId(), state, ...(error && { error }) });
      } catch (failure) {
        this.#failures.push(failure);
        throw failure;
      } finally {
        for (const wake of this.#waiting.splice(0)) wake();
      }
    };
    const handlers = {
      jobTransferred: (job: IBackgroundCopyJob) => note("jobTransferred", job),
      jobError: (job: IBackgroundCopyJob, error: IBackgroundCopyError) =>
        note("jobError", job, error.getError()),
      jobModification: (job: IBackgroundCopyJob) => note("jobModification", job),
    };
    let onFinalRelease = () => {};
    this.#released = new Promise((resolve) => {
      onFinalRelease = resolve;
    });
    this.#callback = implement(IBackgroundCopyCallback, handlers, { onFinalRelease });
  }

  /**
   * Makes the job call this object. The service asks the object for its interfaces before it answers: in the MTA a
   * synchronous call would wait for it, and it for this thread.
   */
  async listenTo(job: IBackgroundCopyJob): Promise<void> {
    await away(job).setNotifyInterface(this.#callback);
  }

  /**
   * Makes the job forget this object, and waits until nobody refers to it any more. Before the job is completed or
   * cancelled: then the service would refuse, and Wine's keeps its reference for ever. Not in the middle of a call:
   * Wine's service can hang for good when it gives up an object that it is calling.
   */
  async stop(job: IBackgroundCopyJob, { anotherJob }: Session): Promise<void> {
    await anotherJob();
    await away(job).setNotifyInterface(null);
    this.#callback.dispose();
    await this.#released;
  }

  /** Waits until the event has come. */
  async heard(event: Notification["event"]): Promise<void> {
    while (!this.notifications.some((one) => one.event === event)) {
      if (this.#failures.length > 0) throw this.#failures[0];
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}
