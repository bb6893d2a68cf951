import type {
  AttributedNode,
  CoclassMemberDeclaration,
  Declaration,
  DeclarationNode,
} from "./declaration.ts";
import type { FunctionDerivation, Name, TypeName, TypeSpecifier } from "./type-reference.ts";

/** What only the Windows Runtime's files hold. */
export type RuntimeDeclaration =
  | NamespaceDeclaration
  | RuntimeclassDeclaration
  | DelegateDeclaration
  | ContractDeclaration
  | AttributeDeclaration
  | InstancesDeclaration;

/** `namespace Windows.Foundation { ... }`; namespaces nest. */
export interface NamespaceDeclaration extends DeclarationNode {
  readonly kind: "namespace";
  readonly name: Name;
  readonly members: readonly Declaration[];
}

/** A class with the interfaces that its objects have; one without any has only static members. */
export interface RuntimeclassDeclaration extends AttributedNode {
  readonly kind: "runtimeclass";
  readonly name: Name;
  readonly base: TypeName | undefined;
  readonly members: readonly CoclassMemberDeclaration[];
}

/** `delegate HRESULT Handler<T>(T value);`: an interface of the one method Invoke. */
export interface DelegateDeclaration extends AttributedNode {
  readonly kind: "delegate";
  readonly name: Name;
  readonly typeParameters: readonly Name[];
  readonly returns: TypeSpecifier;
  readonly parameters: FunctionDerivation;
}

/** `apicontract UniversalApiContract { }` */
export interface ContractDeclaration extends AttributedNode {
  readonly kind: "apicontract";
  readonly name: Name;
}

/** `attribute DeprecatedAttribute { ... }`; what its body says is not kept. */
export interface AttributeDeclaration extends AttributedNode {
  readonly kind: "attribute";
  readonly name: Name;
}

/** `declare { interface IVector<HSTRING>; }`: the instances of generic interfaces that the header shall hold. */
export interface InstancesDeclaration extends DeclarationNode {
  readonly kind: "declare";
  readonly names: readonly TypeName[];
}
