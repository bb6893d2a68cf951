import type {
  Attribute,
  EnumSpecifier,
  FieldDeclaration,
  Name,
  PipeSpecifier,
  RecordSpecifier,
  TypeSpecifier,
} from "../ast/ast.ts";
import type { Abi } from "../source/abi.ts";
import { type Span, visibleSpan } from "../source/span.ts";
import { attributesOf } from "./attributes.ts";
import { docOf } from "./doc.ts";
import type { EnumEntry, Mutable, RecordEntry } from "./entries.ts";
import type * as model from "./model.ts";
import { Packing } from "./packing.ts";
import { pipeRecord } from "./pipe.ts";
import { qualified, type Scope } from "./scope.ts";
import type { ParsedFile } from "./session.ts";

/** Puts structs, unions and enums into the scope, wherever their bodies stand. */
export abstract class TypeDeclarer {
  protected readonly file: ParsedFile;
  protected readonly scope: Scope;
  protected readonly packing: Packing;
  /** The namespace around the declaration at hand: `A.B`, or empty. */
  protected namespace = "";

  constructor(file: ParsedFile, scope: Scope, abi: Abi) {
    this.file = file;
    this.scope = scope;
    this.packing = new Packing(abi);
  }

  /** Declares the bodies in a specifier. `typedefName` is what its typedef calls it. */
  protected specifier(
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
    } else if (specifier.kind === "pipe") {
      this.#pipe(specifier, attributes, comment, typedefName);
    }
  }

  /** `typedef struct tagX X;` names a struct whose body stands elsewhere. */
  #nameTag(tag: Name | undefined, typedefName: Name | undefined): void {
    if (tag === undefined || typedefName === undefined) return;
    const [name, typedef] = [this.qualify(tag), this.qualify(typedefName)];
    if (!this.scope.typedefOfTag.has(name)) this.scope.typedefOfTag.set(name, typedef);
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
      ...this.common(name?.text ?? "", name?.span ?? specifier.span, attributes, comment),
      declares: "record",
      tag: specifier.tag && this.qualify(specifier.tag),
      kind: specifier.discriminant === undefined ? specifier.record : "struct",
      isNested,
      size: undefined,
      align: undefined,
      fields: [],
      switchType: undefined,
    };
    const packing = this.packing.limit;
    const { namespace } = this;
    const entry: RecordEntry = { object, specifier, attributes, packing, namespace, state: "declared" };
    for (const field of specifier.fields ?? []) this.#fieldBodies(field);
    this.scope.bySpecifier.set(specifier, object);
    this.scope.recordEntries.set(object, entry);
    if (!isNested || specifier.tag !== undefined) this.scope.records.push(entry);
    if (object.tag !== undefined) this.scope.defineTag(object.tag, object);
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
      ...this.common(name?.text ?? "", name?.span ?? specifier.span, attributes, comment),
      declares: "enum",
      tag: specifier.tag && this.qualify(specifier.tag),
      members: [],
    };
    // The enumerators of the Windows Runtime belong to their enum; C's are everybody's.
    const namespace = this.namespace === "" ? "" : object.name;
    const entry: EnumEntry = { object, specifier, values: [], namespace, state: "declared" };
    this.scope.enums.push(entry);
    this.scope.bySpecifier.set(specifier, object);
    if (object.tag !== undefined) this.scope.defineTag(object.tag, object);
    for (const [index, enumerator] of (specifier.enumerators ?? []).entries()) {
      this.scope.defineValue(qualified(namespace, enumerator.name.text), {
        kind: "enumerator",
        entry,
        index,
      });
    }
  }

  /** In C a pipe is a struct of three functions and their state, under the name of its typedef. */
  #pipe(
    specifier: PipeSpecifier,
    attributes: readonly Attribute[],
    comment: string | undefined,
    typedefName: Name | undefined,
  ): void {
    const object: Mutable<model.Record> = {
      ...this.common(typedefName?.text ?? "", typedefName?.span ?? specifier.span, attributes, comment),
      declares: "record",
      tag: typedefName && `pipe_${typedefName.text}`,
      kind: "struct",
      isNested: false,
      size: undefined,
      align: undefined,
      fields: [],
      switchType: undefined,
    };
    const { namespace } = this;
    const record = pipeRecord(specifier);
    const entry: RecordEntry = {
      object,
      specifier: record,
      attributes,
      packing: this.packing.limit,
      namespace,
      state: "declared",
    };
    this.scope.bySpecifier.set(specifier, object);
    this.scope.recordEntries.set(object, entry);
    this.scope.records.push(entry);
  }

  protected qualify({ text }: Name): string {
    return qualified(this.namespace, text);
  }

  /** What every declaration carries; its name is that of its namespace. */
  protected common(
    name: string,
    span: Span,
    attributes: readonly Attribute[],
    comment: string | undefined,
  ): Mutable<model.Declaration> {
    return {
      name: qualified(this.namespace, name),
      file: visibleSpan(span).source.path,
      unit: this.file.path,
      span,
      attributes: attributesOf(attributes),
      doc: docOf(attributes, comment),
    };
  }
}
