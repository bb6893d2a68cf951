import type { Extent, FieldValue, ScalarKind } from "../value-projection.ts";
import { SCALAR_LETTERS } from "./scalars.ts";

/** What those who hold a value must know of it, whatever it is. */

const POINTER: Extent = { wide: 8, narrow: 4 };

const SCALAR_SIZES: { readonly [kind in ScalarKind]: number | Extent } = {
  int8: 1,
  uint8: 1,
  bool8: 1,
  int16: 2,
  uint16: 2,
  bool16: 2,
  int32: 4,
  uint32: 4,
  float: 4,
  bool: 4,
  int64: 8,
  uint64: 8,
  double: 8,
  intptr: POINTER,
  uintptr: POINTER,
  pointer: POINTER,
};

export function extent(bytes: number): Extent {
  return { wide: bytes, narrow: bytes };
}

/** Bytes of a value in memory. */
export function sizeOfValue(value: FieldValue): Extent {
  switch (value.kind) {
    case "guid":
    case "decimal":
      return extent(16);
    case "filetime":
    case "currency":
      return extent(8);
    case "variant":
    case "propvariant":
      return { wide: 24, narrow: 16 };
    case "record":
    case "union":
      return value.type.size;
    case "opaque":
      return value.size;
    case "fixedText":
      return extent(value.length * 2);
    case "fixed": {
      const { wide, narrow } = sizeOfValue(value.of);
      return { wide: wide * value.length, narrow: narrow * value.length };
    }
    case "string":
    case "ansi":
    case "bstr":
    case "hstring":
    case "safearray":
    case "anyarray":
    case "interface":
    case "target":
    case "list":
      return POINTER;
    case "bits":
    case "count":
      return asExtent(SCALAR_SIZES[value.scalar]);
    default:
      return asExtent(SCALAR_SIZES[value.kind]);
  }
}

function asExtent(size: number | Extent): Extent {
  return typeof size === "number" ? extent(size) : size;
}

/** Whether a result owns something that must be freed. */
export function ownsMemory(value: FieldValue): boolean {
  switch (value.kind) {
    case "string":
    case "ansi":
    case "bstr":
    case "hstring":
    case "variant":
    case "propvariant":
    case "safearray":
    case "anyarray":
    case "interface":
    case "target":
    case "list":
      return true;
    case "record":
    case "union":
      return value.type.owns;
    case "fixed":
      return ownsMemory(value.of);
    default:
      return false;
  }
}

/** Whether reading makes wrappers, for which somebody must care. */
export function holdsReferences(value: FieldValue): boolean {
  switch (value.kind) {
    case "variant":
    case "propvariant":
    case "anyarray":
    case "interface":
      return true;
    case "record":
    case "union":
      return value.type.holdsReferences;
    case "safearray":
    case "fixed":
    case "list":
      return holdsReferences(value.of);
    case "target":
      return holdsReferences(value.to);
    default:
      return false;
  }
}

/** The letters of what a value consists of, in order; undefined where letters cannot say it. */
export function membersOf(value: FieldValue): string | undefined {
  switch (value.kind) {
    case "guid":
      return "LL";
    case "filetime":
      return "II";
    case "currency":
      return "L";
    case "decimal":
      return "LL";
    case "variant":
    case "propvariant":
      return "LNN";
    case "record":
    case "union":
      return value.type.members;
    case "opaque":
      return value.members;
    case "fixed":
      return membersOf(value.of)?.repeat(value.length);
    case "fixedText":
      return "H".repeat(value.length);
    case "bits":
    case "count":
      return SCALAR_LETTERS[value.scalar];
    case "string":
    case "ansi":
    case "bstr":
    case "hstring":
    case "safearray":
    case "anyarray":
    case "interface":
    case "target":
    case "list":
      return "p";
    default:
      return SCALAR_LETTERS[value.kind];
  }
}

/**
 * So many bytes as integers that fill them to the last one. Where there are fewer of them beside 4-byte pointers, some are
 * integers as wide as a pointer; undefined where no such row has both sizes.
 */
export function bytesAsIntegers({ wide, narrow }: Extent): string | undefined {
  if (wide === narrow) {
    const unit = [8, 4, 2, 1].find((bytes) => wide % bytes === 0) as 8 | 4 | 2 | 1;
    return { 8: "L", 4: "I", 2: "H", 1: "B" }[unit].repeat(wide / unit);
  }
  const pointers = (wide - narrow) / 4;
  const others = wide / 8 - pointers;
  const isRow = pointers > 0 && others >= 0 && Number.isInteger(pointers) && Number.isInteger(others);
  return isRow ? "II".repeat(others) + "N".repeat(pointers) : undefined;
}
