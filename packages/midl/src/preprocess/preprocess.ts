import type { Report } from "../diagnostics/diagnostic.ts";
import type { Abi } from "../source/abi.ts";
import type { SourceHost } from "../source/host.ts";
import type { SourceText } from "../source/source-text.ts";
import type { Expansion } from "../source/span.ts";
import { runDirective } from "./directives.ts";
import { Expander } from "./expander.ts";
import { DEFAULT_LIMITS, LimitReached, type Limits } from "./limits.ts";
import { LogicalText } from "./logical-text.ts";
import type { PpToken } from "./pp-token.ts";
import { commandLineSources, defineComputedMacros, predefinedSource } from "./predefined.ts";
import { Reader } from "./reader.ts";
import { ResultTokens } from "./result.ts";
import { type Inclusion, Unit } from "./unit.ts";

export interface PreprocessEnvironment {
  /** Where `#include` finds files. */
  readonly host: SourceHost;
  /** The target, which decides the predefined macros. */
  readonly abi: Abi;
  /** Macros by name, with their text; `undefined` removes a predefined one. */
  readonly defines: ReadonlyMap<string, string | undefined>;
  /** Bounds other than the usual ones. */
  readonly limits?: Partial<Limits>;
}

export interface PreprocessResult {
  /** The tokens of the file and what it includes; the last one's kind is `end`. */
  readonly tokens: PpToken[];
  /** Which file includes which, in order of first inclusion. */
  readonly includes: readonly Inclusion[];
}

/**
 * Runs the C preprocessor over an IDL file: comments go, directives are carried out, macros expanded. `import`
 * is left to the grammar. Never throws for anything that the text says: problems are reported, and at a limit the
 * tokens end early.
 */
export function preprocess(
  source: SourceText,
  environment: PreprocessEnvironment,
  report: Report,
): PreprocessResult {
  const unit = new Unit(environment.host, { ...DEFAULT_LIMITS, ...environment.limits }, report);
  const expander = new Expander(unit);
  const result = new ResultTokens(unit);
  const reader: Reader = new Reader(unit, (file) =>
    runDirective(file, unit, expander, reader, (image, span) => result.addPragma(image, span)),
  );
  defineComputedMacros(unit.macros, expander);
  try {
    unit.countText(source.text.length, { source, start: 0, end: 0 });
    const first = [predefinedSource(environment.abi), ...commandLineSources(environment.defines)];
    for (const text of [...first, source].reverse()) {
      reader.open(new LogicalText(text, unit.report, unit.limits.continuations));
    }
    readTokens(unit, reader, expander, result);
    reader.close();
  } catch (reached) {
    if (!(reached instanceof LimitReached)) throw reached;
    report(reached.diagnostic);
  }
  result.addEnd(source);
  return { tokens: result.tokens, includes: unit.includes };
}

/** Takes every token of the open files, expanding the macros that they name. */
function readTokens(unit: Unit, reader: Reader, expander: Expander, result: ResultTokens): void {
  for (;;) {
    const scanner = reader.advance();
    if (scanner.kind === "end") return;
    const macro = scanner.kind === "identifier" ? unit.macros.get(scanner.image) : undefined;
    if (macro === undefined) {
      result.add(scanner, undefined, scanner.comment());
      continue;
    }
    const use = scanner.token();
    result.addComment(scanner.comment());
    if (!expander.begin(macro, use, reader)) {
      result.add(use);
      continue;
    }
    const end = scanner.end;
    const expansion: Expansion = { macro: macro.name, span: { source: use.source, start: use.start, end } };
    for (let token = expander.next(); token !== undefined; token = expander.next()) {
      result.add(token, expansion);
    }
  }
}
