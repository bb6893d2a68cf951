import { relative } from "node:path";
import { catalogue, type Diagnostic, diagnose } from "@combind/midl";
import type { LoadedConfig } from "../config.ts";
import { type GeneratedTarget, generate } from "../generate.ts";
import { compareFolder, type FolderChange, writeFolder } from "../output-folder.ts";
import { plural, printDiagnostics, say, styled } from "../print.ts";

export interface GenerateOptions {
  /** Compare only: exit code 1 when a folder is not what would be written. */
  readonly check: boolean;
  /** The packages to generate; all when empty. */
  readonly only: readonly string[];
  /** Also tell every method that is left out, and why. */
  readonly verbose: boolean;
}

/** `combind generate`: writes every target, or nothing when any input has an error. */
export function runGenerate(config: LoadedConfig, options: GenerateOptions): number {
  const generation = generate(config, options.only);
  printDiagnostics(generation.diagnostics, options.verbose);
  if (!generation.ok) {
    process.stderr.write("nothing was written\n");
    return 1;
  }
  const changes = generation.targets.map((target) => ({
    target,
    change: compareFolder(target.folder, target.files),
  }));
  if (options.check) return reportDrift(changes);
  for (const { target } of changes) summarise(target, writeFolder(target.folder, target.files));
  return 0;
}

function reportDrift(changes: readonly { target: GeneratedTarget; change: FolderChange }[]): number {
  const drift = changes.flatMap(({ target, change }) => {
    const place = (name: string) => `${relative(process.cwd(), target.folder)}/${name}`;
    const of = (names: readonly string[], what: string): Diagnostic[] =>
      names.map((name) => diagnose(catalogue.files.outOfDate, { path: place(name), what }));
    return [
      ...of(change.added, "missing"),
      ...of(change.changed, "out of date"),
      ...of(change.removed, "left over"),
    ];
  });
  printDiagnostics(drift);
  if (drift.length === 0) for (const { target } of changes) say(`${target.target.package}: up to date`);
  return drift.length === 0 ? 0 : 1;
}

function summarise({ target, folder, files, models, leftOut }: GeneratedTarget, change: FolderChange): void {
  const own = models.flatMap((model) => model.interfaces.filter((one) => one.unit === model.path));
  const counts = [
    plural(own.length, "interface"),
    leftOut > 0 ? `${plural(leftOut, "method")} left out (--verbose tells why)` : "",
    [
      plural(change.added.length, "new file"),
      change.changed.length > 0 ? `${change.changed.length} changed` : "",
      change.removed.length > 0 ? `${change.removed.length} removed` : "",
      change.unchanged.length > 0 ? `${change.unchanged.length} unchanged` : "",
    ]
      .filter((text) => text !== "")
      .join(", "),
  ];
  const place = relative(process.cwd(), folder) || ".";
  say(
    `${styled("bold", target.package)}  ${files.size} files in ${place}: ${counts.filter((text) => text !== "").join("; ")}`,
  );
}
