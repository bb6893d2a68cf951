import type { Abi } from "../source/abi.ts";
import { type Circle, circlesOf } from "./circles.ts";
import type { Below } from "./holdings.ts";
import { type Layer, resolveLayer } from "./layer.ts";
import { ChangesImports } from "./name-table.ts";
import { AUTOMATION_PATH, PRELUDE_PATH } from "./prelude.ts";
import { RUNTIME_PATH } from "./runtime/prelude.ts";
import { Scope } from "./scope.ts";
import type { ParsedFile } from "./session.ts";
import { SharedNames } from "./shared-names.ts";
import type { TranslationUnit } from "./translation-unit.ts";

/** What the compiler brings along shows through last: the texts of Automation before the prelude. */
export const PRELUDES = [AUTOMATION_PATH, PRELUDE_PATH, RUNTIME_PATH];
const BEHIND_ALL = 1_000_000_000;

/** What a circle of files came to on what is below it. */
interface Outcome {
  readonly files: readonly ParsedFile[];
  readonly below: readonly Layer[];
  /** Undefined where its names mean something else together with what is below. */
  readonly layer: Layer | undefined;
  /** Whether others may stand on it: no name of theirs could mean something to it. */
  readonly isFit: boolean;
}

/**
 * The layers of a session's units: every file is resolved once, on top of what it imports, and shared by all units in
 * which its names mean the same.
 */
export class Layers {
  readonly #abi: Abi;
  readonly #isComplete: boolean;
  readonly #shared = new SharedNames();
  readonly #known = new Map<ParsedFile, Outcome>();

  constructor(abi: Abi, isComplete: boolean) {
    this.#abi = abi;
    this.#isComplete = isComplete;
  }

  /** The layer of a unit's root; of all its files where their names mean something else together than apart. */
  resolve(unit: TranslationUnit): Layer {
    return this.#onImports(unit) ?? resolveLayer(unit.files, [], new Scope(), this.#abi, this.#isComplete);
  }

  /** Forgets the layers of files that are gone, and those above them. */
  forget(isGone: (file: ParsedFile) => boolean): void {
    for (const outcome of this.#known.values()) {
      const layers = [outcome, ...outcome.below];
      if (layers.some(({ files }) => files.some(isGone))) this.#drop(outcome);
    }
  }

  #onImports(unit: TranslationUnit): Layer | undefined {
    const byFile = new Map<ParsedFile, Layer>();
    for (const circle of circlesOf(unit)) {
      const below = belowOf(circle, unit, byFile);
      const outcome = this.#recall(circle, below) ?? this.#make(circle, below);
      const { layer, isFit } = outcome;
      const isRoot = circle.files.includes(unit.root);
      // What a library knows of Automation without importing it is no part of what others import from it.
      const isKept = !isRoot || !below.some(isAutomation);
      if (isKept) for (const file of circle.files) this.#known.set(file, outcome);
      else if (isFit) this.#retract(outcome);
      if (isRoot) return layer;
      if (layer === undefined || !isFit) return undefined;
      for (const file of circle.files) byFile.set(file, layer);
    }
    return undefined;
  }

  /** The outcome for these files, if it still stands on the same layers. */
  #recall({ files }: Circle, below: readonly Layer[]): Outcome | undefined {
    const known = this.#known.get(files[0] as ParsedFile);
    if (known === undefined) return undefined;
    if (sameItems(new Set(known.files), files) && sameItems(new Set(known.below), below)) return known;
    if (!below.some(isAutomation)) this.#drop(known);
    return undefined;
  }

  #make({ files }: Circle, below: readonly Layer[]): Outcome {
    const isPrelude = files.some(({ path }) => PRELUDES.includes(path));
    const scopes = scopesOf(below);
    const scope = new Scope(this.#shared, scopes, isPrelude);
    const unfit = { files, below, layer: undefined, isFit: false };
    try {
      const layer = resolveLayer(files, below, scope, this.#abi, this.#isComplete);
      this.#shared.publish(scope);
      const isAtOdds = this.#shared.areAtOdds(new Set([...scopes.keys(), scope]));
      // In a circle it depends on the root which file comes first.
      const isAmbiguous = files.length > 1 && (scope.dependsOnOrder || layer.diagnostics.length > 0);
      const isFit = isPrelude || !(isAtOdds || isAmbiguous || scope.hasLooseEnds);
      if (!isFit) this.#shared.retract(scope);
      return isAtOdds || isAmbiguous ? unfit : { files, below, layer, isFit };
    } catch (error) {
      if (error instanceof ChangesImports) return unfit;
      throw error;
    }
  }

  #drop(outcome: Outcome): void {
    for (const file of outcome.files) this.#known.delete(file);
    if (outcome.isFit) this.#retract(outcome);
  }

  #retract({ layer }: Outcome): void {
    if (layer !== undefined) this.#shared.retract(layer.resolution.scope);
  }
}

/** What is below a circle, in the order of the unit: what its files import, what is below that, and the preludes. */
function belowOf(
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

function scopesOf(below: readonly Layer[]): Below {
  return new Map(
    below.map(({ resolution, files }, at) => {
      const prelude = PRELUDES.indexOf((files[0] as ParsedFile).path);
      return [resolution.scope, prelude === -1 ? at : BEHIND_ALL + prelude];
    }),
  );
}

function isAutomation({ files }: Layer): boolean {
  return files[0]?.path === AUTOMATION_PATH;
}

function sameItems<T>(some: ReadonlySet<T>, others: readonly T[]): boolean {
  return some.size === others.length && others.every((one) => some.has(one));
}
