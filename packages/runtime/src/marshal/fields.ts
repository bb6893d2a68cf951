import { NullResultError } from "../errors/null-result-error.ts";
import { free, POINTER_SIZE, readString16 } from "../native/memory.ts";
import type { CallMemory } from "./call-memory.ts";

// Fields of records: values at an offset in a view of a record's bytes. Generated codecs read and write numbers with
// the view's own methods and use these for the rest.

export function pointerAt(view: DataView, offset: number): number {
  const low = view.getUint32(offset, true);
  return POINTER_SIZE === 8 ? view.getUint32(offset + 4, true) * 0x1_0000_0000 + low : low;
}

export function writePointerAt(view: DataView, offset: number, value: number): void {
  view.setUint32(offset, value % 0x1_0000_0000, true);
  if (POINTER_SIZE === 8) view.setUint32(offset + 4, value / 0x1_0000_0000, true);
}

/**
 * A copy of the string that a field points to.
 *
 * @throws {NullResultError} when the field is NULL
 */
export function stringAt(view: DataView, offset: number): string {
  const address = pointerAt(view, offset);
  if (address === 0) throw new NullResultError("a record", "string");
  return readString16(address);
}

export function stringAtOrNull(view: DataView, offset: number): string | null {
  const address = pointerAt(view, offset);
  return address === 0 ? null : readString16(address);
}

/** Points a field to a copy of the text, which has no U+0000, in the memory of the call. */
export function writeStringAt(view: DataView, offset: number, text: string | null, memory: CallMemory): void {
  writePointerAt(view, offset, text === null ? 0 : memory.string(text));
}

/** Frees the task memory that a field of a result points to, if there is any. */
export function freeStringAt(view: DataView, offset: number): void {
  free(pointerAt(view, offset));
}
