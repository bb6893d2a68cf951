import type {
  CoclassDeclaration,
  ConstDeclaration,
  Declarator,
  DispinterfaceDeclaration,
  EnumSpecifier,
  Expression,
  InterfaceDeclaration,
  LibraryDeclaration,
  RecordSpecifier,
  TypedefDeclaration,
} from "../ast/ast.ts";
import type { Attribute } from "../ast/attribute.ts";
import type { Value } from "./integer.ts";
import type * as model from "./model.ts";
import { AUTOMATION_PATH, PRELUDE_PATH } from "./prelude.ts";

/** The model's objects while they are being filled. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface InterfaceEntry {
  readonly object: Mutable<model.Interface>;
  readonly node: InterfaceDeclaration | DispinterfaceDeclaration;
}

export interface TypedefEntry {
  readonly object: Mutable<model.Typedef>;
  readonly node: TypedefDeclaration;
  readonly declarator: Declarator;
}

export interface RecordEntry {
  readonly object: Mutable<model.Record>;
  readonly specifier: RecordSpecifier;
  readonly attributes: readonly Attribute[];
  /** The largest alignment of a field. */
  readonly packing: number;
  state: "declared" | "computing" | "done";
}

export interface EnumEntry {
  readonly object: Mutable<model.Enum>;
  readonly specifier: EnumSpecifier;
  /** The values known so far. */
  readonly values: bigint[];
  state: "declared" | "computing" | "done";
}

export interface ConstantEntry {
  readonly object: Mutable<model.Constant>;
  readonly value: Expression;
  /** Undefined for a define. */
  readonly node: ConstDeclaration | undefined;
  state: "declared" | "computing" | "done";
  /** Once done; undefined where the expression has no value. */
  folded: Value | undefined;
}

export interface CoclassEntry {
  readonly object: Mutable<model.Coclass>;
  readonly node: CoclassDeclaration;
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
export type NamedType = model.Typedef | model.Interface | model.Coclass;
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
  readonly interfaces: InterfaceEntry[] = [];
  readonly typedefs: TypedefEntry[] = [];
  readonly records: RecordEntry[] = [];
  readonly enums: EnumEntry[] = [];
  readonly constants: ConstantEntry[] = [];
  readonly coclasses: CoclassEntry[] = [];
  readonly libraries: LibraryEntry[] = [];
  /** The first typedef name of a struct, union or enum whose body stands elsewhere, by its tag. */
  readonly typedefOfTag = new Map<string, string>();
  /** Bodies by their node, for what has no name. */
  readonly bySpecifier = new Map<RecordSpecifier | EnumSpecifier, TaggedType>();
  readonly recordEntries = new Map<model.Record, RecordEntry>();
  readonly redefinitions: Redefinition[] = [];
  /** Definitions that another one replaces: of the prelude, and of constants defined twice. */
  readonly superseded = new Set<model.Declaration>();

  defineType(object: NamedType): void {
    const earlier = this.types.get(object.name);
    if (this.#replaces(object.name, earlier, object)) this.types.set(object.name, object);
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

/** Whether a definition comes from the texts that every file may redefine. */
function isFromPrelude({ unit }: model.Declaration): boolean {
  return unit === PRELUDE_PATH || unit === AUTOMATION_PATH;
}

function isDeclared(value: ValueEntry): boolean {
  return value.kind === "enumerator" || value.entry.node !== undefined;
}
