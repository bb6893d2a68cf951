import { bstrText, LONGEST_BSTR, releaseBstr } from "../native/bstr.ts";
import { readPointer } from "./cells.ts";
import { outOfRange, wrongType } from "./checks.ts";

/** Text for a BSTR, which unlike other strings may hold U+0000. */
export function checkBstr(value: unknown, at: string, parameter: string): void {
  if (typeof value !== "string") throw wrongType(value, at, parameter, "a string");
  if (value.length > LONGEST_BSTR)
    throw outOfRange(value, at, parameter, `at most ${LONGEST_BSTR} characters`);
}

/** A copy of the BSTR in a cell; NULL is the empty text. */
export function readBstr(cell: number): string {
  return bstrText(readPointer(cell));
}

/** As `readBstr`, but NULL is null. */
export function readBstrOrNull(cell: number): string | null {
  const bstr = readPointer(cell);
  return bstr === 0 ? null : bstrText(bstr);
}

/** Frees the BSTR in a cell, if there is any. */
export function freeBstr(cell: number): void {
  releaseBstr(readPointer(cell));
}
