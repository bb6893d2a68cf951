import type { Report } from "../diagnostics/diagnostic.ts";
import type { Abi } from "../source/abi.ts";
import { attributesOf } from "./attributes.ts";
import { declareFile } from "./declare.ts";
import { docOf } from "./doc.ts";
import { evaluateConstant } from "./fold.ts";
import { resolveInterfaces } from "./interfaces.ts";
import type { CoclassMember, Declaration, EnumMember, Model, ModelFile } from "./model.ts";
import { Resolution } from "./resolution.ts";
import { interfaceNamed } from "./resolve-type.ts";
import { type CoclassEntry, type EnumEntry, Scope } from "./scope.ts";
import type { TranslationUnit } from "./translation-unit.ts";

/** A resolved unit: what the world sees, and the scope that the checks look into. */
export interface ResolvedUnit {
  readonly unit: TranslationUnit;
  readonly model: Model;
  readonly resolution: Resolution;
}

/** Declares all files of a unit in one scope, then fills every declaration. */
export function resolve(unit: TranslationUnit, abi: Abi, report: Report): ResolvedUnit {
  const scope = new Scope();
  for (const file of unit.files) declareFile(file, scope, abi);
  nameTags(scope);
  const resolution = new Resolution(abi, scope, report);
  for (const { object, node, declarator } of scope.typedefs) {
    object.type = resolution.typeOf(node.type, declarator.derivations);
  }
  for (const entry of scope.coclasses) entry.object.members = membersOf(resolution, entry);
  for (const entry of scope.enums) fillEnum(resolution, entry);
  for (const entry of scope.constants) {
    if (entry.node === undefined) resolution.quietly(() => evaluateConstant(resolution, entry));
    else evaluateConstant(resolution, entry);
  }
  for (const entry of scope.recordEntries.values()) resolution.layOut(entry);
  resolveInterfaces(resolution);
  return { unit, model: modelOf(unit, abi, scope), resolution };
}

/** A struct, union or enum goes by its typedef name, wherever the typedef stands. */
function nameTags({ tags, typedefOfTag, records, enums }: Scope): void {
  for (const { object } of [...records, ...enums]) {
    if (object.tag === undefined || object.name !== object.tag || tags.get(object.tag) !== object) continue;
    object.name = typedefOfTag.get(object.tag) ?? object.name;
  }
}

function fillEnum(resolution: Resolution, entry: EnumEntry): void {
  resolution.evaluateEnum(entry);
  entry.object.members = (entry.specifier.enumerators ?? []).map(
    ({ name, attributes, comment }, index): EnumMember => ({
      name: name.text,
      value: Number(entry.values[index] ?? 0n),
      doc: docOf(attributes, comment),
      span: name.span,
    }),
  );
}

function membersOf(resolution: Resolution, { node }: CoclassEntry): CoclassMember[] {
  return node.members.map(({ name, attributes }) => ({
    interface: interfaceNamed(resolution, name.text),
    name: name.text,
    isDefault: attributes.some((attribute) => attribute.name === "default"),
    isSource: attributes.some((attribute) => attribute.name === "source"),
    attributes: attributesOf(attributes),
  }));
}

function modelOf(unit: TranslationUnit, abi: Abi, scope: Scope): Model {
  const live = <T extends Declaration>(entries: readonly { readonly object: T }[]): T[] =>
    entries.map((entry) => entry.object).filter((object) => !scope.superseded.has(object));
  return {
    abi,
    path: unit.root.path,
    files: filesOf(unit),
    interfaces: live(scope.interfaces),
    enums: live(scope.enums),
    records: live(scope.records),
    typedefs: live(scope.typedefs),
    coclasses: live(scope.coclasses),
    libraries: live(scope.libraries),
    constants: live(scope.constants.filter((entry) => entry.folded !== undefined)),
  };
}

function filesOf(unit: TranslationUnit): ModelFile[] {
  const files = new Map<string, ModelFile>();
  for (const { path, includes } of unit.files) {
    if (!files.has(path)) files.set(path, { path, imports: unit.imports.get(path) ?? [] });
    for (const { path: included, from } of includes) {
      if (!files.has(included)) files.set(included, { path: included, imports: [], includedFrom: from });
    }
  }
  return [...files.values()];
}
