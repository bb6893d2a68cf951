import { NullResultError } from "../errors/null-result-error.ts";
import { free, POINTER_SIZE, readString16 } from "../native/memory.ts";
import type { CallMemory } from "./call-memory.ts";

// Fields of records: values at an offset in a view of a record's bytes. Generated codecs read and write numbers with
// the view's own methods and use these for the rest.

/** Addresses of user space are positive; handles may be small negative numbers, such as INVALID_HANDLE_VALUE. */
export function pointerAt(view: DataView, offset: number): number {
  if (POINTER_SIZE === 4) return view.getUint32(offset, true);
  return view.getInt32(offset + 4, true) * 0x1_0000_0000 + view.getUint32(offset, true);
}

export function writePointerAt(view: DataView, offset: number, value: number): void {
  view.setUint32(offset, value % 0x1_0000_0000, true);
  if (POINTER_SIZE === 8) view.setInt32(offset + 4, Math.floor(value / 0x1_0000_0000), true);
}

/** A BOOLEAN: one byte. */
export function bool8At(view: DataView, offset: number): boolean {
  return view.getUint8(offset) !== 0;
}

export function writeBool8At(view: DataView, offset: number, value: boolean): void {
  view.setUint8(offset, value ? 1 : 0);
}

/** A VARIANT_BOOL: two bytes, all bits set for true. */
export function bool16At(view: DataView, offset: number): boolean {
  return view.getInt16(offset, true) !== 0;
}

export function writeBool16At(view: DataView, offset: number, value: boolean): void {
  view.setInt16(offset, value ? -1 : 0, true);
}

/** An integer as wide as a pointer. */
export function intPtrAt(view: DataView, offset: number): bigint {
  return POINTER_SIZE === 8 ? view.getBigInt64(offset, true) : BigInt(view.getInt32(offset, true));
}

export function writeIntPtrAt(view: DataView, offset: number, value: bigint): void {
  if (POINTER_SIZE === 8) view.setBigInt64(offset, value, true);
  else view.setInt32(offset, Number(value), true);
}

export function uintPtrAt(view: DataView, offset: number): bigint {
  return POINTER_SIZE === 8 ? view.getBigUint64(offset, true) : BigInt(view.getUint32(offset, true));
}

export function writeUintPtrAt(view: DataView, offset: number, value: bigint): void {
  if (POINTER_SIZE === 8) view.setBigUint64(offset, value, true);
  else view.setUint32(offset, Number(value), true);
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
