import type { Circle } from "./circles.ts";
import type { Below } from "./holdings.ts";
import type { Layer } from "./layer.ts";
import { AUTOMATION_PATH, PRELUDE_PATH } from "./prelude.ts";
import { RUNTIME_PATH } from "./runtime/prelude.ts";
import type { ParsedFile } from "./session.ts";
import type { TranslationUnit } from "./translation-unit.ts";

/** What the compiler brings along shows through last: the texts of Automation before the prelude. */
const PRELUDES = [AUTOMATION_PATH, PRELUDE_PATH, RUNTIME_PATH];
const BEHIND_ALL = 1_000_000_000;

/** Whether a file is one that the compiler brings along. */
export function isPrelude({ path }: { readonly path: string }): boolean {
  return PRELUDES.includes(path);
}

/** What is below a circle, in the order of the unit: what its files import, what is below that, and the preludes. */
export function belowOf(
  { files, imports }: Circle,
  unit: TranslationUnit,
  byFile: ReadonlyMap<ParsedFile, Layer>,
): readonly Layer[] {
  const wanted = new Set<Layer>();
  for (const file of imports) {
    const layer = byFile.get(file) as Layer;
    wanted.add(layer);
    for (const under of layer.below) wanted.add(under);
  }
  if (files.some(({ path }) => path === PRELUDE_PATH)) return [];
  const isRuntime = [files, ...[...wanted].map((layer) => layer.files)].flat().some((file) => file.isRuntime);
  for (const [file, layer] of byFile) {
    if (file.path === RUNTIME_PATH ? isRuntime : file.path === PRELUDE_PATH) wanted.add(layer);
    if (file.path === AUTOMATION_PATH && files.includes(unit.root)) wanted.add(layer);
  }
  const place = new Map(unit.files.map((file, at) => [file, at]));
  const placeOf = (layer: Layer) => place.get(layer.files.at(-1) as ParsedFile) as number;
  return [...wanted].sort((one, other) => placeOf(one) - placeOf(other));
}

/** The scopes of layers, each with its place. */
export function scopesOf(below: readonly Layer[]): Below {
  return new Map(
    below.map(({ resolution, files }, at) => {
      const prelude = PRELUDES.indexOf((files[0] as ParsedFile).path);
      return [resolution.scope, prelude === -1 ? at : BEHIND_ALL + prelude];
    }),
  );
}

/** Which of the layers before another, and not below it, define types that it seeks in vain. */
export function holdersOf(layer: Layer | undefined, before: ReadonlySet<Layer>): readonly Layer[] {
  if (before.size === 0) return [];
  const missed = [...(layer?.resolution.scope.types.missed ?? [])];
  const isHolder = ({ resolution }: Layer) => missed.some((name) => resolution.scope.types.own.has(name));
  return [...before].filter((other) => !layer?.below.includes(other) && isHolder(other));
}

export function isAutomation({ files }: Layer): boolean {
  return files[0]?.path === AUTOMATION_PATH;
}
