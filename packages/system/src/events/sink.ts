import { type InterfaceClass, IUnknown, implement, implementDispatch } from "@combind/runtime";
import { isDispinterface } from "./names.ts";

/** An object that receives events: through the vtable of the interface, or through Invoke if it is a dispinterface. */
export function sinkOf(events: InterfaceClass, handlers: object): IUnknown {
  return isDispinterface(events) ? implementDispatch(events, handlers) : implement(events, handlers);
}

/** Throws unless the arguments are a wrapper and the class of an interface that has members of its own. */
export function checkSource(object: unknown, events: unknown, at: string): void {
  if (!(object instanceof IUnknown)) throw new TypeError(`${at}(object): expected a wrapper of a COM object`);
  const isClass = typeof events === "function" && events.prototype instanceof IUnknown;
  if (!isClass) throw new TypeError(`${at}(events): expected the class of an interface of events`);
}
