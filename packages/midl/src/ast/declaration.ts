import type { Span } from "../source/span.ts";
import type { Attribute } from "./attribute.ts";
import type { Expression } from "./expression.ts";
import type { RuntimeDeclaration } from "./runtime-declaration.ts";
import type { Declarator, Name, TypeName, TypeSpecifier } from "./type-reference.ts";

/** What may stand in a file, and in the body of an interface, a library, a module or a namespace. */
export type Declaration =
  | ImportDeclaration
  | ImportlibDeclaration
  | QuoteDeclaration
  | PragmaDeclaration
  | ForwardDeclaration
  | InterfaceDeclaration
  | DispinterfaceDeclaration
  | CoclassDeclaration
  | LibraryDeclaration
  | ModuleDeclaration
  | TypedefDeclaration
  | TypeDeclaration
  | ConstDeclaration
  | FunctionDeclaration
  | VariableDeclaration
  | GuidDeclaration
  | LinkageDeclaration
  | MacroDeclaration
  | RuntimeDeclaration;

export interface DeclarationNode {
  readonly span: Span;
}

export interface AttributedNode extends DeclarationNode {
  readonly attributes: readonly Attribute[];
  /** The comment block above, with its marks. */
  readonly comment: string | undefined;
}

/** `import "a.idl", "b.idl";` */
export interface ImportDeclaration extends DeclarationNode {
  readonly kind: "import";
  readonly files: readonly Name[];
}

/** `importlib("stdole2.tlb");` */
export interface ImportlibDeclaration extends DeclarationNode {
  readonly kind: "importlib";
  readonly library: string;
}

/** `cpp_quote("...")`: one line for the C header. */
export interface QuoteDeclaration extends DeclarationNode {
  readonly kind: "quote";
  readonly text: string;
  /** The comment block above, with its marks. */
  readonly comment: string | undefined;
}

/** `#pragma pack(...)` or `midl_pragma warning(...)`; `text` is what follows the word. */
export interface PragmaDeclaration extends DeclarationNode {
  readonly kind: "pragma";
  readonly form: "#pragma" | "midl_pragma";
  readonly text: string;
}

/** `interface IFoo;` In a library it places IFoo in the type library. */
export interface ForwardDeclaration extends AttributedNode {
  readonly kind: "forward";
  readonly of: "interface" | "dispinterface" | "coclass" | "runtimeclass" | "delegate" | "apicontract";
  readonly name: Name;
  /** `interface IVector<T>;` */
  readonly typeParameters?: readonly Name[];
}

export interface InterfaceDeclaration extends AttributedNode {
  readonly kind: "interface";
  readonly name: Name;
  /** The `T` of `interface IVector<T>`; empty for all others. */
  readonly typeParameters: readonly Name[];
  readonly base: TypeName | undefined;
  /** What a class that implements this one must implement too. */
  readonly requires: readonly TypeName[];
  readonly members: readonly Declaration[];
}

/** Either lists properties and methods, or names the interface whose members it has. */
export interface DispinterfaceDeclaration extends AttributedNode {
  readonly kind: "dispinterface";
  readonly name: Name;
  readonly of: Name | undefined;
  readonly properties: readonly Declaration[];
  readonly methods: readonly Declaration[];
}

export interface CoclassDeclaration extends AttributedNode {
  readonly kind: "coclass";
  readonly name: Name;
  readonly members: readonly CoclassMemberDeclaration[];
}

export interface CoclassMemberDeclaration {
  readonly attributes: readonly Attribute[];
  readonly of: "interface" | "dispinterface";
  readonly name: TypeName;
}

export interface LibraryDeclaration extends AttributedNode {
  readonly kind: "library";
  readonly name: Name;
  readonly members: readonly Declaration[];
}

export interface ModuleDeclaration extends AttributedNode {
  readonly kind: "module";
  readonly name: Name;
  readonly members: readonly Declaration[];
}

export interface TypedefDeclaration extends AttributedNode {
  readonly kind: "typedef";
  readonly type: TypeSpecifier;
  readonly declarators: readonly Declarator[];
}

/** A struct, union or enum that declares no name besides its tag. */
export interface TypeDeclaration extends AttributedNode {
  readonly kind: "type";
  readonly type: TypeSpecifier;
}

export interface ConstDeclaration extends AttributedNode {
  readonly kind: "const";
  readonly storage: string | undefined;
  readonly type: TypeSpecifier;
  readonly declarator: Declarator & { readonly name: Name; readonly initializer: Expression };
}

/**
 * A method of an interface, or a free function. The declarator's first derivation is the function. The body
 * that an inline function has in a C header is not kept.
 */
export interface FunctionDeclaration extends AttributedNode {
  readonly kind: "function";
  readonly storage: string | undefined;
  readonly returns: TypeSpecifier;
  readonly declarator: Declarator & { readonly name: Name };
}

/** `extern const FMTID x;`, or a property of a dispinterface. */
export interface VariableDeclaration extends AttributedNode {
  readonly kind: "variable";
  readonly storage: string | undefined;
  readonly type: TypeSpecifier;
  readonly declarators: readonly Declarator[];
}

/** `declare_guid(Name, 00000000-...);` */
export interface GuidDeclaration extends DeclarationNode {
  readonly kind: "guid";
  readonly name: Name;
  readonly guid: string;
}

/** `extern "C" { ... }` of a C header. */
export interface LinkageDeclaration extends DeclarationNode {
  readonly kind: "linkage";
  readonly members: readonly Declaration[];
}

/** A well-known macro of C headers in the place of a declaration: `DECLARE_HANDLE(HWND);` */
export interface MacroDeclaration extends DeclarationNode {
  readonly kind: "macro";
  readonly name: Name;
  /** The tokens of each argument, as text. */
  readonly arguments: readonly string[];
}

/** A whole file. */
export interface IdlFile {
  readonly path: string;
  readonly declarations: readonly Declaration[];
}
