import type { ModuleProjection, Reference } from "../project/projection.ts";
import { RUNTIME_MODULE, type RuntimeType, type RuntimeValue } from "../runtime-symbols.ts";
import { identifier } from "./escape.ts";

interface Imported {
  readonly name: string;
  readonly local: string;
  isValue: boolean;
}

/** What is imported from one module. */
export interface ImportedModule {
  readonly module: string;
  readonly names: readonly Readonly<Imported>[];
}

/**
 * Collects what a module imports while its text is written, and hands out the local names: a
 * name that the module declares itself gets a `$` when it is also imported.
 */
export class Imports {
  readonly #home: string;
  readonly #homes: ReadonlyMap<string, string>;
  readonly #declared: ReadonlySet<string>;
  readonly #passedOn: ReadonlySet<string>;
  readonly #modules = new Map<string, Map<string, Imported>>();

  /** `homes` says where the declarations of merged modules live now. */
  constructor({ path, declarations }: ModuleProjection, homes: ReadonlyMap<string, string>) {
    const names = (runtime: boolean) =>
      new Set(declarations.filter((one) => (one.declares === "runtime") === runtime).map((one) => one.name));
    this.#home = path;
    this.#homes = homes;
    this.#declared = names(false);
    this.#passedOn = names(true);
  }

  /** A function or constant of the runtime. */
  runtime(name: RuntimeValue): string {
    return this.#use({ name, module: RUNTIME_MODULE }, true);
  }

  /** A type of the runtime. */
  runtimeType(name: RuntimeType): string {
    return this.#use({ name, module: RUNTIME_MODULE }, false);
  }

  /** A class or constant of another module, needed when the code runs. */
  value(reference: Reference): string {
    return this.#use(reference, true);
  }

  /** A declaration that only types mention. */
  type(reference: Reference): string {
    return this.#use(reference, false);
  }

  /** One entry for each module, sorted; packages before files. */
  declarations(): ImportedModule[] {
    return [...this.#modules]
      .sort(([a], [b]) => Number(a.startsWith(".")) - Number(b.startsWith(".")) || (a < b ? -1 : 1))
      .map(([module, names]) => ({
        module,
        names: [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
      }));
  }

  #use(reference: Reference, isValue: boolean): string {
    const name = identifier(reference.name);
    const module = this.#moduleOf(reference) ?? (this.#passedOn.has(name) ? RUNTIME_MODULE : undefined);
    if (module === undefined) return name;
    const names = this.#modules.get(module) ?? new Map<string, Imported>();
    this.#modules.set(module, names);
    const known = names.get(name);
    if (known !== undefined) {
      known.isValue ||= isValue;
      return known.local;
    }
    const local = this.#isTaken(name) ? `${name}$` : name;
    names.set(name, { name, local, isValue });
    return local;
  }

  /** Undefined when the declaration stands in this very module. */
  #moduleOf({ module }: Reference): string | undefined {
    if (!module.startsWith("./")) return module;
    const path = this.#homes.get(module.slice(2)) ?? module.slice(2);
    return path === this.#home ? undefined : `./${path}`;
  }

  #isTaken(name: string): boolean {
    if (this.#declared.has(name)) return true;
    return [...this.#modules.values()].some((names) => [...names.values()].some((one) => one.local === name));
  }
}
