import type {
  CoclassDeclaration,
  ConstDeclaration,
  DelegateDeclaration,
  Derivation,
  DispinterfaceDeclaration,
  EnumSpecifier,
  Expression,
  FunctionDeclaration,
  InterfaceDeclaration,
  LibraryDeclaration,
  Name,
  PipeSpecifier,
  RecordSpecifier,
  RuntimeclassDeclaration,
  TypeName,
  TypeSpecifier,
} from "../ast/ast.ts";
import type { Attribute } from "../ast/attribute.ts";
import type { Value } from "./integer.ts";
import type * as model from "./model.ts";
import { AUTOMATION_PATH, PRELUDE_PATH } from "./prelude.ts";
import { RUNTIME_PATH } from "./runtime/prelude.ts";

/** The model's objects while they are being filled. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What is resolved later, as seen from the namespace it stands in: `A.B`, or empty. */
interface Placed {
  readonly namespace: string;
}

export interface InterfaceEntry extends Placed {
  readonly object: Mutable<model.Interface>;
  readonly node: InterfaceDeclaration | DispinterfaceDeclaration | DelegateDeclaration;
}

export interface TypedefEntry extends Placed {
  readonly object: Mutable<model.Typedef>;
  readonly type: TypeSpecifier;
  readonly derivations: readonly Derivation[];
}

export interface RecordEntry extends Placed {
  readonly object: Mutable<model.Record>;
  readonly specifier: RecordSpecifier;
  readonly attributes: readonly Attribute[];
  /** The largest alignment of a field. */
  readonly packing: number;
  state: "declared" | "computing" | "done";
}

export interface EnumEntry extends Placed {
  readonly object: Mutable<model.Enum>;
  readonly specifier: EnumSpecifier;
  /** The values known so far. */
  readonly values: bigint[];
  state: "declared" | "computing" | "done";
}

export interface ConstantEntry extends Placed {
  readonly object: Mutable<model.Constant>;
  readonly value: Expression;
  /** Undefined for a define. */
  readonly node: ConstDeclaration | undefined;
  state: "declared" | "computing" | "done";
  /** Once done; undefined where the expression has no value. */
  folded: Value | undefined;
}

export interface CoclassEntry extends Placed {
  readonly object: Mutable<model.Coclass>;
  readonly node: CoclassDeclaration;
}

export interface RuntimeClassEntry extends Placed {
  readonly object: Mutable<model.RuntimeClass>;
  readonly node: RuntimeclassDeclaration;
}

export interface FunctionEntry extends Placed {
  readonly object: Mutable<model.FreeFunction>;
  readonly node: FunctionDeclaration;
}

export interface VariableEntry extends Placed {
  readonly object: Mutable<model.Variable>;
  readonly type: TypeSpecifier;
  readonly derivations: readonly Derivation[];
}

/** One name in a `declare` block. */
export interface InstanceEntry extends Placed {
  readonly name: TypeName;
  readonly unit: string;
}

export interface LibraryEntry {
  readonly object: Mutable<model.Library>;
  readonly node: LibraryDeclaration;
}

/** What a name in an expression can mean. */
export type ValueEntry =
  | { readonly kind: "constant"; readonly entry: ConstantEntry }
  | { readonly kind: "enumerator"; readonly entry: EnumEntry; readonly index: number };

/** What a name in the place of a type can mean. */
export type NamedType = model.Typedef | model.Interface | model.Coclass | model.RuntimeClass;
export type TaggedType = model.Record | model.Enum;

/** The same name defined twice; whether the two agree is for the checks to say. */
export interface Redefinition {
  readonly name: string;
  readonly earlier: model.Declaration;
  readonly later: model.Declaration;
}

/** The one scope of a translation unit, as MIDL has it: C's name spaces, and all entries in order. */
export class Scope {
  readonly types = new Map<string, NamedType>();
  readonly tags = new Map<string, TaggedType>();
  readonly values = new Map<string, ValueEntry>();
  /** Generic definitions by their qualified name. */
  readonly generics = new Map<string, InterfaceEntry>();
  readonly interfaces: InterfaceEntry[] = [];
  /** Namespaces whose names are too long to be looked through. */
  readonly leftOut: Name[] = [];
  /** What `async_uuid` derives, by the interface that it is derived from. */
  readonly asyncTwins = new Map<model.Interface, model.Interface>();
  readonly typedefs: TypedefEntry[] = [];
  readonly records: RecordEntry[] = [];
  readonly enums: EnumEntry[] = [];
  readonly constants: ConstantEntry[] = [];
  readonly coclasses: CoclassEntry[] = [];
  readonly runtimeClasses = new Map<model.RuntimeClass, RuntimeClassEntry>();
  readonly libraries: LibraryEntry[] = [];
  readonly functions: FunctionEntry[] = [];
  readonly variables: VariableEntry[] = [];
  readonly instances: InstanceEntry[] = [];
  /** What needs no resolving. */
  readonly contracts: { readonly object: model.Contract }[] = [];
  readonly modules: { readonly object: model.Module }[] = [];
  readonly guids: { readonly object: model.NamedGuid }[] = [];
  /** The first typedef name of a struct, union or enum whose body stands elsewhere, by its tag. */
  readonly typedefOfTag = new Map<string, string>();
  /** Bodies by their node, for what has no name. */
  readonly bySpecifier = new Map<RecordSpecifier | EnumSpecifier | PipeSpecifier, TaggedType>();
  readonly recordEntries = new Map<model.Record, RecordEntry>();
  readonly redefinitions: Redefinition[] = [];
  /** Definitions that another one replaces: of the prelude, and of constants defined twice. */
  readonly superseded = new Set<model.Declaration>();

  defineType(object: NamedType): void {
    const earlier = this.types.get(object.name);
    const isOnlyForward = earlier?.declares === "interface" && earlier.isForward;
    if (isOnlyForward || this.#replaces(object.name, earlier, object)) this.types.set(object.name, object);
  }

  /** A generic definition of a file replaces the one that the compiler brings along. */
  defineGeneric(entry: InterfaceEntry): void {
    const earlier = this.generics.get(entry.object.name)?.object;
    if (this.#replaces(entry.object.name, earlier, entry.object)) this.generics.set(entry.object.name, entry);
  }

  defineTag(tag: string, object: TaggedType): void {
    const earlier = this.tags.get(tag);
    if (this.#replaces(tag, earlier, object)) this.tags.set(tag, object);
  }

  /**
   * Gives a value its name and tells whether it has got it. A define in cpp_quote gives way to
   * whatever the IDL text declares, and to an earlier define.
   */
  defineValue(name: string, value: ValueEntry): boolean {
    const earlier = this.values.get(name);
    if (earlier !== undefined && !isFromPrelude(earlier.entry.object)) {
      if (isDeclared(earlier) || !isDeclared(value)) {
        if (isDeclared(value)) this.#redefine(name, earlier.entry.object, value.entry.object);
        return false;
      }
    }
    if (earlier?.kind === "constant") this.superseded.add(earlier.entry.object);
    this.values.set(name, value);
    return true;
  }

  /** Definitions replace those of the prelude; any other earlier one stays, and both are noted. */
  #replaces(name: string, earlier: model.Declaration | undefined, later: model.Declaration): boolean {
    if (earlier === undefined) return true;
    if (!isFromPrelude(earlier)) {
      this.#redefine(name, earlier, later);
      return false;
    }
    this.superseded.add(earlier);
    return true;
  }

  #redefine(name: string, earlier: model.Declaration, later: model.Declaration): void {
    this.redefinitions.push({ name, earlier, later });
  }
}

/** What a map holds for a name used in a namespace: the names of inner namespaces hide those of outer ones. */
export function seenFrom<T>(map: ReadonlyMap<string, T>, namespace: string, name: string): T | undefined {
  for (let around = namespace; around !== ""; around = outerNamespace(around)) {
    const found = map.get(`${around}.${name}`);
    if (found !== undefined) return found;
  }
  return map.get(name);
}

function outerNamespace(namespace: string): string {
  return namespace.slice(0, Math.max(0, namespace.lastIndexOf(".")));
}

/** A name declared in a namespace. */
export function qualified(namespace: string, name: string): string {
  return namespace === "" || name === "" || name.includes(".") ? name : `${namespace}.${name}`;
}

/** Whether a definition comes from the texts that every file may redefine. */
function isFromPrelude({ unit }: model.Declaration): boolean {
  return unit === PRELUDE_PATH || unit === AUTOMATION_PATH || unit === RUNTIME_PATH;
}

function isDeclared(value: ValueEntry): boolean {
  return value.kind === "enumerator" || value.entry.node !== undefined;
}
