import type { ErrorInfo } from "../errors/com-error.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { offsetOf, view } from "../marshal/scratch.ts";
import { bstrText, releaseBstr } from "../native/bstr.ts";
import { decodeFunction, type NativeFunction } from "../native/functions.ts";
import { POINTER_SIZE } from "../native/memory.ts";

// An EXCEPINFO in scratch memory: a WORD and a reserved one, three BSTRs, a DWORD, a reserved pointer, a function, an SCODE.

const SOURCE = POINTER_SIZE;
const DESCRIPTION = POINTER_SIZE * 2;
const HELP_FILE = POINTER_SIZE * 3;
const FILL_IN = POINTER_SIZE * 6;
const SCODE = POINTER_SIZE * 7;

/** HRESULTs of Automation for error numbers of an application: FACILITY_CONTROL. */
const CONTROL = 0x800a_0000;

/** What a member raised. */
export interface Exception {
  /** A failure, or undefined where the member told none. */
  readonly hresult: number | undefined;
  readonly info: ErrorInfo | undefined;
}

/** Functions that fill in late, by address: each belongs to a server's code, which stays loaded. */
const fillers = new Map<number, NativeFunction>();

/** Reads the EXCEPINFO in a cell, once the server has filled in what it left for later. */
export function readException(cell: number): Exception {
  const offset = offsetOf(cell);
  fillIn(cell, pointerAt(view, offset + FILL_IN));
  const scode = view.getUint32(offset + SCODE, true);
  const code = view.getUint16(offset, true);
  const told = scode >= 0x8000_0000 ? scode : undefined;
  const info = { description: textAt(offset + DESCRIPTION), source: textAt(offset + SOURCE) };
  return {
    hresult: told ?? (code === 0 ? undefined : CONTROL + code),
    info: info.description === null && info.source === null ? undefined : info,
  };
}

/** Frees the strings of the EXCEPINFO in a cell. */
export function freeException(cell: number): void {
  for (const field of [SOURCE, DESCRIPTION, HELP_FILE]) {
    const place = offsetOf(cell) + field;
    releaseBstr(pointerAt(view, place));
    writePointerAt(view, place, 0);
  }
}

function fillIn(cell: number, address: number): void {
  if (address === 0) return;
  let filler = fillers.get(address);
  if (filler === undefined) {
    filler = decodeFunction(address, "i(p)");
    fillers.set(address, filler);
  }
  // Where it fails, what is there already is all that there is.
  filler(cell);
}

function textAt(place: number): string | null {
  const bstr = pointerAt(view, place);
  return bstr === 0 ? null : bstrText(bstr);
}
