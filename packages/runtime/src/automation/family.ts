import type { Codec } from "../marshal/codec.ts";
import type { InterfaceClass } from "../plan.ts";
import type { Typed } from "./natural.ts";
import { referenceTo } from "./reference.ts";
import { safeArray } from "./safe-array.ts";
import type { VariantValue } from "./value.ts";
import { TYPE_BITS, VT } from "./vt.ts";

/** What distinguishes the kinds of variant: VARIANT and PROPVARIANT, natural and exact, with a class for VT_DISPATCH. */
export interface Family {
  /** "a VARIANT" */
  readonly name: string;
  readonly size: number;
  /** The class of VT_DISPATCH. */
  readonly dispatch: InterfaceClass;
  /** Whether values of a type are read as TypedVariants. */
  isTyped(vt: number): boolean;
  /** The codec of a type without flags, undefined where there is none. */
  scalar(vt: number): Codec | undefined;
  /** The same for what a SAFEARRAY has as elements. */
  element(vt: number): Codec | undefined;
  /** The same for what a reference points to. */
  target(vt: number): Codec | undefined;
  /** That of a counted vector. */
  vector?(vt: number): Codec | undefined;
  /** Whether SAFEARRAYs are read as SafeArrayValues. */
  readonly exact: boolean;
  /** The type for a value of JavaScript. */
  typed(value: VariantValue, dispatch: InterfaceClass, at: string, path: string): Typed;
  /** The system's function that frees what a variant owns, and the type set to EMPTY; absent off Windows. */
  systemClear(): ((variant: Uint8Array) => unknown) | undefined;
}

/** Answers the codec of what a variant of any type, with its flags, has as its value; undefined for an unknown type. */
export function contentsOf(family: Family): (vt: number) => Codec | undefined {
  const known = new Map<number, Codec | undefined>();
  return (vt) => {
    if (!known.has(vt)) known.set(vt, contentOf(vt, family));
    return known.get(vt);
  };
}

function contentOf(vt: number, family: Family): Codec | undefined {
  const base = vt & TYPE_BITS;
  switch (vt & ~TYPE_BITS) {
    case 0:
      return family.scalar(base);
    case VT.VECTOR:
      return family.vector?.(base);
    case VT.ARRAY:
      return arrayOf(base, family);
    case VT.BYREF:
      return reference(family.target(base));
    case VT.BYREF | VT.ARRAY:
      return reference(arrayOf(base, family));
    default:
      return undefined;
  }
}

function arrayOf(vt: number, family: Family): Codec | undefined {
  const element = family.element(vt);
  return element && safeArray(element, vt, family.exact);
}

function reference(target: Codec | undefined): Codec | undefined {
  return target && referenceTo(target);
}
