import type { Report } from "../diagnostics/diagnostic.ts";
import type { Abi } from "../source/abi.ts";
import { current, together } from "./declared.ts";
import type { Layer } from "./layer.ts";
import type { Model, ModelFile } from "./model.ts";
import type { Session } from "./session.ts";
import { isPrelude } from "./standing.ts";
import type { TranslationUnit } from "./translation-unit.ts";

/** A resolved unit: what the world sees, and the layers that the checks look into. */
export interface ResolvedUnit {
  readonly unit: TranslationUnit;
  readonly model: Model;
  /** In the order of the unit; the last one has the root. */
  readonly layers: readonly Layer[];
}

/** Resolves all files of a unit: each on top of what it imports, or all together. */
export function resolve(unit: TranslationUnit, abi: Abi, session: Session, report: Report): ResolvedUnit {
  const top = session.layers(abi, unit.isComplete).resolve(unit);
  const layers = [...top.below, top];
  for (const { diagnostics } of layers) for (const diagnostic of diagnostics) report(diagnostic);
  return { unit, model: modelOf(unit, abi, layers), layers };
}

function modelOf(unit: TranslationUnit, abi: Abi, layers: readonly Layer[]): Model {
  const { scope } = (layers.at(-1) as Layer).resolution;
  const byFile = new Map(layers.flatMap(({ declared }) => [...declared]));
  const declared = unit.files.flatMap(({ path }) => {
    const own = byFile.get(path);
    if (own === undefined) return [];
    return [isPrelude({ path }) ? current(own, (one) => scope.isCurrent(one)) : own];
  });
  return { abi, path: unit.root.path, files: filesOf(unit), ...together(declared) };
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
