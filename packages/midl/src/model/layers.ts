import type { Abi } from "../source/abi.ts";
import { type Circle, circlesOf } from "./circles.ts";
import { type Layer, resolveLayer } from "./layer.ts";
import { ChangesImports } from "./name-table.ts";
import { Scope } from "./scope.ts";
import type { ParsedFile } from "./session.ts";
import { SharedNames } from "./shared-names.ts";
import { belowOf, holdersOf, isAutomation, isPrelude, scopesOf } from "./standing.ts";
import type { TranslationUnit } from "./translation-unit.ts";

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
      const isRoot = circle.files.includes(unit.root);
      const below = belowOf(circle, unit, byFile);
      const before = new Set(isRoot || circle.imports.length > 0 ? [] : byFile.values());
      const outcome = this.#recall(circle, below, before) ?? this.#inContext(circle, below, before);
      const { layer, isFit } = outcome;
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

  /** The outcome for these files, if it stands on the same layers, or in the context that it would have here. */
  #recall({ files }: Circle, below: readonly Layer[], before: ReadonlySet<Layer>): Outcome | undefined {
    const known = this.#known.get(files[0] as ParsedFile);
    if (known === undefined) return undefined;
    if (sameItems(known.files, files)) {
      const isHere = sameItems(known.below, below) || known.below.every((layer) => before.has(layer));
      if (isHere && holdersOf(known.layer, before).length === 0) return known;
    }
    if (!below.some(isAutomation)) this.#drop(known);
    return undefined;
  }

  /**
   * A file that imports nothing, as C headers do, may need what its importer has imported before it: then it stands on
   * whatever of that defines the types that it seeks.
   */
  #inContext(circle: Circle, below: readonly Layer[], before: ReadonlySet<Layer>): Outcome {
    const alone = this.#make(circle, below);
    const holders = holdersOf(alone.layer, before);
    if (holders.length === 0) return alone;
    this.#drop(alone);
    const wanted = new Set([...below, ...holders, ...holders.flatMap((holder) => holder.below)]);
    return this.#make(
      circle,
      [...before].filter((layer) => wanted.has(layer)),
    );
  }

  #make({ files }: Circle, below: readonly Layer[]): Outcome {
    const scopes = scopesOf(below);
    const scope = new Scope(this.#shared, scopes, files.some(isPrelude));
    const unfit = { files, below, layer: undefined, isFit: false };
    try {
      const layer = resolveLayer(files, below, scope, this.#abi, this.#isComplete);
      this.#shared.publish(scope);
      const isAtOdds = this.#shared.areAtOdds(new Set([...scopes.keys(), scope]));
      // In a circle it depends on the root which file comes first.
      const isAmbiguous = files.length > 1 && (scope.dependsOnOrder || layer.diagnostics.length > 0);
      const isFit = scope.isPrelude || !(isAtOdds || isAmbiguous || scope.hasLooseEnds);
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

/** Whether two lists without repeats have the same items, in any order. */
function sameItems<T>(some: readonly T[], others: readonly T[]): boolean {
  if (some.length !== others.length) return false;
  if (some.every((one, at) => one === others[at])) return true;
  const wanted = new Set(others);
  return some.every((one) => wanted.has(one));
}
