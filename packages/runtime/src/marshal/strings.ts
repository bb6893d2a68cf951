import { free, readString16 } from "../native/memory.ts";
import { readPointer } from "./cells.ts";

/** A copy of the string behind the pointer in a cell, which `requireOut` has found non-null. */
export function readString(cell: number): string {
  return stringAt(readPointer(cell));
}

export function readStringOrNull(cell: number): string | null {
  const address = readPointer(cell);
  return address === 0 ? null : readString16(address);
}

function stringAt(address: number): string {
  if (address === 0) throw new TypeError("expected the address of a string, got NULL");
  return readString16(address);
}

/** Frees the memory behind the pointer in a cell, if there is any. */
export function freeOut(cell: number): void {
  free(readPointer(cell));
}
