import type { IUnknown } from "./client/iunknown.ts";
import type { Guid } from "./marshal/guid.ts";
import type { RecordCodec, UnionCodec } from "./marshal/records.ts";

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
}

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
  /** By reference in all directions, or [in] by value with the members that its ABI signature has in brackets. */
  | { readonly kind: "record"; readonly codec: RecordCodec; readonly byValue?: string }
  /** As a record; `tag` is the [in] parameter that tells the arm in use. */
  | {
      readonly kind: "union";
      readonly codec: UnionCodec;
      readonly tag: string;
      readonly byValue?: string;
    }
  /** in: T*. out: T** from the task allocator. `count` is the name of the hidden count parameter. */
  | { readonly kind: "array"; readonly of: RecordCodec; readonly count: string }
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
  | "bool"
  | "pointer";
