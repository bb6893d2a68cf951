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
  readonly docs: Documentation;
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

export type ResultProjection =
  /** The HRESULT is only checked; the outs are the result. */
  | { readonly kind: "hresult"; readonly success: readonly SuccessCode[] }
  /** Not an HRESULT: the slot's own result is the result. */
  | { readonly kind: "value"; readonly value: { readonly kind: ScalarKind; readonly type?: Reference } }
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
}

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
  | "bool";

/** How one value crosses; the same kinds as the runtime's ValuePlan. */
export type ValueProjection =
  /** `type` is set for enums, which travel as integers. */
  | { readonly kind: ScalarKind; readonly type?: Reference }
  | { readonly kind: "string" }
  | { readonly kind: "guid" }
  | { readonly kind: "interface"; readonly type: Reference }
  /** `count`: a fixed length, or the IDL name of the hidden parameter that carries it. */
  | { readonly kind: "bytes"; readonly count: number | string }
  /** A FILETIME: 100 ns since 1601 as a bigint, by reference in both directions. */
  | { readonly kind: "filetime" }
  | { readonly kind: "bstr" }
  /** A struct, by reference. */
  | { readonly kind: "record"; readonly type: RecordReference }
  /** Structs in a row: `[in]` T*, `[out]` T** of the task allocator. `count` as for bytes, never fixed. */
  | { readonly kind: "array"; readonly of: RecordReference; readonly count: string }
  /** `[out]` interface pointers in the caller's memory: `capacity` is a visible parameter, `length` a hidden one. */
  | { readonly kind: "buffer"; readonly type: Reference; readonly capacity: string; readonly length: string }
  /** A union whose arm the parameter `tag` chooses; `byValue` has the letters of its eightbytes when it is no pointer. */
  | {
      readonly kind: "union";
      readonly type: RecordReference;
      readonly tag: string;
      readonly byValue: string | undefined;
    }
  /** Hidden: the length of the parameter `of`, in the count's own integer type. */
  | { readonly kind: "count"; readonly of: string; readonly scalar: ScalarKind };

/** A number that is not the same on 32-bit Windows: a size or an offset in bytes. */
export interface Extent {
  readonly wide: number;
  readonly narrow: number;
}

/** A struct or union that has a codec, and what a method must know of it. */
export interface RecordReference extends Reference {
  /** In bytes, where pointers are 8 bytes wide. */
  readonly size: number;
  /** Whether a result of this type owns task memory, which its codec frees. */
  readonly owns: boolean;
  /** For each 8 bytes, `f` where they hold floating-point numbers only, which go in other registers; else `i`. */
  readonly eightbytes: string;
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

/** What a struct or union may hold in place. */
export type FieldValue =
  | { readonly kind: ScalarKind; readonly type?: Reference }
  | { readonly kind: "guid" }
  | { readonly kind: "filetime" }
  | { readonly kind: "string"; readonly nullable: boolean }
  | { readonly kind: "record"; readonly type: RecordReference }
  /** `tag` is the name of the field that chooses the arm. */
  | { readonly kind: "union"; readonly type: RecordReference; readonly tag: string };

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
