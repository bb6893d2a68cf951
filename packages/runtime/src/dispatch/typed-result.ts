import { queried } from "../automation/interfaces.ts";
import { Variant } from "../automation/variant.ts";
import { VT, vtName } from "../automation/vt.ts";
import { takeReference } from "../client/interface-codec.ts";
import { IUnknown } from "../client/iunknown.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import { CallMemory } from "../marshal/call-memory.ts";
import { wrongType } from "../marshal/checks.ts";
import { pointerAt } from "../marshal/fields.ts";
import { viewOf } from "../marshal/records.ts";
import type { TypedValue } from "./typed-value.ts";

/** Where the value lies in a VARIANT; a DECIMAL takes the place of the whole. */
export function placeIn(offset: number, vt: number): number {
  return vt === VT.DECIMAL ? offset : offset + 8;
}

/** The types of which each can be read as any other. */
const FAMILIES: readonly (readonly number[])[] = [
  [VT.I1, VT.UI1],
  [VT.I2, VT.UI2],
  [VT.I4, VT.UI4, VT.INT, VT.UINT],
  [VT.I8, VT.UI8],
  [VT.DISPATCH, VT.UNKNOWN],
];

/**
 * Reads a VARIANT that a member answered as a value of the type that the IDL says: as it is, as an object that is asked
 * for the class, or, where servers are lax, as a number of another size that fits.
 *
 * @throws {NullResultError} when there is nothing
 * @throws {TypeError | RangeError} when it is something else
 */
export function readTyped(
  view: DataView,
  offset: number,
  value: TypedValue,
  at: string,
  name: string,
): unknown {
  if (value.vt === VT.VARIANT) return value.codec.read(view, offset);
  const vt = view.getUint16(offset, true);
  if (vt === VT.EMPTY || vt === VT.NULL) return nothing(value, at, name);
  if (isSame(vt, value.vt)) return readContent(view, placeIn(offset, vt), value, at, name);
  if ((vt & VT.BYREF) !== 0 && isSame(vt & ~VT.BYREF, value.vt)) {
    const address = pointerAt(view, offset + 8);
    if (address === 0) return nothing(value, at, name);
    return readContent(viewOf(address, value.codec.size), 0, value, at, name);
  }
  return converted(Variant.read(view, offset), value, at, name);
}

/** Reads what lies in memory as the type says. */
export function readContent(
  view: DataView,
  offset: number,
  value: TypedValue,
  at: string,
  name: string,
): unknown {
  const { vt, codec } = value;
  if ((vt & VT.ARRAY) !== 0 && pointerAt(view, offset) === 0) return nothing(value, at, name);
  if (vt !== VT.DISPATCH && vt !== VT.UNKNOWN) return codec.read(view, offset);
  const address = pointerAt(view, offset);
  return address === 0 ? nothing(value, at, name) : objectAt(address, value);
}

/** The object is asked for the class, as Invoke only tells of IDispatch and IUnknown. */
function objectAt(address: number, { type }: TypedValue): IUnknown {
  return type === IUnknown ? takeReference(IUnknown, address) : queried(type, address);
}

function nothing({ isNullable }: TypedValue, at: string, name: string): null {
  if (isNullable) return null;
  throw new NullResultError(at, name);
}

/** Whether values of two types lie in memory in the same way. */
export function isSame(actual: number, wanted: number): boolean {
  return actual === wanted || FAMILIES.some((family) => family.includes(actual) && family.includes(wanted));
}

function converted(value: unknown, { vt, codec }: TypedValue, at: string, name: string): unknown {
  const isNumber = typeof value === "number" || typeof value === "bigint";
  if (vt === VT.BOOL && isNumber) return Boolean(value);
  if (!isNumber || !NUMBERS.has(vt)) throw wrongType(value, at, name, vtName(vt));
  const fitting = WIDE_INTEGERS.has(vt) && Number.isInteger(value) ? BigInt(value) : value;
  const given = typeof fitting === "bigint" && !WIDE_INTEGERS.has(vt) ? Number(fitting) : fitting;
  const view = new DataView(new ArrayBuffer(codec.size));
  codec.write(view, 0, given, new CallMemory(), at, name);
  return codec.read(view, 0);
}

const WIDE_INTEGERS: ReadonlySet<number> = new Set([VT.I8, VT.UI8]);

const NUMBERS: ReadonlySet<number> = new Set([
  ...FAMILIES.slice(0, 4).flat(),
  VT.R4,
  VT.R8,
  VT.DATE,
  VT.ERROR,
]);
