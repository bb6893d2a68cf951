import { type Holding, Holdings } from "./holdings.ts";
import type { NameTable } from "./name-table.ts";
import type { Scope } from "./scope.ts";

/** The name tables of all scopes of a session in one of C's name spaces. */
export class NameHoldings<T> extends Holdings<string, T> {
  readonly #isSame: (one: T, other: T, name: string) => boolean;
  /** Which scopes sought a name in vain, or found it in the prelude only. */
  readonly #missed = new Map<string, Scope[]>();
  readonly #fromPrelude = new Map<string, Scope[]>();

  /** `isSame` says whether it makes no difference which of two definitions a name means. */
  constructor(isSame: (one: T, other: T, name: string) => boolean) {
    super();
    this.#isSame = isSame;
  }

  /**
   * Lets other scopes see what a scope defines. Tells with which of them it clashes: in a unit of both, a name means
   * something else to one of them than on what is below it.
   */
  publish(scope: Scope, { own, missed, fromPrelude }: NameTable<T>, clash: (other: Scope) => void): void {
    const unseen = (name: string) => this.of(name).filter((holding) => !scope.below.has(holding.scope));
    const differ = (name: string, one: Holding<T> | undefined, other: T) =>
      one !== undefined && !one.scope.isPrelude && !this.#isSame(one.value, other, name);
    // What a prelude needs is looked for anew where its text is used.
    for (const name of scope.isPrelude ? [] : missed) {
      for (const holding of unseen(name)) clash(holding.scope);
    }
    for (const name of scope.isPrelude ? [] : fromPrelude) {
      const used = this.#ofPrelude(name)?.value as T;
      for (const holding of unseen(name)) if (differ(name, holding, used)) clash(holding.scope);
    }
    for (const [name, value] of own) {
      for (const seeker of this.#missed.get(name) ?? []) clash(seeker);
      if (scope.isPrelude) continue;
      for (const holding of unseen(name)) if (differ(name, holding, value)) clash(holding.scope);
      const users = this.#fromPrelude.get(name) ?? [];
      const used = this.#ofPrelude(name);
      if (used !== undefined && !this.#isSame(used.value, value, name)) users.forEach(clash);
    }
    this.add(scope, own);
    if (scope.isPrelude) return;
    note(this.#missed, scope, missed);
    note(this.#fromPrelude, scope, fromPrelude);
  }

  retract(scope: Scope, { own, missed, fromPrelude }: NameTable<T>): void {
    this.remove(scope, own.keys());
    forget(this.#missed, scope, missed);
    forget(this.#fromPrelude, scope, fromPrelude);
  }

  #ofPrelude(name: string): Holding<T> | undefined {
    return this.of(name).find(({ scope }) => scope.isPrelude);
  }
}

function note(by: Map<string, Scope[]>, scope: Scope, names: ReadonlySet<string>): void {
  for (const name of names) {
    const scopes = by.get(name);
    if (scopes === undefined) by.set(name, [scope]);
    else scopes.push(scope);
  }
}

function forget(by: Map<string, Scope[]>, scope: Scope, names: ReadonlySet<string>): void {
  for (const name of names) {
    const others = by.get(name)?.filter((one) => one !== scope) ?? [];
    if (others.length > 0) by.set(name, others);
    else by.delete(name);
  }
}
