import { names } from "../diagnostics/catalogue/names.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { Abi } from "../source/abi.ts";
import { visibleSpan } from "../source/span.ts";
import { declareFile, NAMESPACE_LIMIT } from "./declare.ts";
import { docOf } from "./doc.ts";
import { resolveInterfaces } from "./interfaces.ts";
import type { Declaration, DeclaredInstance, EnumMember, Model, ModelFile } from "./model.ts";
import { Resolution } from "./resolution.ts";
import { interfaceNamed, resolveParameters } from "./resolve-type.ts";
import { classMembers, resolveRuntimeClasses } from "./runtime/classes.ts";
import { type EnumEntry, type FunctionEntry, Scope } from "./scope.ts";
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
  for (const { span } of scope.leftOut) {
    report(diagnose(names.namespaceTooLong, { limit: NAMESPACE_LIMIT }, span));
  }
  const resolution = new Resolution(abi, scope, unit.isComplete, report);
  for (const { object, type, derivations, namespace } of [...scope.typedefs, ...scope.variables]) {
    object.type = resolution.inside(namespace, () => resolution.typeOf(type, derivations));
  }
  for (const { object, node, namespace } of scope.coclasses) {
    object.members = resolution.inside(namespace, () => classMembers(resolution, node.members));
  }
  resolveRuntimeClasses(resolution);
  for (const entry of scope.enums) fillEnum(resolution, entry);
  for (const entry of scope.constants) {
    if (entry.node === undefined) resolution.quietly(() => resolution.evaluateConstant(entry));
    else resolution.evaluateConstant(entry);
  }
  for (const entry of scope.recordEntries.values()) resolution.layOut(entry);
  for (const entry of scope.functions) fillFunction(resolution, entry);
  resolveInterfaces(resolution);
  return { unit, model: modelOf(unit, abi, resolution), resolution };
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

function fillFunction(resolution: Resolution, { object, node, namespace }: FunctionEntry): void {
  const [first, ...rest] = node.declarator.derivations;
  resolution.inside(namespace, () => {
    object.returns = resolution.typeOf(node.returns, rest);
    object.parameters = first?.kind === "function" ? resolveParameters(resolution, first.parameters) : [];
  });
}

function modelOf(unit: TranslationUnit, abi: Abi, resolution: Resolution): Model {
  const { scope } = resolution;
  const live = <T extends Declaration>(entries: readonly { readonly object: T }[]): T[] =>
    entries.map((entry) => entry.object).filter((object) => !scope.superseded.has(object));
  return {
    abi,
    path: unit.root.path,
    files: filesOf(unit),
    interfaces: live(scope.interfaces),
    generics: live([...scope.generics.values()]),
    instances: declaredInstances(resolution),
    enums: live(scope.enums),
    records: live(scope.records),
    typedefs: live(scope.typedefs),
    coclasses: live(scope.coclasses),
    runtimeClasses: live([...scope.runtimeClasses.values()]),
    contracts: live(scope.contracts),
    libraries: live(scope.libraries),
    modules: live(scope.modules),
    functions: live(scope.functions),
    variables: live(scope.variables),
    guids: live(scope.guids),
    constants: live(scope.constants.filter((entry) => entry.folded !== undefined)),
  };
}

/** What the `declare` blocks ask for. */
function declaredInstances(resolution: Resolution): DeclaredInstance[] {
  return resolution.scope.instances.flatMap(({ name, unit, namespace }) => {
    const face = resolution.quietly(() =>
      resolution.inside(namespace, () => interfaceNamed(resolution, name)),
    );
    const { path: file } = visibleSpan(name.span).source;
    return face?.generic === undefined ? [] : [{ interface: face, file, unit }];
  });
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
