import type {
  Attribute,
  CoclassDeclaration,
  ConstDeclaration,
  Declaration,
  Declarator,
  DispinterfaceDeclaration,
  EnumSpecifier,
  Expression,
  FieldDeclaration,
  InterfaceDeclaration,
  LibraryDeclaration,
  Name,
  QuoteDeclaration,
  RecordSpecifier,
  TypedefDeclaration,
  TypeSpecifier,
} from "../ast/ast.ts";
import type { Abi } from "../source/abi.ts";
import { type Span, visibleSpan } from "../source/span.ts";
import { attributesOf, uuidOf } from "./attributes.ts";
import { docOf } from "./doc.ts";
import { forwardInterface } from "./forward-interface.ts";
import type * as model from "./model.ts";
import { Packing } from "./packing.ts";
import type { ConstantEntry, EnumEntry, Mutable, RecordEntry, Scope } from "./scope.ts";
import type { ParsedFile } from "./session.ts";

const UNRESOLVED: model.Type = { kind: "void" };
const PACK = /^pack\s*\(([^)]*)\)/;

/** Puts everything that a file declares into the scope, as objects that are still to be filled. */
export function declareFile(file: ParsedFile, scope: Scope, abi: Abi): void {
  new Declarer(file, scope, abi).declareAll(file.declarations);
}

class Declarer {
  readonly #file: ParsedFile;
  readonly #scope: Scope;
  readonly #packing: Packing;

  constructor(file: ParsedFile, scope: Scope, abi: Abi) {
    this.#file = file;
    this.#scope = scope;
    this.#packing = new Packing(abi);
  }

  declareAll(declarations: readonly Declaration[]): void {
    for (const declaration of declarations) this.#declare(declaration);
  }

  #declare(node: Declaration): void {
    switch (node.kind) {
      case "interface":
        this.#interface(node);
        this.declareAll(node.members);
        break;
      case "dispinterface":
        this.#interface(node);
        this.declareAll([...node.properties, ...node.methods]);
        break;
      case "forward":
        if (node.of !== "coclass") forwardInterface(this.#scope, node.name, this.#file.path);
        break;
      case "typedef":
        this.#typedef(node);
        break;
      case "type":
        this.#specifier(node.type, node.attributes, node.comment, undefined);
        break;
      case "const":
        this.#specifier(node.type, node.attributes, undefined, undefined);
        this.#constant(
          node.declarator.name,
          node.declarator.initializer,
          node,
          node.attributes,
          node.comment,
        );
        break;
      case "quote":
        this.#quote(node);
        break;
      case "pragma": {
        const pack = PACK.exec(node.text);
        if (node.form === "#pragma" && pack !== null) this.#packing.apply(pack[1] as string);
        break;
      }
      case "coclass":
        this.#coclass(node);
        break;
      case "library":
        this.#library(node);
        this.declareAll(node.members);
        break;
      case "module":
        this.declareAll(node.members);
        break;
      case "variable":
        this.#specifier(node.type, node.attributes, node.comment, undefined);
        break;
      case "function":
        this.#specifier(node.returns, node.attributes, undefined, undefined);
        break;
    }
  }

  #interface(node: InterfaceDeclaration | DispinterfaceDeclaration): void {
    const object: Mutable<model.Interface> = {
      ...this.#common(node.name.text, node.name.span, node.attributes, node.comment),
      declares: "interface",
      kind: "rpc",
      isForward: false,
      iid: uuidOf(node.attributes),
      base: undefined,
      methods: [],
      vtable: [],
    };
    const known = this.#scope.types.get(object.name);
    if (known?.declares === "interface" && known.isForward) {
      // References to the forward declaration already hold its object, so that object becomes the interface.
      const forward = known as Mutable<model.Interface>;
      Object.assign(forward, object);
      this.#scope.interfaces.push({ object: forward, node });
      return;
    }
    this.#scope.interfaces.push({ object, node });
    this.#scope.defineType(object);
  }

  #typedef(node: TypedefDeclaration): void {
    const plain = node.declarators.find((declarator) => declarator.derivations.length === 0)?.name;
    this.#specifier(node.type, node.attributes, node.comment, plain);
    for (const declarator of node.declarators) {
      const name = declarator.name as Name;
      if (isItself(node.type, declarator)) continue;
      const object: Mutable<model.Typedef> = {
        ...this.#common(name.text, name.span, node.attributes, node.comment),
        declares: "typedef",
        type: UNRESOLVED,
      };
      this.#scope.typedefs.push({ object, node, declarator });
      this.#scope.defineType(object);
    }
  }

  /** Declares the bodies in a specifier. `typedefName` is what its typedef calls it. */
  #specifier(
    specifier: TypeSpecifier,
    attributes: readonly Attribute[],
    comment: string | undefined,
    typedefName: Name | undefined,
  ): void {
    if (specifier.kind === "record") {
      if (specifier.fields !== undefined) this.#record(specifier, attributes, comment, typedefName, false);
      else this.#nameTag(specifier.tag, typedefName);
    } else if (specifier.kind === "enum") {
      if (specifier.enumerators !== undefined) this.#enum(specifier, attributes, comment, typedefName);
      else this.#nameTag(specifier.tag, typedefName);
    }
  }

  /** `typedef struct tagX X;` names a struct whose body stands elsewhere. */
  #nameTag(tag: Name | undefined, typedefName: Name | undefined): void {
    if (tag === undefined || typedefName === undefined) return;
    if (!this.#scope.typedefOfTag.has(tag.text)) this.#scope.typedefOfTag.set(tag.text, typedefName.text);
  }

  #record(
    specifier: RecordSpecifier,
    attributes: readonly Attribute[],
    comment: string | undefined,
    typedefName: Name | undefined,
    isNested: boolean,
  ): void {
    const name = typedefName ?? specifier.tag;
    const object: Mutable<model.Record> = {
      ...this.#common(name?.text ?? "", name?.span ?? specifier.span, attributes, comment),
      declares: "record",
      tag: specifier.tag?.text,
      kind: specifier.discriminant === undefined ? specifier.record : "struct",
      isNested,
      size: undefined,
      align: undefined,
      fields: [],
      switchType: undefined,
    };
    const packing = this.#packing.limit;
    const entry: RecordEntry = { object, specifier, attributes, packing, state: "declared" };
    for (const field of specifier.fields ?? []) this.#fieldBodies(field);
    this.#scope.bySpecifier.set(specifier, object);
    this.#scope.recordEntries.set(object, entry);
    if (!isNested || specifier.tag !== undefined) this.#scope.records.push(entry);
    if (specifier.tag !== undefined) this.#scope.defineTag(specifier.tag.text, object);
  }

  /** Structs, unions and enums whose bodies stand inside a field. */
  #fieldBodies({ type, attributes, comment }: FieldDeclaration): void {
    if (type?.kind === "record" && type.fields !== undefined) {
      this.#record(type, attributes, comment, undefined, true);
    } else if (type?.kind === "enum" && type.enumerators !== undefined) {
      this.#enum(type, attributes, comment, undefined);
    }
  }

  #enum(
    specifier: EnumSpecifier,
    attributes: readonly Attribute[],
    comment: string | undefined,
    typedefName: Name | undefined,
  ): void {
    const name = typedefName ?? specifier.tag;
    const object: Mutable<model.Enum> = {
      ...this.#common(name?.text ?? "", name?.span ?? specifier.span, attributes, comment),
      declares: "enum",
      tag: specifier.tag?.text,
      members: [],
    };
    const entry: EnumEntry = { object, specifier, values: [], state: "declared" };
    this.#scope.enums.push(entry);
    this.#scope.bySpecifier.set(specifier, object);
    if (specifier.tag !== undefined) this.#scope.defineTag(specifier.tag.text, object);
    for (const [index, enumerator] of (specifier.enumerators ?? []).entries()) {
      this.#scope.defineValue(enumerator.name.text, { kind: "enumerator", entry, index });
    }
  }

  #constant(
    name: Name,
    value: Expression,
    node: ConstDeclaration | undefined,
    attributes: readonly Attribute[],
    comment: string | undefined,
  ): void {
    const object: Mutable<model.Constant> = {
      ...this.#common(name.text, name.span, attributes, comment),
      declares: "constant",
      value: 0,
      from: node === undefined ? "cpp_quote" : "const",
      type: undefined,
    };
    const entry: ConstantEntry = { object, value, node, state: "declared", folded: undefined };
    const isKept = this.#scope.defineValue(name.text, { kind: "constant", entry });
    if (!isKept && node === undefined) return;
    this.#scope.constants.push(entry);
    if (!isKept) this.#scope.superseded.add(object);
  }

  #quote(node: QuoteDeclaration): void {
    for (const effect of this.#file.quotes.get(node) ?? []) {
      if (effect.kind === "pack") this.#packing.apply(effect.text);
      else this.#constant({ text: effect.name, span: node.span }, effect.value, undefined, [], node.comment);
    }
  }

  #coclass(node: CoclassDeclaration): void {
    const object: Mutable<model.Coclass> = {
      ...this.#common(node.name.text, node.name.span, node.attributes, node.comment),
      declares: "coclass",
      clsid: uuidOf(node.attributes),
      members: [],
    };
    this.#scope.coclasses.push({ object, node });
    this.#scope.defineType(object);
  }

  #library(node: LibraryDeclaration): void {
    const members = node.members.flatMap((member) => ("name" in member ? [member.name.text] : []));
    const object: Mutable<model.Library> = {
      ...this.#common(node.name.text, node.name.span, node.attributes, node.comment),
      declares: "library",
      id: uuidOf(node.attributes),
      members,
    };
    this.#scope.libraries.push({ object, node });
  }

  #common(
    name: string,
    span: Span,
    attributes: readonly Attribute[],
    comment: string | undefined,
  ): Mutable<model.Declaration> {
    return {
      name,
      file: visibleSpan(span).source.path,
      unit: this.#file.path,
      span,
      attributes: attributesOf(attributes),
      doc: docOf(attributes, comment),
    };
  }
}

/** `typedef interface IFoo IFoo;` as C headers have it: nothing new. */
function isItself(type: TypeSpecifier, declarator: Declarator): boolean {
  const isPlain = declarator.derivations.length === 0;
  return (
    isPlain && (type.kind === "interface" || type.kind === "named") && type.name === declarator.name?.text
  );
}
