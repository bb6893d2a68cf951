import { syntax } from "../diagnostics/catalogue/syntax.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import {
  BinaryOperator,
  Comma,
  CppQuote,
  LeftBrace,
  LeftBracket,
  LeftParen,
  MidlPragma,
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
 * all that walks its trees would overflow the stack on deep nesting. A `;` or a brace ends what stands open in
 * parentheses, as it does for the parser. Reports the first token beyond a limit and returns false.
 */
export function checkNesting(tokens: readonly PpToken[], report: Report): boolean {
  let braces = 0;
  let parens = 0;
  let operators = 0;
  let opened = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as PpToken;
    const type = token.tokenType;
    if (separators.has(type)) {
      operators = 0;
      opened = 0;
      if (type !== Comma) parens = 0;
      if (type === LeftBrace) braces++;
      else if (type === RightBrace && braces > 0) braces--;
    } else if (type === CppQuote || type === MidlPragma) {
      opened = 0;
    } else if (type === LeftParen || type === LeftBracket) {
      parens++;
      // Casts and bounds in a row are closed again, and yet as deep as they are many: `(int)(int)1`.
      opened++;
    } else if (type === RightParen || type === RightBracket) {
      if (parens > 0) parens--;
    } else if (operatorTypes.has(type)) {
      operators++;
    }
    if (braces + parens > NESTING_LIMIT) {
      report(diagnose(syntax.nestedTooDeeply, { limit: NESTING_LIMIT }, token.span));
      return false;
    }
    if (operators > OPERATOR_LIMIT || opened > OPERATOR_LIMIT) {
      report(diagnose(syntax.expressionTooLong, { limit: OPERATOR_LIMIT }, token.span));
      return false;
    }
  }
  return true;
}
