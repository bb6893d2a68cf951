import { BG_JOB_PRIORITY, BG_JOB_STATE } from "@combind/bits";
import type { Clock } from "../time/clock.ts";
import type { Job } from "./job.ts";
import { isScheduled } from "./states.ts";

/** How long a background job keeps its turn while another of its priority waits, in milliseconds, if bytes move. */
const TIME_SLICE = 30_000;

/**
 * Whose turn it is. Foreground jobs all run at once; of the others one runs at a time, of the highest priority there is,
 * and those of equal priority take turns.
 */
export class Queue {
  readonly #jobs: () => Iterable<Job>;
  readonly #clock: Clock;
  /** When each job last lost its turn: who waited longest is next. */
  readonly #lastTurn = new WeakMap<Job, number>();
  #turns = 0;
  #current: Job | null = null;
  #slice: Disposable | null = null;
  #sliceIsOver = false;
  #pending: NodeJS.Immediate | null = null;

  constructor(jobs: () => Iterable<Job>, clock: Clock) {
    this.#jobs = jobs;
    this.#clock = clock;
  }

  /** Looks at all jobs soon: never within the call that changed one of them. */
  reschedule(): void {
    this.#pending ??= setImmediate(() => {
      this.#pending = null;
      this.#schedule();
    });
  }

  close(): void {
    if (this.#pending !== null) clearImmediate(this.#pending);
    this.#giveUpTurn();
  }

  #schedule(): void {
    const scheduled = [...this.#jobs()].filter((job) => isScheduled(job.state));
    const background = scheduled.filter((job) => !isForeground(job));
    for (const job of scheduled) if (isForeground(job) && job.state === BG_JOB_STATE.QUEUED) job.start();
    // A foreground job that was made a background job while it ran has to wait for its turn like the others.
    const running = background.filter((job) => job.state !== BG_JOB_STATE.QUEUED);
    if (this.#current !== null && !running.includes(this.#current)) this.#giveUpTurn();
    if (this.#current === null && running[0] !== undefined) this.#giveTurn(running[0]);
    for (const job of running) if (job !== this.#current) this.#yield(job);

    const next = this.#nextOf(background.filter((job) => job.state === BG_JOB_STATE.QUEUED));
    if (next === undefined) return;
    if (this.#current !== null) {
      if (!this.#mustMakeWay(this.#current, next)) return;
      this.#yield(this.#current);
      this.#giveUpTurn();
    }
    next.start();
    this.#giveTurn(next);
  }

  #giveTurn(job: Job): void {
    this.#current = job;
    this.#beginSlice(job);
  }

  /**
   * A job in which nothing moves keeps its turn until it goes on or fails: if such jobs took turns, none would ever wait
   * long enough for its server to be given up, and those of lower priority would wait for ever.
   */
  #beginSlice(job: Job): void {
    this.#sliceIsOver = false;
    const { times } = job.record;
    const before = times.progress;
    this.#slice = this.#clock.after(TIME_SLICE, () => {
      if (times.progress === before) return this.#beginSlice(job);
      this.#sliceIsOver = true;
      this.reschedule();
    });
  }

  #nextOf(waiting: readonly Job[]): Job | undefined {
    const turn = (job: Job) => this.#lastTurn.get(job) ?? 0;
    return waiting.reduce<Job | undefined>((best, job) => {
      if (best === undefined) return job;
      const order = job.record.priority - best.record.priority || turn(job) - turn(best);
      return order < 0 ? job : best;
    }, undefined);
  }

  #mustMakeWay(current: Job, next: Job): boolean {
    const order = next.record.priority - current.record.priority;
    return order < 0 || (order === 0 && this.#sliceIsOver);
  }

  #yield(job: Job): void {
    this.#turns += 1;
    this.#lastTurn.set(job, this.#turns);
    job.yield();
  }

  #giveUpTurn(): void {
    this.#slice?.[Symbol.dispose]();
    this.#slice = null;
    this.#current = null;
  }
}

/** Content that is made up on the fly cannot be paused, so a job that asks for it takes no turns. */
function isForeground({ record }: Job): boolean {
  return record.priority === BG_JOB_PRIORITY.FOREGROUND || record.properties.dynamicContent;
}
