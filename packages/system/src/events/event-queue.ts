import { giveUp } from "./keep.ts";

/** An event as it was received, with references of its own to the objects among its arguments. */
export interface ReceivedEvent {
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Waiter {
  resolve(event: ReceivedEvent | undefined): void;
  reject(reason: unknown): void;
}

/**
 * Events that wait for somebody who takes them: at most `capacity`, of which the oldest makes room for another. Those that
 * were taken keep their objects until `release`.
 */
export class EventQueue {
  readonly #capacity: number;
  readonly #events: ReceivedEvent[] = [];
  readonly #waiters: Waiter[] = [];
  readonly #taken: ReceivedEvent[] = [];
  #isOpen = true;
  #failure: { readonly reason: unknown } | undefined;
  #lost = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** How many events nobody has taken in time. */
  get lost(): number {
    return this.#lost;
  }

  push(event: ReceivedEvent): void {
    const waiter = this.#waiters.shift();
    if (waiter !== undefined) {
      this.#taken.push(event);
      waiter.resolve(event);
      return;
    }
    this.#events.push(event);
    if (this.#events.length <= this.#capacity) return;
    this.#lost++;
    giveUp(this.#events.shift()?.args);
  }

  /** The next event, as soon as there is one; undefined at the end. Rejects once with the reason of a failure. */
  take(): Promise<ReceivedEvent | undefined> {
    const event = this.#events.shift();
    if (event !== undefined) {
      this.#taken.push(event);
      return Promise.resolve(event);
    }
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) return Promise.reject(failure.reason);
    if (!this.#isOpen) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  /** Gives the objects in the events back that were taken. */
  release(): void {
    for (const { args } of this.#taken.splice(0)) giveUp(args);
  }

  /** Ends the queue; events that nobody has taken are given up. Those who wait are told that there is no more. */
  close(): void {
    this.#isOpen = false;
    for (const { args } of this.#events.splice(0)) giveUp(args);
    for (const { resolve } of this.#waiters.splice(0)) resolve(undefined);
  }

  /** Ends it with a reason, which the next to take an event is told, or the first who waits. */
  fail(reason: unknown): void {
    const waiter = this.#waiters.shift();
    if (waiter === undefined) this.#failure = { reason };
    else waiter.reject(reason);
    this.close();
  }
}
