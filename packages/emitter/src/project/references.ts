import {
  type Coclass,
  type Constant,
  catalogue,
  type Diagnostic,
  diagnose,
  type Enum,
  type Interface,
  type Record,
  type Report,
  type Span,
} from "@combind/midl";
import type { Reference } from "./projection.ts";

/** Finds the module that a declaration is imported from. */
export interface Resolver {
  to(declaration: Interface | Enum | Record | Coclass | Constant): Reference;
  /** As `to`; undefined for an interface that gets no class, or that no input defines. */
  toClass(declaration: Interface): Reference | undefined;
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
