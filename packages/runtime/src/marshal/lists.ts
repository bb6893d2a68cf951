import { free } from "../native/memory.ts";
import type { Items } from "./call-memory.ts";
import { readPointer } from "./cells.ts";
import type { Codec } from "./codec.ts";
import type { NumberArray, NumberCodec } from "./codecs/numbers.ts";
import { elementsAt } from "./elements.ts";
import { pointerAt } from "./fields.ts";
import { recordsAt, viewOf } from "./records.ts";

/** The elements behind a pointer of a record, as many as the field beside it says. */
export function listAt<T>(view: DataView, offset: number, count: number, codec: Codec<T>): T[] {
  return recordsAt(pointerAt(view, offset), count, codec);
}

/** As `listAt`, for numbers. */
export function numberListAt<T extends number | bigint, A extends NumberArray>(
  view: DataView,
  offset: number,
  count: number,
  codec: NumberCodec<T, A>,
): A {
  return recordsAt(pointerAt(view, offset), count, codec) as unknown as A;
}

/** Frees the elements behind a pointer of a result, and their block. */
export function freeListAt(view: DataView, offset: number, count: number, codec: Codec): void {
  const address = pointerAt(view, offset);
  if (address === 0) return;
  if (codec.free !== undefined) {
    const elements = viewOf(address, count * codec.size);
    for (let index = 0; index < count; index++) codec.free(elements, index * codec.size);
  }
  free(address);
}

/** The numbers behind the pointer in a cell, which a callee allocated. */
export function readNumbers<T extends number | bigint, A extends NumberArray>(
  cell: number,
  count: number,
  codec: NumberCodec<T, A>,
): A {
  return recordsAt(readPointer(cell), count, codec) as unknown as A;
}

/** The elements of an array that a callee may have changed in place. */
export function readItems<T>({ view, length }: Items, codec: Codec<T>): T[] {
  return elementsAt(view, 0, length, codec);
}

/** As `readItems`, for numbers. */
export function readNumberItems<T extends number | bigint, A extends NumberArray>(
  items: Items,
  codec: NumberCodec<T, A>,
): A {
  return readItems(items, codec) as unknown as A;
}
