import { type CallSignal, type Handlers, type InterfaceClass, IUnknown, implement } from "@combind/runtime";
import type { IDispatch } from "../gen/index.ts";
import { type Connection, connect } from "./connection.ts";
import { connectionPointOf } from "./connection-point.ts";
import { gateFor } from "./gate.ts";
import { membersOf } from "./names.ts";

/** What is done at each event: the methods of the generated class, all optional. */
export type EventHandlers<T extends IUnknown> = Omit<
  Handlers<T>,
  T extends IDispatch ? keyof IDispatch : keyof IUnknown
>;

export interface AdviseOptions {
  /** Ends the connection as `dispose` does. */
  readonly signal?: CallSignal | undefined;
}

/**
 * Receives the events of an object, of an interface whose methods are called as the events happen, until the result is
 * disposed. Wrappers that handlers get are lent for the call.
 *
 * @throws {ComError} E_NOINTERFACE when the object sends no events at all, CONNECT_E_NOCONNECTION when it sends none of
 * this interface; and what else the object says
 * @throws the signal's reason, when it has fired before
 */
export function advise<T extends IUnknown>(
  object: IUnknown,
  events: InterfaceClass<T>,
  handlers: EventHandlers<T>,
  options: AdviseOptions = {},
): Connection {
  checkSource(object, events, "advise");
  if (typeof handlers !== "object" || handlers === null)
    throw new TypeError("advise(handlers): expected an object");
  const signal = checkedSignal(options, "advise");
  signal?.throwIfAborted();
  const gate = gateFor(membersOf(events), handlers);
  const point = connectionPointOf(object, events);
  let sink: IUnknown;
  try {
    sink = implement(events, gate.handlers as Handlers<T>);
  } catch (error) {
    point.dispose();
    throw error;
  }
  return connect(point, sink, gate, signal);
}

export function checkSource(object: unknown, events: unknown, at: string): void {
  if (!(object instanceof IUnknown)) throw new TypeError(`${at}(object): expected a wrapper of a COM object`);
  const isClass = typeof events === "function" && events.prototype instanceof IUnknown;
  if (!isClass) throw new TypeError(`${at}(events): expected the class of an interface of events`);
}

export function checkedSignal(options: unknown, at: string): CallSignal | undefined {
  if (typeof options !== "object" || options === null)
    throw new TypeError(`${at}(options): expected an object`);
  const { signal } = options as AdviseOptions;
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw new TypeError(`${at}(options.signal): expected an AbortSignal`);
  return signal;
}
