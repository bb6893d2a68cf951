import { LayeredMap } from "./layered-map.ts";
import type { NameHoldings } from "./name-holdings.ts";

/** Thrown where a layer would change what the layers below it mean, which other units share. */
export class ChangesImports extends Error {}

/** What names mean in one of C's name spaces. Knows which names were sought in vain, and which the prelude gave. */
export class NameTable<T> extends LayeredMap<string, T> {
  declare readonly holdings: NameHoldings<T>;
  readonly missed = new Set<string>();
  readonly fromPrelude = new Set<string>();

  /** What a name used in a namespace means: the names of inner namespaces hide those of outer ones. */
  seenFrom(namespace: string, name: string): T | undefined {
    for (let around = namespace; around !== ""; around = outerNamespace(around)) {
      const found = this.#seek(`${around}.${name}`);
      if (found !== undefined) return found;
    }
    return this.#seek(name);
  }

  /** @throws {ChangesImports} when the name means something else below */
  override set(name: string, value: T): void {
    const known = this.holdings.find(name, this.below);
    if (known !== undefined && !known.scope.isPrelude) throw new ChangesImports();
    this.missed.delete(name);
    super.set(name, value);
  }

  #seek(name: string): T | undefined {
    const own = this.own.get(name);
    if (own !== undefined) return own;
    const found = this.holdings.find(name, this.below);
    if (found === undefined) this.missed.add(name);
    else if (found.scope.isPrelude) this.fromPrelude.add(name);
    return found?.value;
  }
}

function outerNamespace(namespace: string): string {
  return namespace.slice(0, Math.max(0, namespace.lastIndexOf(".")));
}
