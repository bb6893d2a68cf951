import type { Scope } from "./scope.ts";

/** The scopes that show through from below, each with its place: where several hold a key, the first place wins. */
export type Below = ReadonlyMap<Scope, number>;

export interface Holding<V> {
  readonly scope: Scope;
  readonly value: V;
}

const NONE: readonly never[] = [];

/** What the scopes of a session hold, by key. A scope finds in it what those below it hold. */
export class Holdings<K, V> {
  readonly #byKey = new Map<K, readonly Holding<V>[]>();

  of(key: K): readonly Holding<V>[] {
    return this.#byKey.get(key) ?? NONE;
  }

  find(key: K, below: Below): Holding<V> | undefined {
    let found: Holding<V> | undefined;
    let first = Number.POSITIVE_INFINITY;
    for (const holding of this.of(key)) {
      const place = below.get(holding.scope);
      if (place === undefined || place >= first) continue;
      first = place;
      found = holding;
    }
    return found;
  }

  add(scope: Scope, entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) {
      const others = this.#byKey.get(key);
      const holding = { scope, value };
      this.#byKey.set(key, others === undefined ? [holding] : [...others, holding]);
    }
  }

  remove(scope: Scope, keys: Iterable<K>): void {
    for (const key of keys) {
      const others = this.of(key).filter((holding) => holding.scope !== scope);
      if (others.length > 0) this.#byKey.set(key, others);
      else this.#byKey.delete(key);
    }
  }
}
