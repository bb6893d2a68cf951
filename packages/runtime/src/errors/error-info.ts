import { callSlot, queryInterface } from "../client/reference.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { readPointer, writePointer } from "../marshal/cells.ts";
import { type Guid, writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import { bstrText, releaseBstr } from "../native/bstr.ts";
import type { ErrorInfo } from "./com-error.ts";
import { mayHaveErrorInfo, takeErrorInfo } from "./error-slot.ts";
import { ISUPPORT_ERROR_INFO } from "./iids.ts";

const ISupportErrorInfo = { iid: ISUPPORT_ERROR_INFO, vtableLength: 4 };
const IErrorInfo = { vtableLength: 8 };
const GET_SOURCE = 4;
const GET_DESCRIPTION = 5;

/**
 * What the object says about its last failure on this thread. There is one IErrorInfo per thread, which may stem from an
 * earlier call on another object: it counts only if the object says that this interface sets it, and it is drained in
 * any case.
 */
export function readErrorInfo(object: number, iid: Guid): ErrorInfo | undefined {
  if (!mayHaveErrorInfo()) return undefined;
  const cell = take(32);
  try {
    const supported = supportsErrorInfo(object, iid, cell);
    const info = takeErrorInfo();
    if (info === 0) return undefined;
    if (typeof info !== "number")
      return supported ? { description: info.description, source: info.source } : undefined;
    try {
      if (!supported) return undefined;
      return {
        description: readText(info, GET_DESCRIPTION, cell),
        source: readText(info, GET_SOURCE, cell),
      };
    } finally {
      giveBack(info);
    }
  } finally {
    drop(cell);
  }
}

/** Asks for ISupportErrorInfo, then for the interface; only S_OK means yes, S_FALSE does not. */
function supportsErrorInfo(object: number, iid: Guid, cell: number): boolean {
  writeGuid(cell + 16, ISupportErrorInfo.iid);
  if (queryInterface(object, cell + 16, cell) < 0) return false;
  const support = readPointer(cell);
  if (support === 0) return false;
  writeGuid(cell + 16, iid);
  const hr = callSlot(support, ISupportErrorInfo, 3, "i(pp)", cell + 16);
  giveBack(support);
  return hr === 0;
}

/** Reads a BSTR property; it is the reader's to free. */
function readText(info: number, slot: number, cell: number): string | null {
  writePointer(cell, 0);
  const hr = callSlot(info, IErrorInfo, slot, "i(pp)", cell);
  const bstr = readPointer(cell);
  if (hr < 0 || bstr === 0) return null;
  const text = bstrText(bstr);
  releaseBstr(bstr);
  return text;
}
