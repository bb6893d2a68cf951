import type { Abi } from "../source/abi.ts";
import { resolveAlias } from "./alias.ts";
import { pointerSize } from "./builtin.ts";
import type { Record, Type } from "./model.ts";

/** In bytes. */
export interface SizeAndAlign {
  readonly size: number;
  readonly align: number;
}

/**
 * The size and alignment of a type under an ABI, which must be the one of its model; undefined for
 * void, functions and records without a body. `ofRecord` is for records that are not laid out yet.
 */
export function sizeOf(
  type: Type,
  abi: Abi,
  ofRecord: (record: Record) => SizeAndAlign | undefined = sizeOfRecord,
): SizeAndAlign | undefined {
  const actual = resolveAlias(type);
  const pointer = pointerSize(abi);
  switch (actual.kind) {
    case "integer":
    case "float":
      return { size: actual.size, align: actual.size };
    case "enum":
      return { size: 4, align: 4 };
    case "pointer":
    case "safearray":
    case "interface":
      return { size: pointer, align: pointer };
    case "array": {
      // An open array counts as one element, as C headers made from IDL write it.
      const element = sizeOf(actual.of, abi, ofRecord);
      return element && { size: element.size * (actual.count ?? 1), align: element.align };
    }
    case "record":
      return ofRecord(actual.record);
    default:
      return undefined;
  }
}

export function sizeOfRecord({ size, align }: Record): SizeAndAlign | undefined {
  return size === undefined || align === undefined ? undefined : { size, align };
}
