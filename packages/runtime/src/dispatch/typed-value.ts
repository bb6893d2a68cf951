import { OleDays } from "../automation/date-value.ts";
import { ErrorCode } from "../automation/error-code.ts";
import { DISPATCH, foreignPointer, isOf } from "../automation/interfaces.ts";
import { plainCodec } from "../automation/plain.ts";
import { safeArrayOf } from "../automation/safe-array.ts";
import { variantOf } from "../automation/variant.ts";
import { unsupported, VT } from "../automation/vt.ts";
import { interfaceOrNull } from "../client/interface-codec.ts";
import { IUnknown } from "../client/iunknown.ts";
import type { Codec } from "../marshal/codec.ts";
import { Double } from "../marshal/codecs/numbers.ts";
import { WIDE } from "../native/memory.ts";
import type { InterfaceClass } from "../plan.ts";
import type { DispatchType } from "./plan.ts";

/** How values of a type of Automation are checked and lie in memory. */
export interface TypedValue {
  /** Without VT.BYREF. */
  readonly vt: number;
  /** Of what a VARIANT of the type has as its value; of VT.VARIANT, of the whole. */
  readonly codec: Codec;
  /** The class of an object. */
  readonly type: InterfaceClass;
  readonly isNullable: boolean;
}

/** Prepares a type; VARIANTs have objects of the class `dispatch`, which is IDispatch. */
export function typedValue(plan: DispatchType, dispatch: InterfaceClass): TypedValue {
  const vt = sized(plan.vt & ~VT.BYREF);
  const type = plan.type ?? IUnknown;
  const codec =
    (vt & VT.ARRAY) === 0
      ? codecOf(vt, type, dispatch)
      : safeArrayOf(elementOf(vt & ~VT.ARRAY, type, dispatch), vt & ~VT.ARRAY);
  return { vt, codec: codec as Codec, type, isNullable: plan.nullable ?? false };
}

/** Automation has no integers as wide as a pointer: those of that size stand for them. */
function sized(vt: number): number {
  if (vt === VT.INT_PTR) return WIDE ? VT.I8 : VT.I4;
  if (vt === VT.UINT_PTR) return WIDE ? VT.UI8 : VT.UI4;
  return vt;
}

function codecOf(vt: number, type: InterfaceClass, dispatch: InterfaceClass): Codec {
  switch (vt) {
    case VT.VARIANT:
      return variantOf(dispatch) as Codec;
    case VT.DATE:
      return OleDays as Codec;
    case VT.ERROR:
      return ErrorCode as Codec;
    case VT.UNKNOWN:
      return interfaceOrNull(type) as Codec;
    case VT.DISPATCH:
      return (isOf(type, DISPATCH) ? interfaceOrNull(type) : foreignPointer(DISPATCH, type)) as Codec;
    default: {
      const codec = plainCodec(vt, false);
      if (codec === undefined) throw unsupported(vt, "a parameter");
      return codec;
    }
  }
}

function elementOf(vt: number, type: InterfaceClass, dispatch: InterfaceClass): Codec {
  if (vt === VT.DATE) return Double as Codec;
  const isObject = vt === VT.UNKNOWN || vt === VT.DISPATCH;
  return isObject ? (interfaceOrNull(type) as Codec) : codecOf(vt, type, dispatch);
}
