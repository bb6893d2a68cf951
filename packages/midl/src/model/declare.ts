import type {
  Attribute,
  CoclassDeclaration,
  ConstDeclaration,
  Declaration,
  Declarator,
  DelegateDeclaration,
  DispinterfaceDeclaration,
  Expression,
  ForwardDeclaration,
  InterfaceDeclaration,
  LibraryDeclaration,
  Name,
  QuoteDeclaration,
  RuntimeclassDeclaration,
  TypedefDeclaration,
  TypeSpecifier,
} from "../ast/ast.ts";
import { membersOf } from "../ast/walk.ts";
import type { Abi } from "../source/abi.ts";
import { argumentText, asyncUuidOf, uuidOf } from "./attributes.ts";
import { FreeDeclarer } from "./declare-free.ts";
import type { ConstantEntry, Mutable } from "./entries.ts";
import { forwardInterface, UNFILLED } from "./forward-interface.ts";
import type * as model from "./model.ts";
import { qualified, type Scope } from "./scope.ts";
import type { ParsedFile } from "./session.ts";

const UNRESOLVED: model.Type = { kind: "void" };
/** How many characters the name of a namespace may have: each dot of it costs a look at every name inside. */
export const NAMESPACE_LIMIT = 1000;
const PACK = /^pack\s*\(([^)]*)\)/;

/** Puts everything that a file declares into the scope, as objects that are still to be filled. */
export function declareFile(file: ParsedFile, scope: Scope, abi: Abi): void {
  new Declarer(file, scope, abi).declareAll(file.declarations);
}

class Declarer extends FreeDeclarer {
  declareAll(declarations: readonly Declaration[]): void {
    for (const declaration of declarations) this.#declare(declaration);
  }

  #declare(node: Declaration): void {
    switch (node.kind) {
      case "interface":
      case "dispinterface":
        this.#interface(node);
        for (const member of membersOf(node)) this.#member(member);
        break;
      case "delegate":
        this.#interface(node);
        break;
      case "forward":
        this.#forward(node);
        break;
      case "typedef":
        this.#typedef(node);
        break;
      case "type":
        this.specifier(node.type, node.attributes, node.comment, undefined);
        break;
      case "const":
        this.#const(node);
        break;
      case "quote":
        this.#quote(node);
        break;
      case "pragma": {
        const pack = PACK.exec(node.text);
        if (node.form === "#pragma" && pack !== null) this.packing.apply(pack[1] as string);
        break;
      }
      case "coclass":
        this.#coclass(node);
        break;
      case "runtimeclass":
        this.#runtimeClass(node);
        break;
      case "apicontract": {
        const common = this.common(node.name.text, node.name.span, node.attributes, node.comment);
        const version = argumentText(node.attributes, "contractversion");
        this.scope.contracts.push({ object: { ...common, declares: "apicontract", version } });
        break;
      }
      case "declare":
        for (const name of node.names) {
          this.scope.declaredInstances.push({ name, unit: this.file.path, namespace: this.namespace });
        }
        break;
      case "namespace": {
        const around = this.namespace;
        this.namespace = around === "" ? node.name.text : `${around}.${node.name.text}`;
        if (this.namespace.length > NAMESPACE_LIMIT) this.scope.leftOut.push(node.name);
        else this.declareAll(node.members);
        this.namespace = around;
        break;
      }
      case "library":
        this.#library(node);
        this.declareAll(node.members);
        break;
      case "module":
        this.moduleBody(node);
        break;
      case "linkage":
        this.declareAll(node.members);
        break;
      case "variable":
        this.variable(node);
        break;
      case "function":
        this.freeFunction(node);
        break;
      case "guid":
        this.guid(node.name, node.guid);
        break;
      case "macro":
        this.macro(node);
        break;
    }
  }

  /** In an interface, functions are methods and variables are properties; the rest is as outside. */
  #member(node: Declaration): void {
    if (node.kind === "function") this.specifier(node.returns, node.attributes, undefined, undefined);
    else if (node.kind === "variable") this.specifier(node.type, node.attributes, node.comment, undefined);
    else this.#declare(node);
  }

  #interface(node: InterfaceDeclaration | DispinterfaceDeclaration | DelegateDeclaration): void {
    const typeParameters = node.kind === "dispinterface" ? [] : node.typeParameters;
    const object: Mutable<model.Interface> = {
      ...UNFILLED,
      ...this.common(node.name.text, node.name.span, node.attributes, node.comment),
      isForward: false,
      iid: uuidOf(node.attributes),
      isDelegate: node.kind === "delegate",
      typeParameters: typeParameters.map(({ text }) => text),
    };
    const { namespace } = this;
    if (typeParameters.length > 0) {
      this.scope.defineGeneric({ object, node, namespace });
      return;
    }
    const entry = { object: this.#completed(object), node, namespace };
    this.scope.interfaces.push(entry);
    if (node.kind === "interface") this.#asyncTwin(entry.object, node);
  }

  /** References to a forward declaration may already hold its object, so that object becomes the interface. */
  #completed(object: Mutable<model.Interface>): Mutable<model.Interface> {
    const known = this.scope.types.get(object.name);
    this.scope.defineType(object);
    if (known?.declares !== "interface" || !known.isForward) return object;
    this.scope.types.set(object.name, known);
    return Object.assign(known, object);
  }

  /** `async_uuid` makes a second interface, whose methods begin and finish the calls of the first. */
  #asyncTwin(asyncOf: model.Interface, node: InterfaceDeclaration): void {
    const iid = asyncUuidOf(node.attributes);
    if (iid === undefined || iid === asyncOf.iid) return;
    const common = this.common(`Async${node.name.text}`, node.name.span, [], node.comment);
    const object = this.#completed({ ...UNFILLED, ...common, isForward: false, iid, asyncOf });
    this.scope.interfaces.push({ object, node, namespace: this.namespace });
    this.scope.asyncTwins.set(asyncOf, object);
  }

  #forward({ of, name, typeParameters = [] }: ForwardDeclaration): void {
    if (of === "coclass" || of === "apicontract" || typeParameters.length > 0) return;
    forwardInterface(this.scope, { ...name, text: this.qualify(name) }, this.file.path);
  }

  #typedef(node: TypedefDeclaration): void {
    const plain = node.declarators.find((declarator) => declarator.derivations.length === 0)?.name;
    this.specifier(node.type, node.attributes, node.comment, plain);
    for (const declarator of node.declarators) {
      const name = declarator.name as Name;
      if (isItself(node.type, declarator)) continue;
      const object: Mutable<model.Typedef> = {
        ...this.common(name.text, name.span, node.attributes, node.comment),
        declares: "typedef",
        type: UNRESOLVED,
      };
      this.scope.typedefs.push({
        object,
        type: node.type,
        derivations: declarator.derivations,
        namespace: this.namespace,
      });
      this.scope.defineType(object);
    }
  }

  #const(node: ConstDeclaration): void {
    const { name, initializer } = node.declarator;
    this.specifier(node.type, node.attributes, undefined, undefined);
    this.#constant(name, initializer, node, node.attributes, node.comment);
  }

  #constant(
    name: Name,
    value: Expression,
    node: ConstDeclaration | undefined,
    attributes: readonly Attribute[],
    comment: string | undefined,
  ): void {
    const object: Mutable<model.Constant> = {
      ...this.common(name.text, name.span, attributes, comment),
      declares: "constant",
      value: 0,
      from: node === undefined ? "cpp_quote" : "const",
      type: undefined,
    };
    const { namespace } = this;
    const entry: ConstantEntry = { object, value, node, namespace, state: "declared", folded: undefined };
    const isKept = this.scope.defineValue(qualified(this.namespace, name.text), { kind: "constant", entry });
    if (!isKept && node === undefined) return;
    this.scope.constants.push(entry);
    if (!isKept) this.scope.superseded.add(object);
  }

  #quote(node: QuoteDeclaration): void {
    for (const effect of this.file.quotes.get(node) ?? []) {
      if (effect.kind === "pack") this.packing.apply(effect.text);
      else this.#constant({ text: effect.name, span: node.span }, effect.value, undefined, [], node.comment);
    }
  }

  #coclass(node: CoclassDeclaration): void {
    const object: Mutable<model.Coclass> = {
      ...this.common(node.name.text, node.name.span, node.attributes, node.comment),
      declares: "coclass",
      clsid: uuidOf(node.attributes),
      members: [],
    };
    this.scope.coclasses.push({ object, node, namespace: this.namespace });
    this.scope.defineType(object);
  }

  #runtimeClass(node: RuntimeclassDeclaration): void {
    const object: Mutable<model.RuntimeClass> = {
      ...this.common(node.name.text, node.name.span, node.attributes, node.comment),
      declares: "runtimeclass",
      base: undefined,
      members: [],
    };
    this.scope.runtimeClasses.set(object, { object, node, namespace: this.namespace });
    this.scope.defineType(object);
  }

  #library(node: LibraryDeclaration): void {
    const members = node.members.flatMap((member) => ("name" in member ? [member.name.text] : []));
    const object: Mutable<model.Library> = {
      ...this.common(node.name.text, node.name.span, node.attributes, node.comment),
      declares: "library",
      id: uuidOf(node.attributes),
      members,
    };
    this.scope.libraries.push({ object, node });
  }
}

/** `typedef interface IFoo IFoo;` as C headers have it: nothing new. */
function isItself(type: TypeSpecifier, declarator: Declarator): boolean {
  const isPlain = declarator.derivations.length === 0;
  return (
    isPlain && (type.kind === "interface" || type.kind === "named") && type.name === declarator.name?.text
  );
}
