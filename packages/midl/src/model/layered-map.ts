import type { Below, Holdings } from "./holdings.ts";

/** A scope's map on top of those of the scopes below it, whose entries show through and are never changed. */
export class LayeredMap<K, V> {
  readonly holdings: Holdings<K, V>;
  protected readonly below: Below;
  readonly #own = new Map<K, V>();

  constructor(holdings: Holdings<K, V>, below: Below) {
    this.holdings = holdings;
    this.below = below;
  }

  /** What this scope alone holds. */
  get own(): ReadonlyMap<K, V> {
    return this.#own;
  }

  get(key: K): V | undefined {
    return this.#own.get(key) ?? this.holdings.find(key, this.below)?.value;
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): void {
    this.#own.set(key, value);
  }
}
