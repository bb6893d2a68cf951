import { checkInterfaceClass, type IUnknown, wrap } from "../../client/iunknown.ts";
import { isDispatchClass } from "../../dispatch/dispatch-class.ts";
import type { DispatchClass } from "../../dispatch/plan.ts";
import { ComError } from "../../errors/com-error.ts";
import { describe } from "../../errors/describe.ts";
import { E_INVALIDARG, E_NOTIMPL, E_POINTER } from "../../errors/hresults.ts";
import { GuidValue } from "../../marshal/codecs/guid.ts";
import { WideText } from "../../marshal/codecs/text.ts";
import type { Guid } from "../../marshal/guid.ts";
import { recordsAt } from "../../marshal/records.ts";
import { POINTER_SIZE, storeBytes } from "../../native/memory.ts";
import { clearForeign, valueAt } from "../foreign.ts";
import type { Handlers } from "../implement.ts";
import { layoutOf } from "../layout.ts";
import { type HandlerTable, ServerObject } from "../objects.ts";
import { type ImplementOptions, objectOptions } from "../options.ts";
import { type FaceHandlers, faceOf } from "./face.ts";
import { serveInvoke } from "./invoke.ts";
import { type ServedMembers, servedMembers } from "./members.ts";

const DISP_E_UNKNOWNINTERFACE = 0x8002_0001;
const DISP_E_UNKNOWNNAME = 0x8002_0006;
const MOST_NAMES = 16_384;
const NO_IID = "00000000-0000-0000-0000-000000000000" as Guid;

/** The members of a dispinterface as a server writes them, all optional; its class has those of IDispatch too. */
export type DispatchHandlers<T extends IUnknown> = Omit<
  Handlers<T>,
  "getTypeInfoCount" | "getTypeInfo" | "getIDsOfNames" | "invoke"
>;

/**
 * Makes an object with a dispinterface, whose members are functions and properties of `handlers`, and returns a wrapper
 * with its first reference. It answers to the IID of the dispinterface and to IDispatch; Invoke finds the handler by the
 * DISPID, and gives and answers values of the types that the dispinterface tells. What has no handler answers
 * DISP_E_MEMBERNOTFOUND; what a handler throws is DISP_E_EXCEPTION with its HRESULT and its message.
 */
export function implementDispatch<T extends IUnknown>(
  type: DispatchClass<T>,
  handlers: DispatchHandlers<T>,
  options: ImplementOptions = {},
): T {
  const at = "implementDispatch";
  checkInterfaceClass(type, at);
  if (!isDispatchClass(type))
    throw new TypeError(`${at}: ${(type as DispatchClass).interfaceName} is no dispinterface`);
  if (typeof handlers !== "object" || handlers === null)
    throw new TypeError(`${at}(handlers): expected an object, got ${describe(handlers)}`);
  const members = servedMembers(type);
  const table = handlers as HandlerTable;
  for (const name of members.functionNames()) {
    const handler = table[name];
    if (handler !== undefined && typeof handler !== "function")
      throw new TypeError(`${at}(${type.interfaceName}): ${name} is no function but ${describe(handler)}`);
  }
  const checked = objectOptions(options, at);
  const face = faceHandlers(members, table) as unknown as HandlerTable;
  const object = new ServerObject(layoutOf([faceOf(type)]), face, checked);
  return wrap(type, object.address);
}

function faceHandlers(members: ServedMembers, handlers: HandlerTable): FaceHandlers {
  return {
    /** None: the object does not describe itself. */
    getTypeInfoCount(count) {
      if (count === 0) throw new ComError(E_POINTER);
      clearForeign(count, 4);
    },
    getTypeInfo(_index, _locale, info) {
      if (info !== 0) clearForeign(info, POINTER_SIZE);
      throw new ComError(E_NOTIMPL);
    },
    getIDsOfNames(iid, names, count, _locale, ids) {
      requireNoIid(iid);
      if (names === 0 || ids === 0) throw new ComError(E_POINTER);
      if (count === 0 || count > MOST_NAMES) throw new ComError(E_INVALIDARG);
      const found = members.dispidsOf(recordsAt(names, count, WideText));
      storeBytes(ids, new Uint8Array(Int32Array.from(found).buffer));
      if (found.includes(-1)) throw new ComError(DISP_E_UNKNOWNNAME);
    },
    invoke(dispid, iid, _locale, flags, parameters, result, exception, argument) {
      requireNoIid(iid);
      serveInvoke(members, handlers, { dispid, flags, parameters, result, exception, argument });
    },
  };
}

/** The IID is reserved, and must be all zero. */
function requireNoIid(iid: number): void {
  if (iid !== 0 && valueAt(iid, GuidValue) !== NO_IID) throw new ComError(DISP_E_UNKNOWNINTERFACE);
}
