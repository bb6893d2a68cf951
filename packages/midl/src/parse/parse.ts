import type { Expression, IdlFile } from "../ast/ast.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import { classify } from "../lex/classify.ts";
import { checkNesting } from "../lex/nesting.ts";
import { simplify } from "../lex/simplify.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import { MidlParser } from "./midl-parser.ts";

let parser: MidlParser | undefined;

/**
 * Parses the tokens of one preprocessed file, the last of which is of kind "end". Never throws on
 * bad input: every broken declaration is reported once and left out.
 */
export function parse(path: string, tokens: PpToken[], report: Report): IdlFile {
  classify(tokens);
  if (!checkNesting(tokens, report)) return { path, declarations: [] };
  parser ??= new MidlParser();
  return { path, declarations: parser.parse(simplify(tokens), report) };
}

/** Parses tokens as one expression; undefined if they are anything else. The last one is of kind "end". */
export function parseExpression(tokens: PpToken[]): Expression | undefined {
  classify(tokens);
  if (!checkNesting(tokens, () => {})) return undefined;
  parser ??= new MidlParser();
  return parser.parseExpression(simplify(tokens));
}
