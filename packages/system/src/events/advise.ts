import type { CallSignal, Handlers, InterfaceClass, IUnknown } from "@combind/runtime";
import type { IDispatch } from "../gen/index.ts";
import { type Connection, connect } from "./connection.ts";
import { connectionPointOf } from "./connection-point.ts";
import { gateFor } from "./gate.ts";
import { membersOf } from "./names.ts";
import { type AdviseOptions, unfiredSignal } from "./options.ts";
import { checkSource, sinkOf } from "./sink.ts";

/** What is done at each event: the methods of the generated class, all optional. */
export type EventHandlers<T extends IUnknown> = Omit<
  Handlers<T>,
  T extends IDispatch ? keyof IDispatch : keyof IUnknown
>;

/**
 * Receives the events of an object until the result is disposed: the handlers are the methods of an interface that the
 * object calls, or of a dispinterface. Wrappers that they get are lent for the call.
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
  return receive(object, events, handlers, unfiredSignal(options, "advise"));
}

/** Makes a connection with handlers that have been looked at. */
export function receive(
  object: IUnknown,
  events: InterfaceClass,
  handlers: object,
  signal: CallSignal | undefined,
): Connection {
  const gate = gateFor(membersOf(events), handlers);
  const point = connectionPointOf(object, events);
  let sink: IUnknown;
  try {
    sink = sinkOf(events, gate.handlers);
  } catch (error) {
    point.dispose();
    throw error;
  }
  return connect(point, sink, gate, signal);
}
