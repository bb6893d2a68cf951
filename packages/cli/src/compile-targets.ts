import { existsSync, globSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { EmitInput } from "@combind/emitter";
import { catalogue, compile, createSession, type Diagnostic, diagnose } from "@combind/midl";
import type { LoadedConfig, Target } from "./config.ts";
import { fileHost, printedPath } from "./file-host.ts";
import { Refusal } from "./refusal.ts";

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
