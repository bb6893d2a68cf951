import type { Reason } from "./values/reasons.ts";

/**
 * What the decisions produce and the writer spells: plain data, complete, without opinions left open.
 * Nothing here refers to ts-morph, and nothing in write/ looks at the model again.
 */
export interface ModuleProjection {
  /** File name inside the output folder: `bits10_2.ts`. */
  readonly path: string;
  /** The IDL files it comes from, as the banner names them. */
  readonly sources: readonly string[];
  readonly declarations: readonly DeclarationProjection[];
  /** Names that another module of the same output holds, because their files form one import cycle. */
  readonly reexports: readonly Reexport[];
}

export interface Reexport {
  readonly from: string;
  readonly names: readonly string[];
}

export type DeclarationProjection =
  | InterfaceProjection
  | DispinterfaceProjection
  | EnumProjection
  | ConstantProjection
  | RecordProjection
  | UnionProjection
  | CoclassProjection
  | RuntimeExportProjection;

/** A name, and the module it is imported from: a `./file.ts` or a package. */
export interface Reference {
  readonly name: string;
  readonly module: string;
}

/** A declaration that the runtime writes by hand and the generated module passes on: IUnknown. */
export interface RuntimeExportProjection {
  readonly declares: "runtime";
  readonly name: string;
}

export interface InterfaceProjection {
  readonly declares: "interface";
  readonly name: string;
  readonly iid: string;
  readonly base: Reference;
  /** Slots of the whole vtable. */
  readonly vtableLength: number;
  readonly members: readonly MemberProjection[];
  readonly docs: Documentation;
}

export type MemberProjection = MethodProjection | AccessorProjection;

/** One method of the class: what people see, and how it becomes a call through its slot. */
export interface MethodProjection {
  readonly member: "method";
  readonly name: string;
  readonly slot: number;
  /** Set for one half of a property. */
  readonly property: "get" | "set" | undefined;
  /** The ABI signature, `this` included: `i(ps)`. */
  readonly signature: string;
  /** One for each parameter of the slot, `this` left out. */
  readonly parameters: readonly ParameterProjection[];
  readonly result: ResultProjection;
  /** The addresses that stand where the IDL has something typed. */
  readonly addresses: readonly Address[];
  readonly docs: Documentation;
}

/** An address that stands where the IDL has something typed, and why. */
export interface Address {
  /** As in the IDL; empty for the slot's own result. */
  readonly parameter: string;
  /** The TypeScript name; undefined for the slot's own result. */
  readonly name: string | undefined;
  readonly reason: Reason;
}

/** A property: always a getter and, where either is declared here, the setter beside it. */
export interface AccessorProjection {
  readonly member: "accessor";
  readonly name: string;
  /** `inherited` where the base class declares that half: it is passed on, as a lone half would hide it. */
  readonly get: MethodProjection | "inherited" | undefined;
  readonly set: MethodProjection | "inherited" | undefined;
  /** Whether a base class has a property of this name. */
  readonly overrides: boolean;
}

/** A dispinterface: a class whose members are called through Invoke, over the vtable of its base. */
export interface DispinterfaceProjection {
  readonly declares: "dispinterface";
  readonly name: string;
  readonly iid: string;
  /** IDispatch. */
  readonly base: Reference;
  readonly members: readonly DispatchMemberProjection[];
  readonly docs: Documentation;
}

/** A method of the class, or one half of an accessor. */
export interface DispatchMemberProjection {
  readonly name: string;
  readonly id: number;
  readonly kind: "method" | "get" | "put" | "putref";
  readonly isAccessor: boolean;
  /** Of a property that is assigned the value comes last. */
  readonly parameters: readonly DispatchParameterProjection[];
  readonly result: DispatchValue | undefined;
  readonly docs: Documentation;
}

/** A value as Automation has it: a VARTYPE, and what is behind it in TypeScript. */
export interface DispatchValue {
  /** Of the elements, where it is an array. */
  readonly vartype: number;
  readonly value: FieldValue;
  /** Of a result: whether it may be nothing. */
  readonly nullable: boolean;
}

export interface DispatchParameterProjection extends DispatchValue {
  readonly name: string;
  readonly direction: "in" | "out" | "inout";
  /** Whether it goes by reference. */
  readonly isReference: boolean;
  readonly fallback: Fallback | undefined;
  /** Whether nothing needs to be passed, where no fallback is. */
  readonly isOptional: boolean;
  /** Any number of VARIANTs at the end. */
  readonly isRest: boolean;
}

export type ResultProjection =
  /** The HRESULT is only checked; the outs are the result. */
  | { readonly kind: "hresult"; readonly success: readonly SuccessCode[] }
  /** Not an HRESULT: the slot's own result is the result. */
  | { readonly kind: "value"; readonly value: ScalarValue }
  | { readonly kind: "void" };

/** A success code that a method tells, by the constant that names it. */
export interface SuccessCode {
  readonly constant: Reference;
  readonly value: number;
}

export interface ParameterProjection {
  /** The TypeScript name; for hidden parameters the name as in the IDL. */
  readonly name: string;
  readonly direction: "in" | "out" | "inout";
  readonly value: ValueProjection;
  readonly nullable: boolean;
  /** [out]: whether callers may pass NULL, because they want no such result. */
  readonly unwanted?: boolean;
  /** What is passed where the argument is left out, as source; only behind it may others be left out too. */
  readonly fallback?: Fallback | undefined;
}

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

/** A struct: an interface of its fields, and the codec of the same name. */
export interface RecordProjection {
  readonly declares: "record";
  readonly name: string;
  readonly size: Extent;
  readonly fields: readonly FieldProjection[];
  readonly docs: Documentation;
}

export interface FieldProjection {
  readonly name: string;
  readonly offset: Extent;
  readonly value: FieldValue;
  readonly docs: Documentation;
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

/** A union with a discriminant: an interface keyed by the discriminant's values, and the codec of the same name. */
export interface UnionProjection {
  readonly declares: "union";
  readonly name: string;
  readonly size: Extent;
  readonly arms: readonly ArmProjection[];
  readonly docs: Documentation;
}

export interface ArmProjection {
  /** The discriminant's values that choose this arm. */
  readonly cases: readonly number[];
  readonly value: FieldValue;
  readonly docs: Documentation;
}

export interface EnumProjection {
  readonly declares: "enum";
  readonly name: string;
  readonly members: readonly {
    readonly name: string;
    readonly value: number;
    readonly docs: Documentation;
  }[];
  readonly docs: Documentation;
}

export interface ConstantProjection {
  readonly declares: "constant";
  readonly name: string;
  readonly value: number | bigint | string;
  readonly docs: Documentation;
}

export interface CoclassProjection {
  readonly declares: "coclass";
  readonly name: string;
  readonly clsid: string;
  /** Absent when no interface of the class can be named: then there is no `create`. */
  readonly default: Reference | undefined;
  readonly docs: Documentation;
}

/** JSDoc as data: escaping is the writer's. */
export interface Documentation {
  readonly text: string | undefined;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}
