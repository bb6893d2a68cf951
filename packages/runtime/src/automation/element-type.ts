import { type Descriptor, FADF } from "../native/safe-array.ts";
import { VT } from "./vt.ts";

const FEATURES: Readonly<Record<number, number>> = {
  [VT.BSTR]: FADF.BSTR,
  [VT.UNKNOWN]: FADF.UNKNOWN,
  [VT.DISPATCH]: FADF.DISPATCH,
  [VT.VARIANT]: FADF.VARIANT,
  [VT.RECORD]: FADF.RECORD,
};

/** What the features of a SAFEARRAY say about elements of a type. */
export function featuresOf(vt: number): number {
  return FEATURES[vt] ?? 0;
}

/** The type of a SAFEARRAY's elements, or undefined where the array does not tell. */
export function elementTypeOf({ features, hiddenType }: Descriptor): number | undefined {
  if (hiddenType !== undefined && hiddenType !== VT.EMPTY) return hiddenType;
  const known = Object.entries(FEATURES).find(([, feature]) => (features & feature) !== 0);
  return known && Number(known[0]);
}

/** Whether elements of one type can be read as those of another. */
export function isReadableAs(actual: number, wanted: number): boolean {
  if (wanted === VT.UNKNOWN && actual === VT.DISPATCH) return true;
  return sameAs(actual) === sameAs(wanted);
}

/** One type for all that are the same in memory and in meaning. */
function sameAs(vt: number): number {
  if (vt === VT.INT) return VT.I4;
  if (vt === VT.UINT) return VT.UI4;
  return vt === VT.HRESULT ? VT.ERROR : vt;
}
