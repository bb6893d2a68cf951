import type { InterfaceCodec } from "../client/interface-codec.ts";
import { IUnknown } from "../client/iunknown.ts";
import type { CallMemory } from "../marshal/call-memory.ts";
import { outOfRange, wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { givenBytes, isNumberArray, lengthIn } from "../marshal/elements.ts";
import { writeGuidAt } from "../marshal/guid.ts";
import { storeBytes } from "../native/memory.ts";
import { type Bound, createSafeArray, describeSafeArray } from "../native/safe-array.ts";
import { flatten } from "./dimensions.ts";
import { featuresOf, isReadableAs } from "./element-type.ts";
import { DISPATCH } from "./interfaces.ts";
import { writeOwned } from "./owned-memory.ts";
import { destroySafeArray } from "./safe-array-destroy.ts";
import { SafeArrayValue } from "./safe-array-value.ts";
import { VT, vtName } from "./vt.ts";

const MOST_BYTES = 0x7fff_ffff;

/** Checks an array, a typed array or a SafeArrayValue and makes a SAFEARRAY of it, which the memory destroys. */
export function writeSafeArray(
  value: unknown,
  element: Codec,
  vt: number,
  memory: CallMemory,
  at: string,
  path: string,
): number {
  const { elements, bounds } = shapeOf(value, element, vt, at, path);
  const count = bounds.reduce((product, { length }) => product * length, 1);
  const most = Math.floor(MOST_BYTES / element.size);
  if (!(count <= most)) throw outOfRange(count, at, path, `at most ${most} elements`);
  const make = (bytes: Uint8Array): number => {
    const address = createSafeArray(vt, featuresOf(vt), element.size, bounds, iidOf(element, vt));
    storeBytes(describeSafeArray(address).data, bytes);
    return address;
  };
  if (bounds.length === 1 && isNumberArray(elements, element)) {
    const bytes = ownBytes(givenBytes(elements, at, path));
    if (bytes.length !== count * element.size)
      throw outOfRange(bytes.length, at, path, "a typed array's own length");
    return memory.keep(make(bytes), destroySafeArray);
  }
  const view = new DataView(new ArrayBuffer(count * element.size));
  const address = writeOwned(
    memory,
    (owned) => {
      const lengths = bounds.map(({ length }) => length);
      flatten(elements, lengths, element, at, path, (place, one, where) =>
        element.write(view, place * element.size, one, owned, at, where),
      );
    },
    () => make(new Uint8Array(view.buffer)),
  );
  return memory.keep(address, destroySafeArray);
}

function shapeOf(
  value: unknown,
  element: Codec,
  vt: number,
  at: string,
  path: string,
): { readonly elements: ArrayLike<unknown>; readonly bounds: readonly Bound[] } {
  if (SafeArrayValue.is(value)) {
    if (!isReadableAs(value.vt, vt))
      throw new TypeError(
        `${at}(${path}): expected a SAFEARRAY of ${vtName(vt)}, got one of ${vtName(value.vt)}`,
      );
    return { elements: value.elements, bounds: value.dimensions };
  }
  if (!Array.isArray(value) && !isNumberArray(value, element)) throw wrongType(value, at, path, "an array");
  return { elements: value, bounds: [{ length: lengthIn(value, at, path), lowerBound: 0 }] };
}

/** Koffi does not take memory that threads share: it is copied first. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.buffer instanceof ArrayBuffer ? bytes : new Uint8Array(bytes);
}

/** The IID that an array of interface pointers carries. */
function iidOf(element: Codec, vt: number): Uint8Array | null {
  if (vt !== VT.UNKNOWN && vt !== VT.DISPATCH) return null;
  const { type } = element as Partial<InterfaceCodec>;
  const iid = new Uint8Array(16);
  writeGuidAt(new DataView(iid.buffer), 0, (type ?? (vt === VT.DISPATCH ? DISPATCH : IUnknown)).iid);
  return iid;
}
