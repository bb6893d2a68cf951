import type { IUnknown } from "../client/iunknown.ts";
import type { DispatchClass } from "../dispatch/plan.ts";
import type { InterfaceClass } from "../plan.ts";
import type { DispatchHandlers } from "../server/dispatch/implement-dispatch.ts";
import type { Handlers, InstancesOf } from "../server/implement.ts";
import { Double } from "./double.ts";
import type { Answer, AnswerName, Answers, Call, CallName } from "./fake-types.ts";

/** A double of an interface, which answers what a test tells and records its calls. */
export interface Fake<T extends IUnknown, H = Handlers<T>> extends Disposable {
  /** The object for the code under test, behind a real vtable. It stays the double's: `retain()` gives a second wrapper. */
  readonly object: T;
  /** All calls in the order in which they began. One that is under way has neither a result nor an error yet. */
  readonly calls: readonly Call<H>[];
  /** The calls of one method; "get name" and "set name" are those of a property. */
  callsOf<M extends CallName<H>>(method: M): readonly Call<H, M>[];
  /**
   * Answers a method, a property, or, as "set name", the assignment of one. Later answers replace earlier ones. Of several
   * each call gets the next, and the last one stays.
   */
  answer<N extends AnswerName<H>>(name: N, ...answers: readonly [Answer<H, N>, ...Answer<H, N>[]]): this;
  /** Forgets the calls so far, and gives back what they hold. Answers stay. */
  clear(): void;
  /** How many references others hold to the object; those that doubles keep with recorded calls do not count. */
  readonly references: number;
  /**
   * Gives everything back. Calls that still come answer RPC_E_DISCONNECTED.
   *
   * @throws {Error} when a call had no answer, or others still hold references. Everything is given back nevertheless.
   */
  [Symbol.dispose](): void;
}

/**
 * Makes a double of an interface: an object for the code under test, whose calls are recorded and answered as told.
 *
 * A function answers as a handler of `implement` does, so mocks of test frameworks are answers too. An Error is thrown. Any
 * other value is the result of every call. What is not answered succeeds if it has no result, and remembers what a
 * property was assigned; else the caller gets E_NOTIMPL, `onHandlerError` an UnansweredCallError, and disposing throws.
 *
 * Wrappers in values stay yours, and so do the `object` of a double and recorded arguments where functions return them:
 * the caller gets references of its own. Other wrappers that functions return pass to the caller.
 */
export function fake<T extends IUnknown>(
  type: DispatchClass<T>,
  answers?: Answers<DispatchHandlers<T>>,
): Fake<T, DispatchHandlers<T>>;
export function fake<T extends IUnknown>(type: InterfaceClass<T>, answers?: Answers<Handlers<T>>): Fake<T>;
/** A double with several interfaces; `object` is of the first. */
export function fake<const C extends readonly [InterfaceClass, ...InterfaceClass[]]>(
  types: C,
  answers?: InstancesOf<C> extends infer T extends IUnknown ? Answers<Handlers<T>> : never,
): InstancesOf<C> extends infer T extends IUnknown ? Fake<C[0]["prototype"], Handlers<T>> : never;
export function fake(types: InterfaceClass | readonly InterfaceClass[], answers: object = {}): unknown {
  return new Double(Array.isArray(types) ? types : [types], answers);
}
