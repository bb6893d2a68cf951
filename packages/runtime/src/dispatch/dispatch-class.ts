import { DISPATCH, isOf } from "../automation/interfaces.ts";
import { argumentPointer, IUnknown } from "../client/iunknown.ts";
import type { NativePointer } from "../client/pointer.ts";
import { wrongType } from "../marshal/checks.ts";
import type { InterfaceClass } from "../plan.ts";
import { callEnd } from "../trace/channels.ts";
import { TracedPointer } from "../trace/traced-pointer.ts";
import type { DispatchClass } from "./plan.ts";

/** Whether a class is that of a dispinterface. */
export function isDispatchClass(type: InterfaceClass): type is DispatchClass {
  return typeof (type as Partial<DispatchClass>).dispatch === "function";
}

/** The class among a class and its bases that is IDispatch. Packages bring their own: the runtime has none. */
export function dispatchClass(type: InterfaceClass): InterfaceClass {
  for (let link = type; link !== IUnknown; link = Object.getPrototypeOf(link))
    if (link.iid === DISPATCH.iid) return link;
  return IUnknown;
}

/** The pointer of a live wrapper whose class is one of IDispatch. */
export function dispatchPointer(object: unknown, at: string, parameter: string): NativePointer {
  const pointer = argumentPointer(object, IUnknown, at, parameter);
  if (!isOf(pointer.type, DISPATCH)) throw wrongType(object, at, parameter, "an IDispatch");
  return callEnd.hasSubscribers ? new TracedPointer(pointer, at) : pointer;
}
