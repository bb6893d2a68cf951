import type { CallSignal, InterfaceClass, IUnknown } from "@combind/runtime";
import type { IDispatch } from "../gen/index.ts";
import { receive } from "./advise.ts";
import type { Connection } from "./connection.ts";
import { EventQueue, type ReceivedEvent } from "./event-queue.ts";
import { keep } from "./keep.ts";
import { membersOf } from "./names.ts";
import { type AdviseOptions, unfiredSignal } from "./options.ts";
import { checkSource } from "./sink.ts";

type MethodNames<T extends IUnknown> = {
  [K in Exclude<keyof T & string, T extends IDispatch ? keyof IDispatch : keyof IUnknown>]: T[K] extends (
    ...values: never[]
  ) => unknown
    ? K
    : never;
}[Exclude<keyof T & string, T extends IDispatch ? keyof IDispatch : keyof IUnknown>];

/** An event: the name of the method that the object called, and the arguments. */
export type EventOf<T extends IUnknown> = {
  [K in MethodNames<T>]: {
    readonly name: K;
    readonly args: T[K] extends (...values: infer A) => unknown ? Readonly<A> : never;
  };
}[MethodNames<T>];

export interface EventsOfOptions extends AdviseOptions {
  /** How many events may wait for the loop, 1024 unless told. When there are more, the oldest are lost. */
  readonly capacity?: number | undefined;
}

/** Events one after the other. Ended by a loop that ends, by `return`, by disposing it or by the signal. */
export interface Events<T extends IUnknown> extends AsyncIterableIterator<EventOf<T>, undefined>, Disposable {
  /** How many events were lost, as too many waited. */
  readonly lost: number;
  next(): Promise<IteratorResult<EventOf<T>, undefined>>;
  return(): Promise<IteratorReturnResult<undefined>>;
}

const CAPACITY = 1024;

/**
 * Receives the events of an object from now on, for a `for await` loop. Each is answered at once, without results.
 * Objects among the arguments are disposed when the loop goes on; `retain()` keeps one. When the signal fires, the loop
 * throws its reason.
 *
 * @throws {ComError} as `advise`
 * @throws the signal's reason, when it has fired before
 */
export function eventsOf<T extends IUnknown>(
  object: IUnknown,
  events: InterfaceClass<T>,
  options: EventsOfOptions = {},
): Events<T> {
  checkSource(object, events, "eventsOf");
  const signal = unfiredSignal(options, "eventsOf");
  const { capacity = CAPACITY } = options;
  if (!Number.isInteger(capacity) || capacity < 1)
    throw new RangeError("eventsOf(options.capacity): expected a whole number above 0");
  const queue = new EventQueue(capacity);
  const names = membersOf(events).filter(({ isProperty }) => !isProperty);
  const handlers = Object.fromEntries(
    names.map(({ name }) => [name, (...args: unknown[]): void => queue.push({ name, args: args.map(keep) })]),
  );
  return new EventLoop(queue, receive(object, events, handlers, signal), signal) as unknown as Events<T>;
}

class EventLoop {
  readonly #queue: EventQueue;
  readonly #connection: Connection;
  readonly #signal: CallSignal | undefined;
  /** The objects of an event that the loop is busy with are left to it. */
  readonly #fail = (): void => {
    this.#connection.dispose();
    this.#queue.fail(this.#signal?.reason);
  };

  constructor(queue: EventQueue, connection: Connection, signal: CallSignal | undefined) {
    this.#queue = queue;
    this.#connection = connection;
    this.#signal = signal;
    if (signal?.aborted) this.#fail();
    else signal?.addEventListener("abort", this.#fail, { once: true });
  }

  get lost(): number {
    return this.#queue.lost;
  }

  async next(): Promise<IteratorResult<ReceivedEvent, undefined>> {
    this.#queue.release();
    const value = await this.#queue.take();
    return value === undefined ? { done: true, value } : { done: false, value };
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this[Symbol.dispose]();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.dispose](): void {
    this.#signal?.removeEventListener("abort", this.#fail);
    this.#connection.dispose();
    this.#queue.close();
    this.#queue.release();
  }
}
