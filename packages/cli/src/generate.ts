import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type EmitInput, emit } from "@combind/emitter";
import { catalogue, compile, createSession, type Diagnostic, diagnose, type Model } from "@combind/midl";
import { type LoadedConfig, loadOverrides, type Target } from "./config.ts";
import { fileHost, printedPath } from "./file-host.ts";
import { Refusal } from "./refusal.ts";

/** What one target would write. */
export interface GeneratedTarget {
  readonly target: Target;
  /** The folder to write to, absolute. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  readonly models: readonly Model[];
  /** How many methods have no place in the classes; the diagnostics name them. */
  readonly leftOut: number;
}

export interface Generation {
  readonly targets: readonly GeneratedTarget[];
  readonly diagnostics: readonly Diagnostic[];
  /** False when any diagnostic is an error: then nothing should be written. */
  readonly ok: boolean;
}

const LEFT_OUT = catalogue.emission.methodLeftOut.code;

/** combind's own version, as banners name it. */
export const VERSION: string = (
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/** The resolved inputs of a target that generates something. */
export interface CompiledTarget {
  readonly target: Target;
  readonly inputs: readonly EmitInput[];
}

/** Compiles every input of a config; `only` names the packages wanted. @throws {Refusal} when inputs cannot be found */
export function compileTargets(
  config: LoadedConfig,
  only: readonly string[] = [],
): { readonly compiled: readonly CompiledTarget[]; readonly diagnostics: readonly Diagnostic[] } {
  checkTargets(config, only);
  const diagnostics: Diagnostic[] = [];
  const compiled = config.targets
    .filter(({ out, package: name }) => out !== undefined && (only.length === 0 || only.includes(name)))
    .map((target) => ({
      target,
      inputs: compileInputs(config, target, inputFiles(config, target), diagnostics),
    }));
  return { compiled, diagnostics };
}

/** Every wanted target exists, and no two write to one folder: each would remove the other's files. */
function checkTargets(config: LoadedConfig, only: readonly string[]): void {
  const writing = config.targets.filter(({ out }) => out !== undefined);
  const known = writing.map((target) => target.package);
  const faults = only
    .filter((name) => !known.includes(name))
    .map((name) => diagnose(catalogue.files.unknownTarget, { name, known: known.join(", ") }));
  const owners = new Map<string, string>();
  for (const target of writing) {
    const path = resolve(config.folder, target.out as string);
    const first = owners.get(path);
    if (first !== undefined) {
      faults.push(
        diagnose(catalogue.files.sharedFolder, { first, second: target.package, path: target.out as string }),
      );
    }
    owners.set(path, target.package);
  }
  if (faults.length > 0) throw new Refusal(faults);
}

/**
 * Runs the whole generator for a config in memory; `only` names the packages wanted. Nothing is emitted from
 * inputs with errors.
 *
 * @throws {Refusal} when inputs or overrides cannot be found or read
 */
export function generate(config: LoadedConfig, only: readonly string[] = []): Generation {
  const { compiled, diagnostics } = compileTargets(config, only);
  if (hasErrors(diagnostics)) return { targets: [], diagnostics, ok: false };
  const packageOf = new Map(
    config.targets.flatMap((target) =>
      inputFiles(config, target).map((path) => [path, target.package] as const),
    ),
  );
  const all = [...diagnostics];
  const targets = compiled.map(({ target, inputs }): GeneratedTarget => {
    const emitted = emit(inputs, {
      generator: `combind ${VERSION}`,
      externals: (path) => packageOf.get(path),
      overrides:
        target.overrides === undefined ? {} : loadOverrides(resolve(config.folder, target.overrides)),
      see: target.see,
    });
    all.push(...emitted.diagnostics);
    const leftOut = emitted.diagnostics.filter(({ code }) => code === LEFT_OUT).length;
    const models = inputs.map(({ wide }) => wide);
    return {
      target,
      folder: resolve(config.folder, target.out as string),
      files: emitted.files,
      models,
      leftOut,
    };
  });
  return { targets, diagnostics: all, ok: !hasErrors(all) };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** A target's inputs, each its own translation unit, for both pointer sizes; they only differ in layouts. */
function compileInputs(
  config: LoadedConfig,
  target: Target,
  paths: readonly string[],
  diagnostics: Diagnostic[],
): EmitInput[] {
  const folders = [...new Set([...paths.map((path) => dirname(path)), ...(target.include ?? [])])];
  const host = fileHost({ base: config.folder, folders });
  const session = createSession();
  const defines = Object.fromEntries(
    Object.entries(target.define ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const seen = new Set<string>();
  return paths.map((path) => {
    const compilation = compile(path, { host, session, defines });
    const narrow = compile(path, { host, session, defines, abi: "win32" }).model;
    for (const diagnostic of compilation.diagnostics) {
      const { span } = diagnostic;
      const key = `${diagnostic.code} ${diagnostic.message} ${span?.source.path}:${span?.start}`;
      if (!seen.has(key)) diagnostics.push(diagnostic);
      seen.add(key);
    }
    return { wide: compilation.model, narrow };
  });
}

/** The files that a target's patterns name, relative to the config's folder, sorted. */
export function inputFiles(config: LoadedConfig, target: Target): string[] {
  const paths = new Set<string>();
  for (const pattern of target.inputs) {
    const isFile = existsSync(resolve(config.folder, pattern));
    const found = isFile ? [pattern] : globSync(pattern, { cwd: config.folder });
    if (found.length === 0) throw new Refusal([diagnose(catalogue.files.patternEmpty, { pattern })]);
    for (const path of found) paths.add(printedPath(config.folder, path));
  }
  return [...paths].sort();
}
