import { interfaceOrNull } from "../client/interface-codec.ts";
import { IUnknown } from "../client/iunknown.ts";
import type { Codec } from "../marshal/codec.ts";
import * as numbers from "../marshal/codecs/numbers.ts";
import { BstrText } from "../marshal/codecs/text.ts";
import type { InterfaceClass } from "../plan.ts";
import { DateValue, OleDays } from "./date-value.ts";
import { ErrorValue } from "./error-code.ts";
import { DISPATCH, foreignPointer } from "./interfaces.ts";
import { CurrencyValue, DecimalValue } from "./money.ts";
import { VT } from "./vt.ts";

/**
 * The codec of a type without flags that may be in a VARIANT, in a SAFEARRAY and behind a reference alike; undefined for
 * others. `exact` values lose nothing; `dispatch` is the class of VT_DISPATCH.
 */
export function plainCodec(
  vt: number,
  exact: boolean,
  dispatch: InterfaceClass = IUnknown,
): Codec | undefined {
  switch (vt) {
    case VT.I1:
      return numbers.Int8;
    case VT.UI1:
      return numbers.Uint8;
    case VT.I2:
      return numbers.Int16;
    case VT.UI2:
      return numbers.Uint16;
    case VT.I4:
    case VT.INT:
      return numbers.Int32;
    case VT.UI4:
    case VT.UINT:
      return numbers.Uint32;
    case VT.I8:
      return numbers.Int64;
    case VT.UI8:
      return numbers.Uint64;
    case VT.R4:
      return numbers.Float;
    case VT.R8:
      return numbers.Double;
    case VT.BOOL:
      return numbers.Bool16;
    case VT.CY:
      return CurrencyValue;
    case VT.DECIMAL:
      return DecimalValue;
    case VT.DATE:
      return exact ? OleDays : DateValue;
    case VT.ERROR:
      return ErrorValue;
    case VT.BSTR:
      return BstrText;
    case VT.UNKNOWN:
      return interfaceOrNull(IUnknown);
    case VT.DISPATCH:
      return foreignPointer(DISPATCH, dispatch);
    default:
      return undefined;
  }
}
