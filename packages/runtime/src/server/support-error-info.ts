import { E_FAIL, E_POINTER, RPC_E_DISCONNECTED, S_FALSE, S_OK } from "../errors/hresults.ts";
import { GuidValue } from "../marshal/codecs/guid.ts";
import { registerThunk } from "../native/functions.ts";
import { valueAt } from "./foreign.ts";
import { identityThunks } from "./identity.ts";
import { IDENTITY_AFTER_END, makeVtable } from "./native-vtable.ts";
import { objectAt } from "./objects.ts";

let vtable: number | undefined;

/**
 * The vtable of ISupportErrorInfo, which every object has: failures of all its interfaces leave an IErrorInfo. Made with
 * the first layout.
 */
export function supportErrorInfoVtable(): number {
  vtable ??= makeVtable(
    [...identityThunks(), registerThunk(interfaceSupportsErrorInfo, "i(pp)")],
    [...IDENTITY_AFTER_END, "method"],
  );
  return vtable;
}

function interfaceSupportsErrorInfo(self: number, iid: number): number {
  try {
    return answer(self, iid) | 0;
  } catch {
    return E_FAIL | 0;
  }
}

function answer(self: number, iid: number): number {
  const object = objectAt(self);
  if (object === undefined) return RPC_E_DISCONNECTED;
  if (iid === 0) return E_POINTER;
  return object.layout.faces.has(valueAt(iid, GuidValue)) ? S_OK : S_FALSE;
}
