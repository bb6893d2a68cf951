import { type Interface, resolveAlias, type Type } from "@combind/midl";
import type { Resolver } from "../references.ts";
import type { FieldValue } from "../value-projection.ts";
import { isCalled } from "./aliases.ts";

/** The VARTYPEs of Automation that values and elements of a SAFEARRAY may have. */
export const VT = {
  i2: 2,
  i4: 3,
  r4: 4,
  r8: 5,
  cy: 6,
  date: 7,
  bstr: 8,
  dispatch: 9,
  error: 10,
  bool: 11,
  variant: 12,
  unknown: 13,
  decimal: 14,
  i1: 16,
  ui1: 17,
  ui2: 18,
  ui4: 19,
  i8: 20,
  ui8: 21,
  int: 22,
  uint: 23,
  int_ptr: 37,
  uint_ptr: 38,
} as const;

/** The VARTYPE of a value, or of a SAFEARRAY's elements; undefined where Automation has none. */
export function variantType(of: Type, element: FieldValue, references: Resolver): number | undefined {
  if (isCalled(of, "SCODE", "HRESULT")) return VT.error;
  if (isCalled(of, "DATE")) return VT.date;
  const plain = resolveAlias(of);
  if (plain.kind === "integer" && plain.spelling === "int") return VT.int;
  if (plain.kind === "integer" && plain.spelling === "unsigned int") return VT.uint;
  switch (element.kind) {
    case "bstr":
      return VT.bstr;
    case "variant":
      return VT.variant;
    case "currency":
      return VT.cy;
    case "decimal":
      return VT.decimal;
    case "bool16":
      return VT.bool;
    case "bool":
    case "int32":
      return VT.i4;
    case "uint32":
      return VT.ui4;
    case "int8":
      return VT.i1;
    case "uint8":
    case "bool8":
      return VT.ui1;
    case "int16":
      return VT.i2;
    case "uint16":
      return VT.ui2;
    case "int64":
      return VT.i8;
    case "uint64":
      return VT.ui8;
    case "float":
      return VT.r4;
    case "double":
      return VT.r8;
    case "interface":
      return isDispatch(of, references) ? VT.dispatch : VT.unknown;
    default:
      return undefined;
  }
}

function isDispatch(of: Type, references: Resolver): boolean {
  const plain = resolveAlias(of);
  const target = plain.kind === "pointer" ? resolveAlias(plain.to) : plain;
  if (target.kind !== "interface") return false;
  const defined = references.definition(target.interface) ?? target.interface;
  for (let face: Interface | undefined = defined; face !== undefined; face = face.base) {
    if (face.name === "IDispatch") return true;
  }
  return false;
}
