import type { Codec } from "../marshal/codec.ts";
import { viewOf } from "../marshal/records.ts";
import { automation } from "../native/automation.ts";
import { type Descriptor, describeSafeArray, freeSafeArray } from "../native/safe-array.ts";
import { elementTypeOf } from "./element-type.ts";
import { plainCodec } from "./plain.ts";
import { Variant } from "./variant.ts";
import { VT } from "./vt.ts";

/** Destroys a SAFEARRAY and what its elements own; NULL is allowed. */
export function destroySafeArray(address: number): void {
  if (address === 0) return;
  const library = automation();
  if (library !== null) {
    library.safeArrayDestroy(address);
    return;
  }
  const descriptor = describeSafeArray(address);
  freeElements(descriptor);
  freeSafeArray(address, descriptor);
}

function freeElements(descriptor: Descriptor): void {
  const codec = ownerOf(elementTypeOf(descriptor));
  if (codec?.free === undefined || descriptor.data === 0) return;
  const count = descriptor.bounds.reduce((product, { length }) => product * length, 1);
  const view = viewOf(descriptor.data, count * codec.size);
  for (let index = 0; index < count; index++) codec.free(view, index * codec.size);
}

function ownerOf(vt: number | undefined): Codec | undefined {
  if (vt === VT.VARIANT) return Variant;
  return vt === undefined ? undefined : plainCodec(vt, false);
}
