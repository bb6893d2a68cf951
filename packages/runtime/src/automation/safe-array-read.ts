import type { InterfaceCodec } from "../client/interface-codec.ts";
import { IUnknown } from "../client/iunknown.ts";
import type { Codec } from "../marshal/codec.ts";
import type { NumberCodec } from "../marshal/codecs/numbers.ts";
import { bytesOf, elementsAt } from "../marshal/elements.ts";
import { guidAt } from "../marshal/guid.ts";
import { viewOf } from "../marshal/records.ts";
import { loadBytes } from "../native/memory.ts";
import { type Bound, type Descriptor, describeSafeArray } from "../native/safe-array.ts";
import { nested } from "./dimensions.ts";
import { elementTypeOf, isReadableAs } from "./element-type.ts";
import { queriedPointer } from "./interfaces.ts";
import { SafeArrayValue } from "./safe-array-value.ts";
import { unsupported, VT, vtName } from "./vt.ts";

const MOST_BYTES = 0x7fff_ffff;

/** The most arrays that may nest around no elements, which is all that bounds their number. */
const MOST_EMPTY = 65_536;

/** The elements of the SAFEARRAY at a non-null address, or all that it tells. */
export function readSafeArray(address: number, element: Codec, vt: number, exact: boolean): unknown {
  const descriptor = describeSafeArray(address);
  const count = checkedCount(descriptor, element, vt);
  const flat = elementsOf(descriptor.data, count, readable(element, descriptor));
  const lengths = descriptor.bounds.map(({ length }) => length);
  const elements = nested(flat, lengths);
  return exact ? new SafeArrayValue(vt, elements, descriptor.bounds) : elements;
}

/** How many elements there are, when they are what is expected: others would be read as wild pointers. */
function checkedCount(descriptor: Descriptor, element: Codec, vt: number): number {
  const { bounds, elementSize, data } = descriptor;
  const actual = elementTypeOf(descriptor);
  if (actual === VT.RECORD) throw unsupported(actual, "a SAFEARRAY");
  if (actual !== undefined && !isReadableAs(actual, vt))
    throw new RangeError(`expected a SAFEARRAY of ${vtName(vt)}, got one of ${vtName(actual)}`);
  if (elementSize !== element.size)
    throw new RangeError(
      `expected a SAFEARRAY of ${vtName(vt)}, whose elements have ${element.size} bytes, got ${elementSize}`,
    );
  const count = bounds.reduce((product, { length }) => product * length, 1);
  const isImpossible = count === 0 ? emptyArrays(bounds) > MOST_EMPTY : data === 0;
  if (bounds.length === 0 || count * elementSize > MOST_BYTES || isImpossible)
    throw new RangeError(`the SAFEARRAY of ${vtName(vt)} has impossible dimensions`);
  return count;
}

/** How many arrays stand where the innermost would have elements. */
function emptyArrays(bounds: readonly Bound[]): number {
  const outer = bounds.slice(
    0,
    bounds.findIndex(({ length }) => length === 0),
  );
  return outer.reduce((product, { length }) => product * length, 1);
}

/** Pointers whose array does not say that they are of the very interface are asked for it one by one. */
function readable(element: Codec, { hiddenIid }: Descriptor): Codec {
  const { type } = element as Partial<InterfaceCodec>;
  if (type === undefined || type === IUnknown) return element;
  return hiddenIid !== undefined && guidAt(hiddenIid, 0) === type.iid
    ? element
    : queriedPointer(element, type);
}

/** Numbers are copied at once. */
function elementsOf(data: number, count: number, element: Codec): ArrayLike<unknown> {
  const { array } = element as Partial<NumberCodec>;
  if (array === undefined) return elementsAt(viewOf(data, count * element.size), 0, count, element);
  const numbers = new array(count);
  loadBytes(bytesOf(numbers), data);
  return numbers;
}
