import { bounded } from "../diagnostics/bounded.ts";
import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceHost } from "../source/host.ts";
import type { Span } from "../source/span.ts";
import { LimitReached, type Limits } from "./limits.ts";
import type { LogicalText } from "./logical-text.ts";
import type { Macro, MacroTable } from "./macro.ts";
import type { RawToken } from "./raw-token.ts";
import type { Scanner } from "./scanner.ts";

/** One `#include`: the path of the included file and of the file that includes it. */
export interface Inclusion {
  readonly path: string;
  readonly from: string;
}

/** Opening a file costs as much as this many of its characters. */
const OPENING_COST = 4096;

/** What the parts of the preprocessor share while they read one translation unit. */
export class Unit {
  readonly host: SourceHost;
  readonly limits: Limits;
  readonly macros: MacroTable = new Map();
  readonly includes: Inclusion[] = [];
  /** What `#pragma push_macro` has put aside, by the macro's name, the latest last. */
  readonly pushedMacros = new Map<string, (Macro | undefined)[]>();
  readonly #included = new Set<string>();
  /** The included files' texts, by path. */
  readonly texts = new Map<string, LogicalText>();
  /** The files that said `#pragma once`. */
  readonly once = new Set<string>();
  /** Passes a diagnostic on, unless there were too many. */
  readonly report: Report;
  #text = 0;
  #tokens = 0;
  #lineTokens = 0;
  #expansion = 0;

  constructor(host: SourceHost, limits: Limits, report: Report) {
    this.host = host;
    this.limits = limits;
    this.report = bounded(report, limits.diagnostics);
  }

  /** Notes that a file includes another, once. */
  addInclusion(path: string, from: string): void {
    const key = `${from}\n${path}`;
    if (this.#included.has(key)) return;
    this.#included.add(key);
    this.includes.push({ path, from });
  }

  /** Counts the opening of a file, or throws LimitReached. */
  countText(length: number, span: Span): void {
    this.#text += length + OPENING_COST;
    const limit = this.limits.text;
    if (this.#text > limit) throw new LimitReached(diagnose(problems.tooMuchText, { limit }, span));
  }

  /** Counts the scanner's current token, or throws LimitReached. */
  countToken(scanner: Scanner): void {
    this.#tokens += 1;
    this.#lineTokens = scanner.firstOnLine ? 1 : this.#lineTokens + 1;
    const { tokens, lineTokens } = this.limits;
    if (this.#tokens > tokens) {
      throw new LimitReached(diagnose(problems.tooManyTokens, { limit: tokens }, scanner.token().span));
    }
    if (this.#lineTokens > lineTokens) {
      throw new LimitReached(diagnose(problems.lineTooLong, { limit: lineTokens }, scanner.token().span));
    }
  }

  /** Counts tokens made by macros, or throws LimitReached. */
  countExpansion(count: number, use: RawToken): void {
    this.#expansion += count;
    const limit = this.limits.expansion;
    if (this.#expansion > limit) {
      throw new LimitReached(diagnose(problems.tooMuchExpansion, { macro: use.image, limit }, use.span));
    }
  }

  /** The rest of a directive's line as tokens. */
  lineTokens(scanner: Scanner): RawToken[] {
    const tokens: RawToken[] = [];
    this.#lineTokens = 0;
    for (scanner.advance(); scanner.kind !== "newline" && scanner.kind !== "end"; scanner.advance()) {
      this.countToken(scanner);
      tokens.push(scanner.token());
    }
    return tokens;
  }
}
