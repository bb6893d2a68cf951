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
  RecordSpecifier,
  RuntimeclassDeclaration,
  TypeName,
  TypeSpecifier,
} from "../ast/ast.ts";
import type { Attribute } from "../ast/attribute.ts";
import type { Value } from "./integer.ts";
import type * as model from "./model.ts";

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

/** What can be defined twice. */
export type Definition = NamedType | TaggedType | model.Constant;

/** The same name defined twice; whether the two agree is for the checks to say. */
export interface Redefinition {
  readonly name: string;
  readonly earlier: Definition;
  readonly later: Definition;
}

/** Whether a value stands in the IDL text, and not only in a define for the C compiler. */
export function isDeclared(value: ValueEntry): boolean {
  return value.kind === "enumerator" || value.entry.node !== undefined;
}
