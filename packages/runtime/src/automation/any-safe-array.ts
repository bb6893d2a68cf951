import { IUnknown } from "../client/iunknown.ts";
import { wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import type { NumberArray } from "../marshal/codecs/numbers.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import { describeSafeArray } from "../native/safe-array.ts";
import { elementTypeOf } from "./element-type.ts";
import { naturalVariant } from "./natural.ts";
import { plainCodec } from "./plain.ts";
import { destroySafeArray } from "./safe-array-destroy.ts";
import { readSafeArray } from "./safe-array-read.ts";
import type { SafeArrayValue } from "./safe-array-value.ts";
import { writeSafeArray } from "./safe-array-write.ts";
import type { VariantValue } from "./value.ts";
import { Variant } from "./variant.ts";
import { TYPE_BITS, unsupported, VT } from "./vt.ts";

/** What a SAFEARRAY of any type is: numbers as a typed array, all else as an array. A SafeArrayValue chooses the type. */
export type AnyArray = NumberArray | readonly VariantValue[] | SafeArrayValue;

/**
 * A pointer to a SAFEARRAY of a type that only the array itself tells; NULL is null. Arrays are written as a VARIANT has
 * them. One that does not tell its type is a RangeError.
 */
export const AnySafeArray: Required<Codec<AnyArray | null>> = {
  size: POINTER_SIZE,
  read(view, offset) {
    const address = pointerAt(view, offset);
    if (address === 0) return null;
    const vt = elementTypeOf(describeSafeArray(address));
    if (vt === undefined) throw new RangeError("the SAFEARRAY does not tell the type of its elements");
    return readSafeArray(address, elementOf(vt), vt, false) as AnyArray;
  },
  write(view, offset, value, memory, at, path) {
    if (value === null) return;
    const { vt, value: elements } = naturalVariant(value, IUnknown, at, path);
    if ((vt & ~TYPE_BITS) !== VT.ARRAY) throw wrongType(value, at, path, "an array or null");
    const base = vt & TYPE_BITS;
    writePointerAt(view, offset, writeSafeArray(elements, elementOf(base), base, memory, at, path));
  },
  free(view, offset) {
    const address = pointerAt(view, offset);
    writePointerAt(view, offset, 0);
    destroySafeArray(address);
  },
};

function elementOf(vt: number): Codec {
  const codec = vt === VT.VARIANT ? (Variant as Codec) : plainCodec(vt, false);
  if (codec === undefined) throw unsupported(vt, "a SAFEARRAY");
  return codec;
}
