import type { Expression } from "../ast/expression.ts";
import type { Abi } from "../source/abi.ts";
import type { Span } from "../source/span.ts";

import type { Type } from "./type.ts";

export type { Abi } from "../source/abi.ts";
export type * from "./type.ts";

/**
 * What one translation unit (a root file with all that it imports and includes) declares, resolved.
 * Lists are in order of definition, imported definitions first, as MIDL meets them.
 */
export interface Model {
  readonly abi: Abi;
  /** The root file's path. */
  readonly path: string;
  /** Every file of the unit. */
  readonly files: readonly ModelFile[];
  readonly interfaces: readonly Interface[];
  /** `interface IVector<T>` and generic delegates; their types hold `parameter` types. */
  readonly generics: readonly Interface[];
  /** The instances of generic interfaces that `declare` blocks ask for. */
  readonly instances: readonly DeclaredInstance[];
  readonly enums: readonly Enum[];
  readonly records: readonly Record[];
  readonly typedefs: readonly Typedef[];
  readonly coclasses: readonly Coclass[];
  readonly runtimeClasses: readonly RuntimeClass[];
  readonly contracts: readonly Contract[];
  readonly libraries: readonly Library[];
  readonly modules: readonly Module[];
  /** Functions outside interfaces: free ones, and the entry points of modules. */
  readonly functions: readonly FreeFunction[];
  /** `extern const FMTID x;` and its like. */
  readonly variables: readonly Variable[];
  /** What `declare_guid` and DEFINE_GUID define. */
  readonly guids: readonly NamedGuid[];
  readonly constants: readonly Constant[];
}

export interface ModelFile {
  readonly path: string;
  /** The paths that the file imports directly, in order, without repeats. */
  readonly imports: readonly string[];
  /** Set for a file that was `#include`d: its definitions belong to that file. */
  readonly includedFrom?: string;
}

/** What every declaration carries. */
export interface Declaration {
  /** As in the IDL; in a namespace with its namespace: `Windows.Foundation.IStringable`. */
  readonly name: string;
  /** The path of the file whose text holds it. */
  readonly file: string;
  /** The imported (or root) file it belongs to: `file` itself, or the file that `#include`s it. */
  readonly unit: string;
  readonly span: Span;
  readonly attributes: readonly Attribute[];
  /** The comment block above it with its marks removed, else its helpstring. */
  readonly doc: string | undefined;
}

/**
 * An attribute as written: `text` is canonical (`size_is(,*pLength)`), `arguments` its parts; an empty part is undefined.
 * Those of a parameter's length have numbers in the place of constants and `sizeof`.
 */
export interface Attribute {
  readonly name: string;
  readonly text: string;
  readonly arguments: readonly (Expression | undefined)[];
  readonly span: Span;
}

export type InterfaceKind = "object" | "dispatch" | "local" | "rpc";

export interface Interface extends Declaration {
  readonly declares: "interface";
  readonly kind: InterfaceKind;
  /** Only forward declared in this unit: a name for pointers, without methods. Not listed in the model. */
  readonly isForward: boolean;
  /** Lower case, without braces. */
  readonly iid: string | undefined;
  readonly base: Interface | undefined;
  /** A delegate of the Windows Runtime: IUnknown's slots and Invoke. */
  readonly isDelegate: boolean;
  /** The interface from whose `async_uuid` this one is derived, with its Begin_ and Finish_ methods. */
  readonly asyncOf: Interface | undefined;
  /** What `requires` lists. */
  readonly requires: readonly Interface[];
  /** The names between `<` and `>` of a generic definition; empty for all others. */
  readonly typeParameters: readonly string[];
  /** For an instance of a generic interface: the definition and what its parameters are. */
  readonly generic: GenericInstance | undefined;
  /** What a dispinterface offers through Invoke; undefined for all others. */
  readonly dispatch: DispatchMembers | undefined;
  /** Own methods that take a slot, in slot order. */
  readonly methods: readonly Method[];
  /** The whole vtable's names in slot order, inherited slots first. */
  readonly vtable: readonly string[];
}

export interface GenericInstance {
  readonly definition: Interface;
  readonly arguments: readonly Type[];
}

export interface DeclaredInstance {
  readonly interface: Interface;
  /** The file whose `declare` block names it. */
  readonly file: string;
  readonly unit: string;
}

/** Either the members that a dispinterface lists, or the interface whose members it has. */
export interface DispatchMembers {
  readonly of: Interface | undefined;
  readonly properties: readonly DispatchProperty[];
  readonly methods: readonly DispatchMethod[];
}

export interface DispatchProperty extends Declaration {
  /** The DISPID, where `id` gives one. */
  readonly id: number | undefined;
  readonly type: Type;
  readonly isReadOnly: boolean;
}

export interface DispatchMethod extends Declaration {
  readonly id: number | undefined;
  readonly property: Method["property"];
  readonly returns: Type;
  readonly parameters: readonly Parameter[];
}

export interface Method extends Declaration {
  /** `name` is the vtable's name: get_X, put_X, putref_X, or as written. `idlName` is as written. */
  readonly idlName: string;
  /** Zero-based over the whole vtable. */
  readonly slot: number;
  readonly property: "get" | "put" | "putref" | undefined;
  readonly returns: Type;
  readonly parameters: readonly Parameter[];
  /** Of a [local] method: the parameters of its call_as twin, which are what crosses between processes. */
  readonly remote: readonly Parameter[] | undefined;
  /** The list ends with `...`. */
  readonly isVariadic: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly attributes: readonly Attribute[];
  /** As written; a parameter without a direction is `in`, as MIDL takes it. */
  readonly direction: "in" | "out" | "inout";
  readonly span: Span;
}

export interface Enum extends Declaration {
  readonly declares: "enum";
  readonly tag: string | undefined;
  /** Values above 0x7FFFFFFF are unsigned. */
  readonly members: readonly EnumMember[];
}

export interface EnumMember {
  readonly name: string;
  readonly value: number;
  readonly doc: string | undefined;
  readonly span: Span;
}

/** A struct or a union. */
export interface Record extends Declaration {
  readonly declares: "record";
  readonly tag: string | undefined;
  readonly kind: "struct" | "union";
  /** Its body stands inside another record, as the type of a field. */
  readonly isNested: boolean;
  /** In bytes, for the model's ABI; undefined while the record is only forward declared. */
  readonly size: number | undefined;
  readonly align: number | undefined;
  readonly fields: readonly Field[];
  /** For a union: the type named by switch_type. */
  readonly switchType: Type | undefined;
}

export interface Field {
  /** Undefined for an anonymous struct or union, and for the empty arm of a union. */
  readonly name: string | undefined;
  readonly type: Type;
  /** In bytes. */
  readonly offset: number;
  readonly bits: { readonly offset: number; readonly width: number } | undefined;
  readonly attributes: readonly Attribute[];
  /** The values of `[case(...)]`; undefined where there is none. */
  readonly cases: readonly number[] | undefined;
  /** The arm marked `[default]`. */
  readonly isDefault: boolean;
  readonly doc: string | undefined;
  readonly span: Span;
}

export interface Typedef extends Declaration {
  readonly declares: "typedef";
  readonly type: Type;
}

export interface Coclass extends Declaration {
  readonly declares: "coclass";
  /** Lower case, without braces. */
  readonly clsid: string | undefined;
  readonly members: readonly CoclassMember[];
}

export interface CoclassMember {
  /** Undefined when the name could not be resolved, which is reported. */
  readonly interface: Interface | undefined;
  readonly name: string;
  readonly isDefault: boolean;
  readonly isSource: boolean;
  readonly attributes: readonly Attribute[];
}

/** A class of the Windows Runtime. One without members has only static ones, which its attributes name. */
export interface RuntimeClass extends Declaration {
  readonly declares: "runtimeclass";
  readonly base: RuntimeClass | undefined;
  readonly members: readonly CoclassMember[];
}

/** An API contract with its version as written: `1.0`. */
export interface Contract extends Declaration {
  readonly declares: "apicontract";
  readonly version: string | undefined;
}

/** The functions and constants that a DLL offers. */
export interface Module extends Declaration {
  readonly declares: "module";
  readonly id: string | undefined;
  readonly dll: string | undefined;
  /** The names of its functions and constants. */
  readonly members: readonly string[];
}

export interface FreeFunction extends Declaration {
  readonly declares: "function";
  readonly returns: Type;
  readonly parameters: readonly Parameter[];
  readonly isVariadic: boolean;
  /** The name of the module that it stands in. */
  readonly module: string | undefined;
  /** The name or number of a module's entry point, as written in `entry`. */
  readonly entry: string | undefined;
}

export interface Variable extends Declaration {
  readonly declares: "variable";
  readonly type: Type;
}

export interface NamedGuid extends Declaration {
  readonly declares: "guid";
  /** Lower case, without braces. */
  readonly value: string;
}

export interface Library extends Declaration {
  readonly declares: "library";
  readonly id: string | undefined;
  /** Names that the library's body mentions or defines, in order. */
  readonly members: readonly string[];
}

/** A `const` declaration, or a `#define` in cpp_quote whose value folds to a number or a string. */
export interface Constant extends Declaration {
  readonly declares: "constant";
  /** bigint only beyond 2^53; unsigned unless its type or its expression is signed and negative. */
  readonly value: number | bigint | string;
  readonly from: "const" | "cpp_quote";
  /** The C type where one is stated (`const T`, or a cast in the define). */
  readonly type: Type | undefined;
}
