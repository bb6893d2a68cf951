import {
  type Coclass,
  type Constant,
  catalogue,
  type Diagnostic,
  diagnose,
  type Enum,
  type Interface,
  type Model,
  type Record,
  type Report,
  type Span,
} from "@combind/midl";
import { moduleName } from "./names.ts";
import type { Reference } from "./projection.ts";

/** Finds the module that a declaration is imported from. */
export interface Resolver {
  to(declaration: Interface | Enum | Record | Coclass | Constant): Reference;
  /** As `to`; undefined for an interface that gets no class, or that no input defines. */
  toClass(declaration: Interface): Reference | undefined;
  /** The definition of an interface, which may only be declared where it is used; undefined if no input has it. */
  definition(declaration: Interface): Interface | undefined;
  /** Whether an interface is known not to begin with IUnknown. */
  isForeign(declaration: Interface): boolean;
}

/** The definitions of interfaces that are only declared where they are used. */
export class InterfaceTable {
  readonly #byName = new Map<string, Interface>();
  readonly #byUnit = new Map<string, Interface>();

  constructor(models: readonly Model[]) {
    for (const one of models.flatMap((model) => model.interfaces)) {
      if (!this.#byName.has(one.name)) this.#byName.set(one.name, one);
      this.#byUnit.set(`${one.unit} ${one.name}`, one);
    }
  }

  /** The file's own definition, else the first of its name: several files may define one. */
  of({ name, unit }: Interface): Interface | undefined {
    return this.#byUnit.get(`${unit} ${name}`) ?? this.#byName.get(name);
  }
}

/** C headers that inputs import. They are no inputs, but what is used of them needs a module all the same. */
export class Headers {
  /** Those in use, each with a model that has it. */
  readonly used = new Map<string, Model>();
  readonly #known = new Map<string, Model>();

  constructor(models: readonly Model[], inputs: ReadonlyMap<string, string>) {
    for (const model of models) {
      for (const { path } of model.files) {
        if (/\.h$/i.test(path) && !inputs.has(path) && !this.#known.has(path)) this.#known.set(path, model);
      }
    }
  }

  /** The module of a header; undefined if it is none. */
  use(path: string): string | undefined {
    const model = this.#known.get(path);
    if (model === undefined) return undefined;
    this.used.set(path, model);
    return moduleName(path);
  }
}

/** Thrown for a declaration whose file is neither generated nor mapped: what needs it cannot be emitted. */
export class UnmappedFile extends Error {
  readonly diagnostic: Diagnostic;

  constructor(name: string, file: string, span: Span) {
    super(`${name} is declared in ${file}, which is not part of any target`);
    this.diagnostic = diagnose(catalogue.emission.unmappedFile, { name, file }, span);
  }
}

/** Runs a decision; undefined, and an error, when it needs a declaration that no module holds. */
export function unlessUnmapped<T>(report: Report, decide: () => T): T | undefined {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof UnmappedFile)) throw error;
    report(error.diagnostic);
    return undefined;
  }
}
