import { describe } from "../errors/describe.ts";
import { free, loadBytes } from "../native/memory.ts";
import { readPointer } from "./cells.ts";
import { wrongType } from "./checks.ts";
import type { Codec } from "./codec.ts";
import { elementsAt } from "./elements.ts";

export function checkRecord(value: unknown, at: string, path: string): void {
  if (typeof value !== "object" || value === null) throw wrongType(value, at, path, "an object");
}

/** The error for a union whose tag chooses no arm; `path` is the union's, or "" where it is the whole of `at`. */
export function unknownTag(tag: unknown, at: string, path: string): RangeError {
  const where = path === "" ? at : `${at}(${path})`;
  return new RangeError(`${where}: the union has no value for ${describe(tag)}`);
}

/**
 * The records behind the pointer in a cell, which a callee allocated. The pointer may be NULL only for none.
 *
 * @throws {RangeError} when it is NULL nevertheless
 */
export function readRecords<T>(cell: number, count: number, codec: Codec<T>): T[] {
  return recordsAt(readPointer(cell), count, codec);
}

const MOST_BYTES = 0x7fff_ffff;

/** Frees what the records behind the pointer in a cell own, then their block; NULL is allowed. */
export function freeRecords(cell: number, count: number, codec: Codec): void {
  freeRecordsAt(readPointer(cell), count, codec);
}

/** The same for the pointer itself. */
export function freeRecordsAt(address: number, count: number, codec: Codec): void {
  if (address === 0) return;
  const bytes = count * codec.size;
  // A count that cannot be true must not keep the caller from freeing the rest.
  if (codec.free !== undefined && bytes >= 0 && bytes <= MOST_BYTES) {
    const view = viewOf(address, bytes);
    for (let index = 0; index < count; index++) codec.free(view, index * codec.size);
  }
  free(address);
}

/** The records at a native address, which may be 0 only for none. Their bytes are copied once. */
export function recordsAt<T>(address: number, count: number, codec: Codec<T>): T[] {
  if (address === 0 && count > 0) throw new RangeError(`expected the address of ${count} records, got NULL`);
  const view = viewOf(address, count * codec.size);
  return elementsAt(view, 0, count, codec);
}

/** A view of a copy of native memory. */
export function viewOf(address: number, bytes: number): DataView<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  loadBytes(copy, address);
  return new DataView(copy.buffer);
}
