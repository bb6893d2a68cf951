import type { Span } from "../source/span.ts";
import type { Attribute } from "./attribute.ts";
import type { Expression } from "./expression.ts";

/** An identifier where it is written. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** The name of an interface, with the types between `<` and `>` where it is an instance of a generic one. */
export interface TypeName extends Name {
  readonly arguments: readonly TypeReference[] | undefined;
}

/** A whole type without a name, as in a cast, in sizeof and in SAFEARRAY(T). */
export interface TypeReference {
  readonly specifier: TypeSpecifier;
  readonly derivations: readonly Derivation[];
  readonly span: Span;
}

/** What stands before the declarators. */
export type TypeSpecifier =
  | BuiltinSpecifier
  | NamedSpecifier
  | InterfaceSpecifier
  | RecordSpecifier
  | EnumSpecifier
  | SafeArraySpecifier
  | PipeSpecifier;

interface SpecifierNode {
  readonly isConst: boolean;
  readonly span: Span;
}

/** C's own words, joined by one space in the order written: `unsigned long`. */
export interface BuiltinSpecifier extends SpecifierNode {
  readonly kind: "builtin";
  readonly words: string;
}

export interface NamedSpecifier extends SpecifierNode {
  readonly kind: "named";
  /** Qualified as written: `Windows.Foundation.IAsyncAction`. */
  readonly name: string;
  /** The types between `<` and `>`. */
  readonly arguments?: readonly TypeReference[] | undefined;
}

/** `interface IFoo` used as a type. */
export interface InterfaceSpecifier extends SpecifierNode {
  readonly kind: "interface";
  readonly name: string;
  readonly arguments?: readonly TypeReference[] | undefined;
}

/** A struct or union, with its body or only by its tag. */
export interface RecordSpecifier extends SpecifierNode {
  readonly kind: "record";
  readonly record: "struct" | "union";
  readonly tag: Name | undefined;
  /** Set for an encapsulated union: `union switch (long kind) u { ... }`. */
  readonly discriminant: Discriminant | undefined;
  /** Undefined where only the tag is named. */
  readonly fields: readonly FieldDeclaration[] | undefined;
}

export interface Discriminant {
  readonly type: TypeSpecifier;
  readonly name: Name;
  /** The name of the union member in the generated struct. */
  readonly union: Name | undefined;
}

export interface EnumSpecifier extends SpecifierNode {
  readonly kind: "enum";
  readonly tag: Name | undefined;
  readonly enumerators: readonly Enumerator[] | undefined;
}

export interface Enumerator {
  readonly attributes: readonly Attribute[];
  readonly name: Name;
  readonly value: Expression | undefined;
  readonly comment: string | undefined;
}

export interface SafeArraySpecifier extends SpecifierNode {
  readonly kind: "safearray";
  readonly of: TypeReference;
}

/** `pipe T`: a stream of T that one side pulls or pushes. */
export interface PipeSpecifier extends SpecifierNode {
  readonly kind: "pipe";
  readonly of: TypeSpecifier;
}

/** One step away from the specifier's type. A declarator lists them from its name outwards. */
export type Derivation = PointerDerivation | ArrayDerivation | FunctionDerivation;

export interface PointerDerivation {
  readonly kind: "pointer";
  readonly isConst: boolean;
  readonly convention: string | undefined;
  /** `&` instead of `*`: in C it is a pointer all the same. */
  readonly isReference?: true;
}

export interface ArrayDerivation {
  readonly kind: "array";
  /** Undefined for `[]` and `[*]`. The index of the last element in `[0..9]`, else the number of elements. */
  readonly bound: Expression | undefined;
  /** The first index in `[0..9]`. */
  readonly lower?: Expression | undefined;
}

export interface FunctionDerivation {
  readonly kind: "function";
  readonly parameters: readonly ParameterDeclaration[];
  readonly variadic: boolean;
}

/** `**name[4]`, `(*name)(int)`, `name : 3`, `name = 1`. */
export interface Declarator {
  readonly name: Name | undefined;
  readonly convention: string | undefined;
  readonly derivations: readonly Derivation[];
  /** The width of a bit-field. */
  readonly bits: Expression | undefined;
  readonly initializer: Expression | undefined;
}

export interface ParameterDeclaration {
  readonly attributes: readonly Attribute[];
  readonly type: TypeSpecifier;
  readonly declarator: Declarator;
  readonly span: Span;
}

/**
 * A line of a struct or union. In an encapsulated union the labels `case A:` and `default:` are kept
 * as the attributes that mean the same, `case(A)` and `default`.
 */
export interface FieldDeclaration {
  readonly attributes: readonly Attribute[];
  /** Undefined for the empty arm of a union. */
  readonly type: TypeSpecifier | undefined;
  readonly declarators: readonly Declarator[];
  readonly comment: string | undefined;
  readonly span: Span;
}
