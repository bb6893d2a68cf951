import { outOfRange, wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { isNumberArray } from "../marshal/elements.ts";

// SAFEARRAYs of several dimensions: nested arrays here, in memory one row in which the leftmost index changes fastest.

interface Sliceable {
  readonly length: number;
  slice(start: number, end: number): unknown[];
}

/** The nested arrays of a flat one; the innermost are of its own kind. */
export function nested<T>(flat: ArrayLike<T>, lengths: readonly number[]): ArrayLike<unknown> {
  return lengths.length === 1 ? flat : level(flat as unknown as Sliceable & ArrayLike<T>, lengths, 0, 0, 1);
}

function level(
  flat: Sliceable & ArrayLike<unknown>,
  lengths: readonly number[],
  depth: number,
  start: number,
  stride: number,
): unknown[] {
  const length = lengths[depth]!;
  if (depth === lengths.length - 1) {
    const row = flat.slice(0, length);
    for (let index = 0; index < length; index++) row[index] = flat[start + index * stride];
    return row;
  }
  return Array.from({ length }, (_, index) =>
    level(flat, lengths, depth + 1, start + index * stride, stride * length),
  );
}

/**
 * Visits the elements of nested arrays with their places in the flat one, and checks that each array is as long as its
 * dimension.
 */
export function flatten<T>(
  values: ArrayLike<unknown>,
  lengths: readonly number[],
  element: Codec<T>,
  at: string,
  path: string,
  visit: (place: number, value: T, path: string) => void,
): void {
  const walk = (inner: unknown, depth: number, start: number, stride: number, where: string): void => {
    const innermost = depth === lengths.length - 1;
    if (!Array.isArray(inner) && !(innermost && isNumberArray(inner, element)))
      throw wrongType(inner, at, where, "an array");
    const length = lengths[depth]!;
    if (inner.length !== length) throw outOfRange(inner.length, at, `${where}.length`, `${length} elements`);
    for (let index = 0; index < length; index++) {
      const place = start + index * stride;
      if (innermost) visit(place, inner[index] as T, `${where}[${index}]`);
      else walk(inner[index], depth + 1, place, stride * length, `${where}[${index}]`);
    }
  };
  walk(values, 0, 0, 1, path);
}
