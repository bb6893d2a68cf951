import type { Extent, Fallback, FieldValue, ScalarValue, ValueProjection } from "./value-projection.ts";
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
