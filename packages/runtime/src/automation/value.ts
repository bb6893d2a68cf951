import type { IUnknown } from "../client/iunknown.ts";
import type { NumberArray } from "../marshal/codecs/numbers.ts";
import type { ByRef } from "./by-ref.ts";
import type { Currency } from "./currency.ts";
import type { Decimal } from "./decimal.ts";
import type { SafeArrayValue } from "./safe-array-value.ts";
import type { TypedVariant } from "./typed-variant.ts";
import type { VariantError } from "./variant-error.ts";

/**
 * What a VARIANT is in JavaScript. Written: undefined is VT_EMPTY, null VT_NULL, a number VT_I4 if it is an int32 and else
 * VT_R8, a bigint VT_I8 or VT_UI8, a string VT_BSTR, a wrapper VT_DISPATCH if its class is one of IDispatch and else
 * VT_UNKNOWN, a typed array a SAFEARRAY of its numbers, an array one of VARIANTs, a `ByRef` a pointer; a `TypedVariant`
 * chooses any type. Read: every integer and real of up to 32 bits and every double is a number.
 */
export type VariantValue =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Currency
  | Decimal
  | VariantError
  | IUnknown
  | NumberArray
  | readonly VariantValue[]
  | SafeArrayValue
  | TypedVariant
  | ByRef;

/**
 * What a PROPVARIANT is in JavaScript: as `VariantValue`, but a string is VT_LPWSTR, a Uint8Array VT_BLOB, and other arrays
 * are counted vectors (VT_VECTOR): of VT_LPWSTR where all elements are strings, else of PROPVARIANTs.
 */
export type PropVariantValue = VariantValue;
