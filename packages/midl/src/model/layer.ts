import { bounded } from "../diagnostics/bounded.ts";
import { names } from "../diagnostics/catalogue/names.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import type { Abi } from "../source/abi.ts";
import { visibleSpan } from "../source/span.ts";
import { declareFile, NAMESPACE_LIMIT } from "./declare.ts";
import { type Declared, declaredIn } from "./declared.ts";
import { docOf } from "./doc.ts";
import type { EnumEntry, FunctionEntry } from "./entries.ts";
import { resolveInterfaces } from "./interfaces.ts";
import type { Declaration, DeclaredInstance, EnumMember } from "./model.ts";
import { Resolution } from "./resolution.ts";
import { interfaceNamed, resolveParameters } from "./resolve-type.ts";
import { classMembers, resolveRuntimeClasses } from "./runtime/classes.ts";
import type { Scope } from "./scope.ts";
import type { ParsedFile } from "./session.ts";

/** Files that are resolved together: all those of a unit, or such as import each other, on top of what they import. */
export interface Layer {
  readonly files: readonly ParsedFile[];
  /** What is below, in the order of the unit. */
  readonly below: readonly Layer[];
  readonly resolution: Resolution;
  /** What each file declares, by its path. */
  readonly declared: ReadonlyMap<string, Declared>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Declares files in one scope, then fills every declaration.
 *
 * @throws {ChangesImports} when they would change what is below
 */
export function resolveLayer(
  files: readonly ParsedFile[],
  below: readonly Layer[],
  scope: Scope,
  abi: Abi,
  isComplete: boolean,
): Layer {
  const diagnostics: Diagnostic[] = [];
  const report = bounded((diagnostic) => void diagnostics.push(diagnostic));
  for (const file of files) declareFile(file, scope, abi);
  nameTags(scope);
  for (const { span } of scope.leftOut) {
    report(diagnose(names.namespaceTooLong, { limit: NAMESPACE_LIMIT }, span));
  }
  const resolution = new Resolution(
    abi,
    scope,
    isComplete,
    report,
    below.map((layer) => layer.resolution),
  );
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
  for (const entry of scope.recordEntries.own.values()) resolution.layOut(entry);
  for (const entry of scope.functions) fillFunction(resolution, entry);
  resolveInterfaces(resolution);
  return { files, below, resolution, declared: byFile(files, declaredBy(resolution)), diagnostics };
}

function byFile(files: readonly ParsedFile[], declared: Declared): ReadonlyMap<string, Declared> {
  if (files.length === 1) return new Map([[(files[0] as ParsedFile).path, declared]]);
  return new Map(files.map(({ path }) => [path, declaredIn(path, declared)]));
}

/** A struct, union or enum goes by its typedef name, wherever the typedef stands. */
function nameTags({ tags, typedefOfTag, records, enums }: Scope): void {
  for (const { object } of [...records, ...enums]) {
    if (object.tag === undefined || object.name !== object.tag || tags.get(object.tag) !== object) continue;
    object.name = typedefOfTag.seenFrom("", object.tag) ?? object.name;
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

function declaredBy(resolution: Resolution): Declared {
  const { scope } = resolution;
  const live = <T extends Declaration>(entries: readonly { readonly object: T }[]): T[] =>
    entries.map((entry) => entry.object).filter((object) => !scope.superseded.has(object));
  return {
    interfaces: live(scope.interfaces),
    generics: live([...scope.generics.own.values()]),
    instances: declaredInstances(resolution),
    enums: live(scope.enums),
    records: live(scope.records),
    typedefs: live(scope.typedefs),
    coclasses: live(scope.coclasses),
    runtimeClasses: live([...scope.runtimeClasses.own.values()]),
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
  return resolution.scope.declaredInstances.flatMap(({ name, unit, namespace }) => {
    const face = resolution.quietly(() =>
      resolution.inside(namespace, () => interfaceNamed(resolution, name)),
    );
    const { path: file } = visibleSpan(name.span).source;
    return face?.generic === undefined ? [] : [{ interface: face, file, unit }];
  });
}
