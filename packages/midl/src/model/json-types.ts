import type { Interface } from "./model.ts";

/** What a root file itself defines, for other tools: a public contract, described by schema/model.schema.json. */
export interface ModelJson {
  /** With the instances of generic interfaces that `declare` blocks ask for. */
  readonly interfaces: readonly InterfaceJson[];
  /** Definitions of generic interfaces and delegates. */
  readonly generics: readonly InterfaceJson[];
  readonly enums: readonly EnumJson[];
  readonly structs: readonly StructJson[];
  readonly coclasses: readonly CoclassJson[];
  readonly runtimeClasses: readonly RuntimeClassJson[];
  /** Versions of API contracts by name, as written. */
  readonly contracts: { readonly [name: string]: string | null };
  readonly libraries: readonly LibraryJson[];
  readonly modules: readonly ModuleJson[];
  readonly functions: readonly FunctionJson[];
  readonly variables: readonly VariableJson[];
  /** What declare_guid and DEFINE_GUID define. */
  readonly guids: { readonly [name: string]: string };
  readonly constants: { readonly [name: string]: ConstantJson };
}

/** Integers beyond 2^53 are decimal strings; so are, of course, strings. */
export type ConstantJson = number | string;

export interface Placed {
  /** The path of the `#include`d file that holds the definition, if it is not the root. */
  readonly file?: string;
}

export interface Named {
  readonly name: string;
  /** What C headers call it, where that differs: for what stands in a namespace, and instances of generics. */
  readonly cName?: string;
}

export interface InterfaceJson extends Placed, Named {
  readonly iid: string | null;
  readonly base: string | null;
  readonly kind: Interface["kind"];
  readonly vtable: readonly string[];
  readonly methods: readonly MethodJson[];
  /** Only for a delegate of the Windows Runtime. */
  readonly isDelegate?: true;
  /** Only where `requires` lists interfaces. */
  readonly requires?: readonly string[];
  /** Only for a generic definition. */
  readonly typeParameters?: readonly string[];
  /** Only for an instance: the name of its definition, and its type arguments. */
  readonly generic?: { readonly name: string; readonly arguments: readonly string[] };
  /** Only for what `async_uuid` derives: the interface that it is derived from. */
  readonly asyncOf?: string;
  /** Only for a dispinterface. */
  readonly dispatch?: DispatchJson;
}

export interface MethodJson {
  readonly name: string;
  readonly slot: number;
  readonly returns: string;
  readonly params: readonly ParameterJson[];
}

export interface ParameterJson {
  readonly name: string;
  readonly type: string;
  readonly attributes: readonly string[];
}

/** Either members, or the interface whose members a dispinterface has. */
export interface DispatchJson {
  readonly of: string | null;
  readonly properties: readonly {
    readonly name: string;
    readonly id: number | null;
    readonly type: string;
    readonly isReadOnly: boolean;
  }[];
  readonly methods: readonly {
    readonly name: string;
    readonly id: number | null;
    readonly property: "get" | "put" | "putref" | null;
    readonly returns: string;
    readonly params: readonly ParameterJson[];
  }[];
}

export interface EnumJson extends Placed, Named {
  readonly tag: string | null;
  readonly members: { readonly [name: string]: number };
}

export interface StructJson extends Placed, Named {
  readonly tag: string | null;
  readonly kind: "struct" | "union";
  readonly size: number;
  readonly align: number;
  readonly fields: readonly FieldJson[];
}

export interface FieldJson {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  /** Only for a bit-field: its place in the unit at `offset`. */
  readonly bits?: { readonly offset: number; readonly width: number };
}

export interface CoclassJson extends Placed {
  readonly name: string;
  readonly clsid: string | null;
  /** The interface that Automation uses: the one marked so, else the first that is no source. */
  readonly default: string | null;
  readonly interfaces: readonly string[];
}

export interface RuntimeClassJson extends Placed {
  readonly name: string;
  readonly base: string | null;
  /** The interface marked [default]; null for a class with static members only. */
  readonly default: string | null;
  readonly interfaces: readonly string[];
  /** With `static`, `activatable` and `composable`, which name its factories. */
  readonly attributes: readonly string[];
}

export interface LibraryJson extends Placed {
  readonly name: string;
  readonly id: string | null;
  readonly members: readonly string[];
}

export interface ModuleJson extends Placed {
  readonly name: string;
  readonly id: string | null;
  readonly dll: string | null;
  readonly members: readonly string[];
}

/** A free function, or an entry point of a module. */
export interface FunctionJson extends Placed {
  readonly name: string;
  readonly returns: string;
  readonly params: readonly ParameterJson[];
  readonly module: string | null;
  readonly entry: string | null;
}

export interface VariableJson extends Placed {
  readonly name: string;
  readonly type: string;
}
