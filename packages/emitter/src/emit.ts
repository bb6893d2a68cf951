import { catalogue, type Diagnostic, diagnose, type Model } from "@combind/midl";
import type { Census, InterfaceCensus } from "./project/census.ts";
import { mergeCycles } from "./project/cycles.ts";
import { dispidFinder } from "./project/dispatch/dispid.ts";
import { IUNKNOWN_IID, unsuitable } from "./project/interface.ts";
import { projectDeclarations } from "./project/module.ts";
import { declarationName, moduleName } from "./project/names.ts";
import { type Overrides, OverrideTable } from "./project/overrides.ts";
import type { ModuleProjection, Reference, SuccessCode } from "./project/projection.ts";
import { RecordTable } from "./project/records.ts";
import { Headers, InterfaceTable, type Resolver, UnmappedFile } from "./project/references.ts";
import { RUNTIME_MODULE } from "./runtime-symbols.ts";
import { writeIndex } from "./write/index-file.ts";
import { writeModules } from "./write/module.ts";

export interface EmitOptions {
  /** What the banner names as the writer: `combind 0.1.0`. */
  readonly generator: string;
  /** The package that holds the classes of an IDL file outside the inputs, or undefined. */
  readonly externals?: (path: string) => string | undefined;
  readonly overrides?: Overrides;
  /** A documentation address for interfaces, with `{header}` and `{interface}` in it. */
  readonly see?: string | undefined;
}

export interface EmitResult {
  /** File name inside the output folder -> text. The same input gives the same bytes. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** What became of every method that the inputs' interfaces declare. */
  readonly census: Census;
}

/** One input file: its model for 8-byte pointers (win64), and for 4-byte ones (win32), whose layouts differ. */
export interface EmitInput {
  readonly wide: Model;
  readonly narrow: Model;
}

/** Turns input files into the files of one generated package. Writes nothing to disk. */
export function emit(inputs: readonly EmitInput[], options: EmitOptions): EmitResult {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const models = inputs.map(({ wide }) => wide).sort((a, b) => (a.path < b.path ? -1 : 1));
  const moduleOf = assignModules(models, report);
  const headers = new Headers(models, moduleOf);
  const references = resolver(models, moduleOf, headers, options);
  const overrides = new OverrideTable(options.overrides ?? {});
  const narrow = inputs.flatMap((input) => input.narrow.records);
  const wide = models.flatMap((model) => model.records);
  const records = new RecordTable(wide, narrow, references, overrides, report);
  const findCode = codeFinder(models, references);
  const interfaces: InterfaceCensus[] = [];
  const count = (one: InterfaceCensus): void => void interfaces.push(one);
  const findDispid = dispidFinder(models);
  const context = { references, records, overrides, findCode, findDispid, see: options.see, report, count };
  const project = (model: Model, unit: string): ModuleProjection => ({
    path: moduleOf.get(unit) ?? moduleName(unit),
    sources: [unit],
    declarations: projectDeclarations(model, unit, context),
    reexports: [],
  });
  const projected = models.map((model) => project(model, model.path));
  // Headers that need further headers add them to the end.
  for (const [header, model] of headers.used) projected.push(project(model, header));
  overrides.reportUnused(report);
  const { modules, homes } = mergeCycles(projected.filter((module) => module.declarations.length > 0));
  const files = new Map(writeModules(modules, homes, options.generator));
  files.set("index.ts", writeIndex(modules, options.generator, report));
  return { files, diagnostics, census: { interfaces } };
}

function assignModules(
  models: readonly Model[],
  report: (diagnostic: Diagnostic) => void,
): Map<string, string> {
  const moduleOf = new Map<string, string>();
  const owners = new Map<string, string>([["index.ts", "the package's index"]]);
  for (const { path } of models) {
    const module = moduleName(path);
    const first = owners.get(module);
    if (first !== undefined)
      report(diagnose(catalogue.emission.moduleClash, { module, first, second: path }));
    owners.set(module, path);
    moduleOf.set(path, module);
  }
  return moduleOf;
}

function resolver(
  models: readonly Model[],
  moduleOf: ReadonlyMap<string, string>,
  headers: Headers,
  options: EmitOptions,
): Resolver {
  const definitions = new InterfaceTable(models);
  const references: Resolver = {
    definition: (declaration) => (declaration.isForward ? definitions.of(declaration) : declaration),
    isForeign: (declaration) => {
      let root = references.definition(declaration);
      while (root?.base !== undefined) root = root.base;
      return root !== undefined && root.kind !== "dispatch" && root.iid !== IUNKNOWN_IID;
    },
    toClass(declaration): Reference | undefined {
      const definition = references.definition(declaration);
      return definition === undefined || unsuitable(definition) !== undefined
        ? undefined
        : references.to(definition);
    },
    to(declaration): Reference {
      const name = declarationName(declaration.name);
      const own = moduleOf.get(declaration.unit);
      if (own !== undefined) return { name, module: `./${own}` };
      const external = options.externals?.(declaration.unit);
      if (external !== undefined) return { name, module: external };
      if ("iid" in declaration && declaration.iid === IUNKNOWN_IID)
        return { name: "IUnknown", module: RUNTIME_MODULE };
      const header = headers.use(declaration.unit);
      if (header !== undefined) return { name, module: `./${header}` };
      throw new UnmappedFile(declaration.name, declaration.unit, declaration.span);
    },
  };
  return references;
}

/** Success codes: the runtime's own, else a constant of any input. */
function codeFinder(models: readonly Model[], references: Resolver) {
  return (name: string): SuccessCode | undefined => {
    if (name === "S_OK") return { constant: { name, module: RUNTIME_MODULE }, value: 0 };
    if (name === "S_FALSE") return { constant: { name, module: RUNTIME_MODULE }, value: 1 };
    for (const model of models) {
      const found = model.constants.find((constant) => constant.name === name);
      if (typeof found?.value === "number") return { constant: references.to(found), value: found.value };
    }
    return undefined;
  };
}
