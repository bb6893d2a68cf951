import type { Reference } from "./projection.ts";

/** The value of an argument that is left out. */
export type Fallback =
  | { readonly kind: "literal"; readonly value: number | bigint | string | boolean | null }
  | { readonly kind: "missing" };

export type ScalarKind =
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "float"
  | "double"
  | "bool"
  | "bool8"
  | "bool16"
  | "intptr"
  | "uintptr"
  | "pointer";

/** A value that fits a register. `type` is set for enums, `handle` for handles: the name of their type. */
export interface ScalarValue {
  readonly kind: ScalarKind;
  readonly type?: Reference;
  readonly handle?: string;
}

/** How one value crosses; the same kinds as the runtime's ValuePlan. */
export type ValueProjection =
  | ScalarValue
  | { readonly kind: "string" }
  | { readonly kind: "guid" }
  | { readonly kind: "interface"; readonly type: Reference }
  /** `count`: a fixed length, or the IDL name of the hidden parameter that carries it. */
  | { readonly kind: "bytes"; readonly count: number | string }
  /** A FILETIME: 100 ns since 1601 as a bigint, by reference in both directions. */
  | { readonly kind: "filetime" }
  | { readonly kind: "bstr" }
  /**
   * Whatever has a codec, by reference. `byValue`: the letters of the members of what is passed itself; `p` alone for a
   * pointer in place.
   */
  | { readonly kind: "record"; readonly of: FieldValue; readonly byValue?: string | undefined }
  /** Elements in a row: `[in]` T*, `[out]` T** of the task allocator, `[in, out]` T* changed in place. */
  | { readonly kind: "array"; readonly of: FieldValue; readonly count: Length }
  /** `[out]` T* in the caller's memory. */
  | { readonly kind: "room"; readonly of: FieldValue; readonly capacity: Length; readonly length: Length }
  /** `[out]` characters in the caller's memory. */
  | {
      readonly kind: "text";
      readonly capacity: Length;
      readonly length: Length | undefined;
      readonly encoding: "utf16" | "ansi";
    }
  /** `[out]` interface pointers in the caller's memory: `capacity` is a visible parameter, `length` a hidden one. */
  | { readonly kind: "buffer"; readonly type: Reference; readonly capacity: string; readonly length: string }
  /** A union whose arm the parameter `tag` chooses; `byValue` has the letters of its eightbytes when it is no pointer. */
  | {
      readonly kind: "union";
      readonly type: RecordReference;
      readonly tag: string;
      readonly byValue: string | undefined;
    }
  /** `[in]` the class of the interface that another parameter points to. */
  | { readonly kind: "iid" }
  /** A pointer to the interface whose class the parameter `iid` is. */
  | { readonly kind: "object"; readonly iid: string }
  /** Hidden: the length of the parameter `of`, in the count's own integer type. */
  | { readonly kind: "count"; readonly of: string; readonly scalar: ScalarKind };

/** How many elements there are, as `size_is` and `length_is` tell. */
export type Length =
  | { readonly kind: "number"; readonly value: number }
  /** A parameter, or (where it is a pointer) what it points to. It has its IDL name until the method's names are settled. */
  | { readonly kind: "parameter"; readonly name: string }
  | {
      readonly kind: "binary";
      readonly operator: "+" | "-" | "*" | "/" | "<<" | ">>";
      readonly left: Length;
      readonly right: Length;
    }
  /** `a ? b : c`, of a pointer that may be NULL where native code calls, which it never is here: `b`. */
  | { readonly kind: "given"; readonly parameter: string; readonly yes: Length; readonly no: Length };

/** A number that is not the same on 32-bit Windows: a size or an offset in bytes. */
export interface Extent {
  readonly wide: number;
  readonly narrow: number;
}

/** A struct or union that has a codec, and what others must know of it. */
export interface RecordReference extends Reference {
  readonly size: Extent;
  /** Whether a result of this type owns task memory or references, which its codec frees. */
  readonly owns: boolean;
  /** Whether reading one makes wrappers. */
  readonly holdsReferences: boolean;
  /** Whether something in it points to const. */
  readonly lends: boolean;
  /** Whether something in it that is only known as bytes has pointers, which nobody can free. */
  readonly hidesPointers: boolean;
  /** The letters of its members in an ABI signature; undefined where it cannot be passed by value. */
  readonly members: string | undefined;
}

/** What lies in memory: a field of a struct or union, an element of an array, the target of a pointer. */
export type FieldValue =
  | ScalarValue
  | { readonly kind: "guid" }
  | { readonly kind: "filetime" }
  /** `isLent`: it points to const, so that whether a result's memory is the caller's nothing tells. */
  | { readonly kind: "string" | "ansi"; readonly nullable: boolean; readonly isLent?: boolean }
  | { readonly kind: "bstr" }
  | { readonly kind: "hstring" }
  | { readonly kind: "currency" }
  | { readonly kind: "decimal" }
  | { readonly kind: "propvariant" }
  /** `dispatch`: the class of what VT_DISPATCH holds, where it is known. */
  | { readonly kind: "variant"; readonly dispatch: Reference | undefined }
  /** `type`: the VARTYPE of its elements. */
  | { readonly kind: "safearray"; readonly of: FieldValue; readonly type: number }
  /** A SAFEARRAY that only tells itself what is in it. */
  | { readonly kind: "anyarray" }
  | { readonly kind: "interface"; readonly type: Reference; readonly nullable: boolean }
  | { readonly kind: "record"; readonly type: RecordReference }
  /** `tag` is the name of the field that chooses the arm. */
  | { readonly kind: "union"; readonly type: RecordReference; readonly tag: string }
  /** A pointer to one value. */
  | {
      readonly kind: "target";
      readonly to: FieldValue;
      readonly nullable: boolean;
      readonly isLent?: boolean;
    }
  /** So many elements in place. */
  | { readonly kind: "fixed"; readonly of: FieldValue; readonly length: number }
  /** WCHARs in place. */
  | { readonly kind: "fixedText"; readonly length: number }
  /** Of a struct: a pointer to as many elements as the hidden field `count` says. */
  | { readonly kind: "list"; readonly of: FieldValue; readonly count: string; readonly isLent?: boolean }
  /** Of a struct: the length of the list `of`. */
  | { readonly kind: "count"; readonly of: string; readonly scalar: ScalarKind }
  /** Of a struct: some bits of an integer. */
  | {
      readonly kind: "bits";
      readonly scalar: ScalarKind;
      readonly first: number;
      readonly width: number;
    }
  /**
   * What nothing tells apart, such as a union without a discriminant: its bytes. The rest as in a RecordReference.
   */
  | {
      readonly kind: "opaque";
      readonly size: Extent;
      readonly members: string | undefined;
      readonly hidesPointers: boolean;
    };
