import {
  type InterfaceEntry,
  isDeclared,
  type NamedType,
  type RecordEntry,
  type RuntimeClassEntry,
  type TaggedType,
  type ValueEntry,
} from "./entries.ts";
import { Holdings } from "./holdings.ts";
import type * as model from "./model.ts";
import { NameHoldings } from "./name-holdings.ts";
import type { Instance } from "./runtime/instances.ts";
import { saysTheSame } from "./says-the-same.ts";
import type { Scope } from "./scope.ts";

/** What scopes that may stand on each other share: one for all units that are resolved alike. */
export class SharedNames {
  readonly types = new NameHoldings<NamedType>(saysTheSame);
  readonly tags = new NameHoldings<TaggedType>(saysTheSame);
  readonly values = new NameHoldings<ValueEntry>(sameValue);
  readonly generics = new NameHoldings<InterfaceEntry>(
    (one, other) => one.object.iid !== undefined && one.object.iid === other.object.iid,
  );
  readonly typedefOfTag = new NameHoldings<string>((one, other) => one === other);
  readonly asyncTwins = new Holdings<model.Interface, model.Interface>();
  readonly runtimeClasses = new Holdings<model.RuntimeClass, RuntimeClassEntry>();
  readonly recordEntries = new Holdings<model.Record, RecordEntry>();
  readonly instances = new Holdings<string, Instance>();

  readonly #clashes = new Map<Scope, Set<Scope>>();

  /** Lets other scopes see what a scope defines. */
  publish(scope: Scope): void {
    const clashes = new Set<Scope>();
    const clash = (other: Scope) => {
      clashes.add(other);
      this.#clashes.get(other)?.add(scope);
    };
    this.types.publish(scope, scope.types, clash);
    this.tags.publish(scope, scope.tags, clash);
    this.values.publish(scope, scope.values, clash);
    this.generics.publish(scope, scope.generics, clash);
    this.typedefOfTag.publish(scope, scope.typedefOfTag, clash);
    this.#clashes.set(scope, clashes);
    this.asyncTwins.add(scope, scope.asyncTwins.own);
    this.runtimeClasses.add(scope, scope.runtimeClasses.own);
    this.recordEntries.add(scope, scope.recordEntries.own);
    this.instances.add(scope, scope.instances.own);
  }

  /** Takes back what `publish` let be seen. */
  retract(scope: Scope): void {
    this.#clashes.delete(scope);
    this.types.retract(scope, scope.types);
    this.tags.retract(scope, scope.tags);
    this.values.retract(scope, scope.values);
    this.generics.retract(scope, scope.generics);
    this.typedefOfTag.retract(scope, scope.typedefOfTag);
    this.asyncTwins.remove(scope, scope.asyncTwins.own.keys());
    this.runtimeClasses.remove(scope, scope.runtimeClasses.own.keys());
    this.recordEntries.remove(scope, scope.recordEntries.own.keys());
    this.instances.remove(scope, scope.instances.own.keys());
  }

  /** Whether of published scopes, put together, any two clash. */
  areAtOdds(scopes: ReadonlySet<Scope>): boolean {
    for (const scope of scopes) {
      for (const other of this.#clashes.get(scope) ?? []) if (scopes.has(other)) return true;
    }
    return false;
  }
}

/** Defines give way to what is declared; two of them may both mean nothing. */
function sameValue(one: ValueEntry, other: ValueEntry): boolean {
  const value = meaningOf(one);
  if (value !== meaningOf(other)) return false;
  const defines = [one, other].filter((entry) => !isDeclared(entry)).length;
  return defines === 0
    ? one.kind === other.kind && value !== undefined
    : defines === 2 || value !== undefined;
}

function meaningOf(value: ValueEntry): bigint | number | string | undefined {
  return value.kind === "enumerator" ? value.entry.values[value.index] : value.entry.folded?.value;
}
