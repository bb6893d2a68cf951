import { checkInterfaceClass, IUnknown } from "../client/iunknown.ts";
import type { Codec } from "../marshal/codec.ts";
import { automation } from "../native/automation.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { InterfaceClass } from "../plan.ts";
import type { Family } from "./family.ts";
import { naturalVariant } from "./natural.ts";
import { Empty, Null } from "./nothing.ts";
import { plainCodec } from "./plain.ts";
import type { VariantValue } from "./value.ts";
import { variantCodec } from "./variant-codec.ts";
import { VT } from "./vt.ts";

/** A type of 8 bytes and the widest value, of two pointers. */
export const VARIANT_SIZE: number = POINTER_SIZE === 8 ? 24 : 16;

/** A VARIANT. What VT_DISPATCH points to is read as a wrapper of IUnknown. */
export const Variant: Codec<VariantValue> = /*@__PURE__*/ codecOf(IUnknown, false);

/** A VARIANT that is always read as a `TypedVariant`, and its dates as numbers: what is read can be written as it was. */
export const ExactVariant: Codec<VariantValue> = /*@__PURE__*/ codecOf(IUnknown, true);

const codecs = new WeakMap<InterfaceClass, Codec<VariantValue>>();

/**
 * A VARIANT whose VT_DISPATCH is read as a wrapper of a class: IDispatch, or one that every such object has and is asked
 * for. Wrappers of the class are written as VT_DISPATCH.
 *
 * @throws {TypeError} when it is no interface class
 */
export function variantOf(dispatch: InterfaceClass): Codec<VariantValue> {
  let codec = codecs.get(dispatch);
  if (codec === undefined) {
    checkInterfaceClass(dispatch, "variantOf");
    codec = codecOf(dispatch, false);
    codecs.set(dispatch, codec);
  }
  return codec;
}

function codecOf(dispatch: InterfaceClass, exact: boolean): Codec<VariantValue> {
  const element = (vt: number): Codec | undefined =>
    vt === VT.VARIANT ? codec : plainCodec(vt, exact, dispatch);
  const family: Family = {
    name: "a VARIANT",
    size: VARIANT_SIZE,
    dispatch,
    exact,
    isTyped: () => exact,
    element,
    target: element,
    scalar(vt) {
      if (vt === VT.EMPTY) return Empty;
      if (vt === VT.NULL) return Null;
      return vt === VT.VARIANT ? undefined : element(vt);
    },
    typed: naturalVariant,
    systemClear: () => automation()?.variantClear,
  };
  const codec = variantCodec(family);
  return codec;
}
