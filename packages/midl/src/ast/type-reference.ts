import type { Span } from "../source/span.ts";
import type { Attribute } from "./attribute.ts";
import type { Expression } from "./expression.ts";

/** An identifier where it is written. */
export interface Name {
  readonly text: string;
  readonly span: Span;
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
  | SafeArraySpecifier;

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
  readonly name: string;
}

/** `interface IFoo` used as a type. */
export interface InterfaceSpecifier extends SpecifierNode {
  readonly kind: "interface";
  readonly name: string;
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

/** One step away from the specifier's type. A declarator lists them from its name outwards. */
export type Derivation = PointerDerivation | ArrayDerivation | FunctionDerivation;

export interface PointerDerivation {
  readonly kind: "pointer";
  readonly isConst: boolean;
  readonly convention: string | undefined;
}

export interface ArrayDerivation {
  readonly kind: "array";
  /** Undefined for `[]` and `[*]`. */
  readonly bound: Expression | undefined;
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
