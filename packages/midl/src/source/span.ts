import type { SourceText } from "./source-text.ts";

/** Where a macro was written when a token came out of its expansion; the outermost call. */
export interface Expansion {
  readonly macro: string;
  readonly span: Span;
}

/**
 * A half-open range of a file's text. `expansion` is set when the text stands in a macro's body or
 * argument: `source`, `start` and `end` then say where the token is spelled, `expansion.span` where the macro was used.
 */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  readonly expansion?: Expansion | undefined;
}

/** The place a person looks at first: the use of the macro if there is one, else the text itself. */
export function visibleSpan(span: Span): Span {
  return span.expansion?.span ?? span;
}
