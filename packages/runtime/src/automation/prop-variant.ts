import { IUnknown } from "../client/iunknown.ts";
import type { Codec } from "../marshal/codec.ts";
import { FileTime, GuidValue } from "../marshal/codecs/guid.ts";
import { Uint8 } from "../marshal/codecs/numbers.ts";
import { pointerOrNull } from "../marshal/codecs/pointer.ts";
import { AnsiTextOrNull, WideTextOrNull } from "../marshal/codecs/text.ts";
import { automation } from "../native/automation.ts";
import { counted } from "./counted.ts";
import type { Family } from "./family.ts";
import { foreignPointer, STORAGE, STREAM } from "./interfaces.ts";
import { naturalPropVariant } from "./natural.ts";
import { Empty, Null } from "./nothing.ts";
import { plainCodec } from "./plain.ts";
import type { PropVariantValue } from "./value.ts";
import { ExactVariant, VARIANT_SIZE, Variant } from "./variant.ts";
import { variantCodec } from "./variant-codec.ts";
import { TYPE_BITS, VT } from "./vt.ts";

/**
 * A PROPVARIANT. Types that JavaScript does not tell from others are read as a `TypedVariant`: VT_FILETIME (a bigint),
 * VT_CLSID (a GUID), streams and storages (wrappers of IUnknown), and vectors of them.
 */
export const PropVariant: Codec<PropVariantValue> = /*@__PURE__*/ codecOf(false);

/** A PROPVARIANT that is always read as a `TypedVariant`: what is read can be written as it was. */
export const ExactPropVariant: Codec<PropVariantValue> = /*@__PURE__*/ codecOf(true);

/** The types whose values would be written as another type. */
const TYPED: readonly number[] = [
  VT.FILETIME,
  VT.CLSID,
  VT.STREAM,
  VT.STREAMED_OBJECT,
  VT.STORAGE,
  VT.STORED_OBJECT,
  VT.BLOB_OBJECT,
];

/** The types that a single value may have, but not a vector. */
const UNCOUNTED: readonly number[] = [VT.INT, VT.UINT, VT.DECIMAL, VT.UNKNOWN, VT.DISPATCH];

function codecOf(exact: boolean): Codec<PropVariantValue> {
  const plain = (vt: number): Codec | undefined => plainCodec(vt, exact);
  const family: Family = {
    name: "a PROPVARIANT",
    size: VARIANT_SIZE,
    dispatch: IUnknown,
    exact,
    isTyped: (vt) => exact || TYPED.includes(vt & TYPE_BITS),
    element: (vt) => (vt === VT.VARIANT ? (exact ? ExactVariant : Variant) : plain(vt)),
    target: (vt) => (vt === VT.VARIANT ? codec : plain(vt)),
    scalar: (vt) => plain(vt) ?? ownType(vt),
    vector(vt) {
      if (vt === VT.VARIANT) return counted(codec);
      const element = elementOfVector(vt) ?? (UNCOUNTED.includes(vt) ? undefined : plain(vt));
      return element && counted(element);
    },
    typed: naturalPropVariant,
    systemClear: () => automation()?.propVariantClear,
  };
  const codec = variantCodec(family);
  return codec;
}

/** What a PROPVARIANT has beyond a VARIANT. */
function ownType(vt: number): Codec | undefined {
  switch (vt) {
    case VT.EMPTY:
      return Empty;
    case VT.NULL:
      return Null;
    case VT.FILETIME:
      return FileTime;
    case VT.LPSTR:
      return AnsiTextOrNull;
    case VT.LPWSTR:
      return WideTextOrNull;
    case VT.CLSID:
      return pointerOrNull(GuidValue);
    case VT.BLOB:
    case VT.BLOB_OBJECT:
      return counted(Uint8);
    case VT.STREAM:
    case VT.STREAMED_OBJECT:
      return foreignPointer(STREAM, IUnknown);
    case VT.STORAGE:
    case VT.STORED_OBJECT:
      return foreignPointer(STORAGE, IUnknown);
    default:
      return undefined;
  }
}

/** Elements of vectors that differ from what a single value is. */
function elementOfVector(vt: number): Codec | undefined {
  switch (vt) {
    case VT.CLSID:
      return GuidValue;
    case VT.FILETIME:
      return FileTime;
    case VT.LPSTR:
      return AnsiTextOrNull;
    case VT.LPWSTR:
      return WideTextOrNull;
    default:
      return undefined;
  }
}
