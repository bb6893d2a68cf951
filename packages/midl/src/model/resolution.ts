import type { Derivation, Expression, TypeReference, TypeSpecifier } from "../ast/ast.ts";
import { names } from "../diagnostics/catalogue/names.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { Abi } from "../source/abi.ts";
import type { Span } from "../source/span.ts";
import type { ConstantEntry, EnumEntry, NamedType, RecordEntry, TaggedType, ValueEntry } from "./entries.ts";
import { evaluateConstant, evaluateEnum, foldExpression } from "./fold.ts";
import type { Value } from "./integer.ts";
import { layOut, sizeAndAlign } from "./layout.ts";
import type * as model from "./model.ts";
import { ChangesImports } from "./name-table.ts";
import { resolveType } from "./resolve-type.ts";
import { Instances } from "./runtime/instances.ts";
import { RUNTIME_PATH } from "./runtime/prelude.ts";
import type { Scope } from "./scope.ts";
import type { SizeAndAlign } from "./size.ts";
import { isInHeader } from "./unreadable-headers.ts";

/** How many definitions and expressions may hang on each other before one of them is refused. */
const DEPTH_LIMIT = 1000;
/** A step from one definition to the next takes more of the stack than one inside an expression. */
const DEFINITION_DEPTH = 4;

/** From where names are looked up: the namespace around them, and what the type parameters around them are. */
export interface Place {
  readonly namespace: string;
  readonly typeArguments: ReadonlyMap<string, model.Type>;
}

const NO_ARGUMENTS: Place["typeArguments"] = new Map();

/**
 * What resolving one translation unit needs: its scope, and the three questions that depend on each
 * other. A type may need a constant (an array bound), a constant a type (a cast) or a layout (sizeof).
 */
export class Resolution {
  readonly abi: Abi;
  readonly scope: Scope;
  /** Where a file is missing, unknown names are its fault, and not told. */
  readonly isComplete: boolean;
  readonly instances = new Instances();
  #report: Report;
  #depth = 0;
  #place: Place = { namespace: "", typeArguments: NO_ARGUMENTS };
  /** The names that mean nothing, as far as they have been told. */
  readonly #unknown: Set<string>;

  constructor(abi: Abi, scope: Scope, isComplete: boolean, report: Report, below: readonly Resolution[]) {
    this.abi = abi;
    this.scope = scope;
    this.isComplete = isComplete;
    this.#unknown = new Set(below.flatMap((resolution) => [...resolution.#unknown]));
    this.#report = report;
  }

  readonly report: Report = (diagnostic) => this.#report(diagnostic);

  get place(): Place {
    return this.#place;
  }

  /** Runs with names looked up from a namespace, and with what its type parameters are. */
  inside<T>(namespace: string, run: () => T, typeArguments = NO_ARGUMENTS): T {
    const around = this.#place;
    this.#place = { namespace, typeArguments };
    try {
      return run();
    } finally {
      this.#place = around;
    }
  }

  /** What a name means in the place of a type here. */
  typeNamed(name: string): NamedType | undefined {
    return this.scope.types.seenFrom(this.#place.namespace, name);
  }

  tagNamed(tag: string): TaggedType | undefined {
    return this.scope.tags.seenFrom(this.#place.namespace, tag);
  }

  valueNamed(name: string): ValueEntry | undefined {
    return this.scope.values.seenFrom(this.#place.namespace, name);
  }

  /**
   * Says once per unit that a name means nothing. C headers may name what this parser could not read, and the
   * generic interfaces of the Windows Runtime what the unit does not import.
   */
  reportUnknown(kind: "unknownType" | "unknownValue" | "unknownGeneric", name: string, span: Span): void {
    const key = `${kind} ${name}`;
    if (this.#report === silent || this.#unknown.has(key) || isInHeader(span)) return;
    if (!this.isComplete || span.source.path === RUNTIME_PATH) return;
    this.#unknown.add(key);
    this.report(diagnose(names[kind], { name }, span));
  }

  typeOf(specifier: TypeSpecifier, derivations: readonly Derivation[] = []): model.Type {
    return resolveType(this, specifier, derivations);
  }

  referencedType(reference: TypeReference): model.Type {
    return this.typeOf(reference.specifier, reference.derivations);
  }

  /** The value of a constant expression; undefined, and reported, where it has none. */
  fold(expression: Expression): Value | undefined {
    if (this.#depth >= DEPTH_LIMIT) return undefined;
    this.#depth++;
    try {
      return foldExpression(this, expression);
    } finally {
      this.#depth--;
    }
  }

  evaluateEnum(entry: EnumEntry): void {
    this.inside(entry.namespace, () => evaluateEnum(this, entry));
  }

  evaluateConstant(entry: ConstantEntry): Value | undefined {
    // That a define has no value is told where it is first used, which may not be in the imports that have tried it.
    const isInVain = entry.state === "done" && entry.folded === undefined && this.#report !== silent;
    if (isInVain && !this.scope.constants.includes(entry)) throw new ChangesImports();
    return this.inside(entry.namespace, () => evaluateConstant(this, entry));
  }

  layOut(entry: RecordEntry): void {
    this.inside(entry.namespace, () => layOut(this, entry));
  }

  /** Fills a record's fields, if it has a body. */
  layOutRecord(record: model.Record): void {
    const entry = this.scope.recordEntries.get(record);
    if (entry !== undefined) this.layOut(entry);
  }

  /** In bytes; undefined for a type that has no size here. */
  sizeAndAlign(type: model.Type): SizeAndAlign | undefined {
    return sizeAndAlign(this, type);
  }

  /** Runs without reporting, for what is allowed to make no sense: the text of a cpp_quote. */
  quietly<T>(run: () => T): T {
    const report = this.#report;
    this.#report = silent;
    try {
      return run();
    } finally {
      this.#report = report;
    }
  }

  /** Follows one definition to another. Chains are bounded, because each link is a few calls deep. */
  deeper<T>(name: string, span: Span, run: () => T): T | undefined {
    if (this.#depth + DEFINITION_DEPTH > DEPTH_LIMIT) {
      this.report(diagnose(names.nestedTooDeeply, { name, limit: DEPTH_LIMIT / DEFINITION_DEPTH }, span));
      return undefined;
    }
    this.#depth += DEFINITION_DEPTH;
    try {
      return run();
    } finally {
      this.#depth -= DEFINITION_DEPTH;
    }
  }
}

const silent: Report = () => {};
