import { syntax } from "../diagnostics/catalogue/syntax.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import {
  BinaryOperator,
  Comma,
  LeftBrace,
  LeftBracket,
  LeftParen,
  Question,
  RightBrace,
  RightBracket,
  RightParen,
  Semicolon,
  UnaryOperator,
  vocabulary,
} from "./vocabulary.ts";

const operatorTypes = new Set(
  vocabulary.filter(
    (type) => type === Question || type.CATEGORIES?.some((c) => c === BinaryOperator || c === UnaryOperator),
  ),
);
const separators = new Set([Comma, Semicolon, LeftBrace, RightBrace]);

/** How many brackets may be open at once. Real MIDL stays below 10. */
export const NESTING_LIMIT = 256;
/** How many operators (and pointer marks) may follow each other without `,`, `;` or a brace. */
export const OPERATOR_LIMIT = 512;

/**
 * Counts open brackets and operators over classified tokens, since a recursive descent parser and
 * all that walks its trees would overflow the stack on deep nesting. Reports the first token beyond
 * a limit and returns false.
 */
export function checkNesting(tokens: readonly PpToken[], report: Report): boolean {
  let depth = 0;
  let operators = 0;
  for (const token of tokens) {
    const type = token.tokenType;
    if (operatorTypes.has(type)) {
      operators++;
      if (operators > OPERATOR_LIMIT) {
        report(diagnose(syntax.expressionTooLong, { limit: OPERATOR_LIMIT }, token.span));
        return false;
      }
      continue;
    }
    if (separators.has(type)) operators = 0;
    if (type === LeftParen || type === LeftBrace || type === LeftBracket) {
      depth++;
      if (depth > NESTING_LIMIT) {
        report(diagnose(syntax.nestedTooDeeply, { limit: NESTING_LIMIT }, token.span));
        return false;
      }
    } else if (type === RightParen || type === RightBrace || type === RightBracket) {
      if (depth > 0) depth--;
    }
  }
  return true;
}
