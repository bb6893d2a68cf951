import { resolve } from "node:path";
import { emit } from "@combind/emitter";
import { catalogue, type Diagnostic, type Model } from "@combind/midl";
import { compileTargets, inputFiles } from "./compile-targets.ts";
import { type LoadedConfig, loadOverrides, type Target } from "./config.ts";
import { publisherOf } from "./published.ts";
import { VERSION } from "./version.ts";

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
      externals: (path) => packageOf.get(path) ?? publisherOf(resolve(config.folder, path)),
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
