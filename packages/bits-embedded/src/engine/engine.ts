import { BG_E_TOO_MANY_JOBS_PER_USER, BG_JOB_TYPE } from "@combind/bits";
import { ComError, E_INVALIDARG, type Guid, RPC_E_DISCONNECTED } from "@combind/runtime";
import { HttpClient } from "../http/http-client.ts";
import type { JobRecord } from "../record/job-record.ts";
import type { JobStore } from "../store/job-store.ts";
import type { Clock } from "../time/clock.ts";
import { Job } from "./job.ts";
import type { JobEvents } from "./job-events.ts";
import type { CertificateValidator, JobHost } from "./job-host.ts";
import type { Limits } from "./limits.ts";
import { newJobRecord } from "./new-job.ts";
import { ownerSid } from "./owner.ts";
import { Queue } from "./queue.ts";

const DAY = 24 * 60 * 60 * 1000;

/** A job that nobody has touched for so long is cancelled (JobInactivityTimeout). */
const INACTIVITY_TIMEOUT = 90 * DAY;

export interface EngineOptions {
  readonly store: JobStore;
  readonly clock: Clock;
  readonly events: JobEvents;
  readonly limits: Limits;
  readonly certificateValidator: (job: Job) => CertificateValidator | null;
}

/** The jobs of a service, and what makes them go on. */
export class Engine implements JobHost {
  readonly clock: Clock;
  readonly events: JobEvents;
  readonly limits: Limits;
  readonly http: HttpClient;
  readonly owner = ownerSid();
  readonly certificateValidator: (job: Job) => CertificateValidator | null;
  readonly #end = new AbortController();
  readonly #store: JobStore;
  readonly #jobs = new Map<Guid, Job>();
  readonly #queue: Queue;
  #closed: Promise<void> | null = null;

  constructor({ store, clock, events, limits, certificateValidator }: EngineOptions) {
    this.clock = clock;
    this.events = events;
    this.limits = limits;
    this.certificateValidator = certificateValidator;
    this.http = new HttpClient(clock);
    this.#store = store;
    this.#queue = new Queue(() => this.#jobs.values(), clock);
    for (const record of store.load()) this.#take(record).revive();
    for (const job of this.jobs()) {
      if (clock.now() - job.record.times.modification > INACTIVITY_TIMEOUT) job.cancel();
    }
    this.reschedule();
  }

  createJob(displayName: string, type: BG_JOB_TYPE): Job {
    this.requireOpen();
    if (!Object.values(BG_JOB_TYPE).includes(type)) throw new ComError(E_INVALIDARG);
    if (this.#jobs.size >= this.limits.jobs) throw new ComError(BG_E_TOO_MANY_JOBS_PER_USER);
    const job = this.#take(newJobRecord(displayName, type, this.owner, this.clock.now()));
    this.save(job.record);
    return job;
  }

  find(id: Guid): Job | undefined {
    return this.#jobs.get(id);
  }

  /** Those not completed or cancelled, in the order in which they were created. */
  jobs(): Job[] {
    return [...this.#jobs.values()];
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  requireOpen(): void {
    if (!this.#isOpen) throw new ComError(RPC_E_DISCONNECTED);
  }

  save(record: JobRecord): void {
    if (this.#isOpen) this.#store.save(record);
  }

  forget(job: Job): void {
    this.#jobs.delete(job.id);
    if (this.#isOpen) this.#store.remove(job.id);
    this.reschedule();
  }

  reschedule(): void {
    if (this.#isOpen) this.#queue.reschedule();
  }

  /**
   * Stops all transfers. At once the jobs are on disk as they are, to go on with the next service of the folder; the
   * promise tells when the last file and connection is closed.
   */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#queue.close();
    const closing = this.jobs().map((job) => job.close());
    for (const { record } of this.jobs()) this.#store.save(record);
    this.#end.abort();
    this.#store.close();
    await Promise.all(closing);
    await this.http.close();
  }

  get #isOpen(): boolean {
    return !this.signal.aborted;
  }

  #take(record: JobRecord): Job {
    const job = new Job(record, this);
    this.#jobs.set(record.id, job);
    return job;
  }
}
