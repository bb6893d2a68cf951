import type { IUnknown } from "./client/iunknown.ts";
import type { Codec, UnionCodec } from "./marshal/codec.ts";
import type { Guid } from "./marshal/guid.ts";

/** The static side of an interface class. `new` is not part of it: wrappers come from calls, never from constructors. */
export interface InterfaceClass<T extends IUnknown = IUnknown> {
  readonly prototype: T;
  readonly iid: Guid;
  readonly interfaceName: string;
  /** Number of slots of the whole table, inherited and omitted methods included. */
  readonly vtableLength: number;
  /**
   * The interface's own methods; those of its bases are found by walking the class chain. A function, so
   * that loading a module runs nothing and classes may name each other.
   */
  plan(): InterfacePlan;
}

export interface InterfacePlan {
  readonly methods: readonly MethodPlan[];
}

export interface MethodPlan {
  /** The TypeScript name. */
  readonly name: string;
  readonly slot: number;
  readonly signature: string;
  /** Absent means "hresult". */
  readonly returns?: "hresult" | ValuePlan | { readonly kind: "void" };
  /** A property: "get" reads `handlers[name]`, "set" assigns it. Absent for a method. */
  readonly accessor?: "get" | "set";
  /** Success codes other than S_OK that a handler may choose, as its result or as `hresult` beside its outs. */
  readonly successCodes?: readonly number[];
  /** One per ABI parameter, `this` left out. */
  readonly parameters: readonly ParameterPlan[];
}

export interface ParameterPlan {
  /** The TypeScript name; for hidden parameters the IDL name. */
  readonly name: string;
  readonly direction: "in" | "out" | "inout";
  readonly value: ValuePlan;
  /** in: null is allowed. out: may be null on success. */
  readonly nullable?: true;
  /** out: callers may pass NULL for it, who do not want the result. Handlers answer it all the same. */
  readonly unwanted?: true;
  /** What stands for an argument that is left out. */
  readonly fallback?: unknown;
}

/**
 * How many elements an array has: a fixed number, the hidden count of that IDL name, or what an expression of `size_is` or
 * `length_is` comes to, given the integers of other parameters (or those that they point to) by their TypeScript names;
 * hidden ones have their IDL names.
 */
export type LengthPlan = number | string | ((of: (parameter: string) => number) => number);

export type ValuePlan =
  | { readonly kind: ScalarKind }
  /** in: WCHAR*. out: WCHAR** from the task allocator. */
  | { readonly kind: "string" }
  | { readonly kind: "bstr" }
  /** By reference in both directions. */
  | { readonly kind: "guid" }
  /** By reference in both directions: a uint64. */
  | { readonly kind: "filetime" }
  | { readonly kind: "interface"; readonly type: InterfaceClass }
  /** in: BYTE*. out: BYTE** from the task allocator. `count` is fixed or the name of the hidden count parameter. */
  | { readonly kind: "bytes"; readonly count: number | string }
  /**
   * Whatever has a codec, by reference in all directions, or [in] by value with the members that its ABI signature has in
   * brackets. `byValue: "p"` is a pointer that is passed itself: the codec's one member. [in, out] values that own
   * something are made of task memory, as the callee may free them.
   */
  | { readonly kind: "record"; readonly codec: Codec; readonly byValue?: string }
  /** As a record; `tag` is the [in] parameter that tells the arm in use. */
  | {
      readonly kind: "union";
      readonly codec: UnionCodec;
      readonly tag: string;
      readonly byValue?: string;
    }
  /**
   * in: T*, with as many elements as `count` says; the hidden count is made of the length, what else tells it must agree
   * with it. out: T** from the task allocator. in, out: T* that the callee may change in place; its length stays.
   */
  | { readonly kind: "array"; readonly of: Codec; readonly count: LengthPlan }
  /** out: T* with room for `capacity` elements in memory of the caller, of which the call fills the first `length`. */
  | {
      readonly kind: "room";
      readonly of: Codec;
      readonly capacity: LengthPlan;
      readonly length: LengthPlan;
    }
  /** out: room for `capacity` characters, the terminator included; `length` tells how many come where none ends them. */
  | {
      readonly kind: "text";
      readonly capacity: LengthPlan;
      readonly length?: LengthPlan;
      readonly encoding: "utf16" | "ansi";
    }
  /** in: an interface class, by the address of its IID. */
  | { readonly kind: "iid" }
  /** in: T*, out: T**, where the visible parameter `iid` is the class of T. */
  | { readonly kind: "object"; readonly iid: string }
  /**
   * out: room for as many references as the visible [in] parameter `capacity` says; the hidden parameter `length`, whose
   * pointer may be NULL where a single one is asked for, tells how many there are.
   */
  | {
      readonly kind: "buffer";
      readonly type: InterfaceClass;
      readonly capacity: string;
      readonly length: string;
    }
  /**
   * Hidden: the length of the named array, as a `scalar` (uint32 unless told). An [in, out] one tells no more than an
   * [out] one, but its pointer may be NULL.
   */
  | { readonly kind: "count"; readonly of: string; readonly scalar?: ScalarKind };

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
  /** A Win32 BOOL, of 4 bytes. */
  | "bool"
  /** A BOOLEAN, of 1 byte. */
  | "bool8"
  /** A VARIANT_BOOL, of 2 bytes, of which true has all bits. */
  | "bool16"
  /** As wide as a pointer; a bigint. */
  | "intptr"
  | "uintptr"
  /** An address or a handle: a number, negative where a handle is. */
  | "pointer";
