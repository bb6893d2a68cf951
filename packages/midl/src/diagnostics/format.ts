import { type Span, visibleSpan } from "../source/span.ts";
import type { Diagnostic } from "./diagnostic.ts";

const LONGEST_EXCERPT = 120;

/**
 * A diagnostic as people read it: `file:line:column: error CB1001: message`, the source line and a
 * caret; then where a macro spells the text, and the related places.
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const head = `${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}`;
  if (diagnostic.span === undefined) return head;
  const lines = [
    `${placeOf(visibleSpan(diagnostic.span))}: ${head}`,
    ...excerpt(visibleSpan(diagnostic.span)),
  ];
  if (diagnostic.span.expansion !== undefined) {
    lines.push(`${placeOf(diagnostic.span)}: note: in the expansion of ${diagnostic.span.expansion.macro}`);
  }
  for (const place of diagnostic.related ?? []) {
    lines.push(`${placeOf(visibleSpan(place.span))}: note: ${place.message}`);
  }
  return lines.join("\n");
}

/** `file:line:column` of a span's start. */
export function placeOf(span: Span): string {
  const { line, column } = span.source.positionAt(span.start);
  return `${span.source.path}:${line}:${column}`;
}

/** The source line with a caret under the span; a long line is cut around the caret. */
function excerpt(span: Span): string[] {
  const { line, column } = span.source.positionAt(span.start);
  const whole = span.source.lineText(line);
  const from = whole.length <= LONGEST_EXCERPT ? 0 : Math.max(0, column - 1 - LONGEST_EXCERPT / 2);
  const shown = printable(whole.slice(from, from + LONGEST_EXCERPT));
  const width = Math.max(1, Math.min(span.end - span.start, shown.length - (column - 1 - from)));
  return [`  ${shown}`, `  ${" ".repeat(column - 1 - from)}${"^".repeat(width)}`];
}

/** One cell for one code unit: tabs and control characters must not move the caret. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ");
}
