import { types } from "node:util";
import { argumentPointer, IUnknown, isWrapper } from "../client/iunknown.ts";
import { outOfRange, wrongType } from "../marshal/checks.ts";
import { tagOf } from "../marshal/elements.ts";
import type { InterfaceClass } from "../plan.ts";
import { ByRef } from "./by-ref.ts";
import { Currency } from "./currency.ts";
import { Decimal } from "./decimal.ts";
import { DISPATCH, isOf } from "./interfaces.ts";
import { SafeArrayValue } from "./safe-array-value.ts";
import { TypedVariant } from "./typed-variant.ts";
import { VariantError } from "./variant-error.ts";
import { VT } from "./vt.ts";

/** A type and what its codec takes. */
export interface Typed {
  readonly vt: number;
  readonly value: unknown;
}

/** The types of typed arrays' elements. */
const NUMBERS: Readonly<Record<string, number>> = {
  Int8Array: VT.I1,
  Uint8Array: VT.UI1,
  Int16Array: VT.I2,
  Uint16Array: VT.UI2,
  Int32Array: VT.I4,
  Uint32Array: VT.UI4,
  BigInt64Array: VT.I8,
  BigUint64Array: VT.UI8,
  Float32Array: VT.R4,
  Float64Array: VT.R8,
};

/** The type that a value has in a VARIANT. Runs no code of the value. */
export function naturalVariant(value: unknown, dispatch: InterfaceClass, at: string, path: string): Typed {
  if (Array.isArray(value)) return { vt: VT.ARRAY | VT.VARIANT, value };
  const numbers = numbersOf(value);
  if (numbers !== undefined) return { vt: VT.ARRAY | numbers, value };
  return typeof value === "string" ? { vt: VT.BSTR, value } : common(value, dispatch, at, path);
}

/** The type that a value has in a PROPVARIANT. */
export function naturalPropVariant(
  value: unknown,
  dispatch: InterfaceClass,
  at: string,
  path: string,
): Typed {
  if (Array.isArray(value)) {
    return { vt: VT.VECTOR | (holdsTexts(value) ? VT.LPWSTR : VT.VARIANT), value };
  }
  const numbers = numbersOf(value);
  if (numbers !== undefined) return { vt: numbers === VT.UI1 ? VT.BLOB : VT.VECTOR | numbers, value };
  return typeof value === "string" ? { vt: VT.LPWSTR, value } : common(value, dispatch, at, path);
}

/** Whether there are elements and all are strings. `every` would walk through all holes of an array. */
function holdsTexts(array: readonly unknown[]): boolean {
  for (let index = 0; index < array.length; index++) if (typeof array[index] !== "string") return false;
  return array.length > 0;
}

function numbersOf(value: unknown): number | undefined {
  return ArrayBuffer.isView(value) ? NUMBERS[tagOf.call(value) ?? ""] : undefined;
}

function common(value: unknown, dispatch: InterfaceClass, at: string, path: string): Typed {
  switch (typeof value) {
    case "undefined":
      return { vt: VT.EMPTY, value };
    case "boolean":
      return { vt: VT.BOOL, value };
    case "number":
      return { vt: (value | 0) === value && !Object.is(value, -0) ? VT.I4 : VT.R8, value };
    case "bigint":
      return { vt: integerType(value, at, path), value };
    case "object":
      return value === null ? { vt: VT.NULL, value } : objectType(value, dispatch, at, path);
    default:
      throw wrongType(value, at, path, "a value that a VARIANT can hold");
  }
}

function integerType(value: bigint, at: string, path: string): number {
  if (BigInt.asIntN(64, value) === value) return VT.I8;
  if (BigInt.asUintN(64, value) === value) return VT.UI8;
  throw outOfRange(value, at, path, "an integer of 64 bits");
}

function objectType(value: object, dispatch: InterfaceClass, at: string, path: string): Typed {
  if (TypedVariant.is(value)) return { vt: value.vt, value: value.value };
  if (isWrapper(value)) {
    const pointer = argumentPointer(value, IUnknown, at, path);
    const fits = isOf(pointer.type, DISPATCH) || (dispatch !== IUnknown && pointer.isA(dispatch));
    return { vt: fits ? VT.DISPATCH : VT.UNKNOWN, value };
  }
  if (types.isDate(value)) return { vt: VT.DATE, value };
  if (Currency.is(value)) return { vt: VT.CY, value };
  if (Decimal.is(value)) return { vt: VT.DECIMAL, value };
  if (VariantError.is(value)) return { vt: VT.ERROR, value };
  if (ByRef.is(value)) return { vt: VT.BYREF | value.vt, value };
  if (SafeArrayValue.is(value)) return { vt: VT.ARRAY | value.vt, value };
  throw wrongType(value, at, path, "a value that a VARIANT can hold");
}
