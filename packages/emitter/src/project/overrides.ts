import { catalogue, diagnose, type Interface, type Method, type Report } from "@combind/midl";

/** What IDL cannot say about one method. `reason` tells a reader where the fact comes from. */
export interface MethodOverride {
  /** [out] parameters that may come back NULL with success. */
  readonly nullable?: readonly string[];
  /** [in] interface pointers that must not be null. */
  readonly notNull?: readonly string[];
  /** Success codes with a meaning of their own; the method then tells them. */
  readonly success?: readonly string[];
  readonly reason: string;
}

/** The content of overrides.json: `Interface.Method` (as in the IDL) -> what to know about it. */
export type Overrides = { readonly [method: string]: MethodOverride };

/** Hands out the entries, and knows which ones never fitted anything. */
export class OverrideTable {
  readonly #entries: Overrides;
  readonly #used = new Set<string>();

  constructor(entries: Overrides) {
    this.#entries = entries;
  }

  /** The entry for a method, its parameter names checked. */
  take(owner: Interface, method: Method, report: Report): MethodOverride | undefined {
    const key = `${owner.name}.${method.idlName}`;
    if (!Object.hasOwn(this.#entries, key)) return undefined;
    this.#used.add(key);
    const entry = this.#entries[key] as MethodOverride;
    for (const parameter of [...(entry.nullable ?? []), ...(entry.notNull ?? [])]) {
      if (method.parameters.some((candidate) => candidate.name === parameter)) continue;
      report(diagnose(catalogue.emission.overrideUnknown, { key, what: `names no parameter ${parameter}` }, method.span));
    }
    return entry;
  }

  /** An entry that no method took is a mistake in overrides.json. */
  reportUnused(report: Report): void {
    for (const key of Object.keys(this.#entries)) {
      if (this.#used.has(key)) continue;
      report(diagnose(catalogue.emission.overrideUnknown, { key, what: "names no method of the inputs" }));
    }
  }
}
