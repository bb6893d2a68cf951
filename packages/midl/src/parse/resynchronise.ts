import type { TokenType } from "chevrotain";
import {
  Coclass,
  Colon,
  CppQuote,
  Dispinterface,
  End,
  Enum,
  Identifier,
  Import,
  Interface,
  LeftBrace,
  LeftBracket,
  LeftParen,
  Library,
  Module,
  RightBrace,
  RightBracket,
  RightParen,
  Semicolon,
  Star,
  Struct,
  Typedef,
  Union,
} from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";

/** At the start of a line these open a declaration, even where a bracket was left open before. */
const alwaysOpens = new Set<TokenType>([Typedef, Import, CppQuote, Library, Coclass, Dispinterface, Module]);
/** These do so only outside parentheses: in a parameter list they may begin a parameter. */
const usuallyOpens = new Set<TokenType>([Interface, LeftBracket, Struct, Union, Enum]);

/**
 * Where to go on after an error: the index of the last token to skip.
 * @param start the index before the broken declaration's first token
 * @param reached the index of the last token that was consumed before the error
 */
export function nextDeclaration(tokens: readonly PpToken[], start: number, reached: number): number {
  let braces = 0;
  let parens = 0;
  for (let at = start + 1; at < tokens.length; at++) {
    const token = tokens[at] as PpToken;
    const type = token.tokenType;
    const after = at > reached;
    if (type === End) return at - 1;
    if (at === reached + 1 && at > start + 1 && opensForSure(tokens, at)) return at - 1;
    if (after && braces === 0 && at > start + 1 && opensDeclaration(tokens, at, parens)) return at - 1;
    if (type === LeftParen || type === LeftBracket) parens++;
    else if (type === RightParen || type === RightBracket) parens = Math.max(0, parens - 1);
    else if (type === LeftBrace) braces++;
    else if (type === RightBrace) {
      if (braces === 0) return after && at - 1 > start ? at - 1 : at;
      braces--;
      parens = 0;
      if (after && braces === 0 && !continuesAfterBrace(tokens, at)) return at;
    } else if (type === Semicolon) {
      parens = 0;
      if (after && braces === 0) return at;
    }
  }
  return tokens.length - 1;
}

/** Whether `token` stands on a later line than `previous`. Tokens of different texts count as lines apart. */
export function startsLine(previous: PpToken, token: PpToken): boolean {
  if (previous.source !== token.source || previous.endOffset > token.startOffset) return true;
  return token.source.text.slice(previous.endOffset + 1, token.startOffset).includes("\n");
}

/** Whether this can only be a declaration outside all bodies that may still be open. */
function opensForSure(tokens: readonly PpToken[], at: number): boolean {
  if (!startsLine(tokens[at - 1] as PpToken, tokens[at] as PpToken)) return false;
  const type = (tokens[at] as PpToken).tokenType;
  if (type !== Interface) return alwaysOpens.has(type);
  const after = tokens[at + 2]?.tokenType;
  return after === LeftBrace || after === Colon;
}

function opensDeclaration(tokens: readonly PpToken[], at: number, parens: number): boolean {
  const token = tokens[at] as PpToken;
  const opens = alwaysOpens.has(token.tokenType) || (parens === 0 && usuallyOpens.has(token.tokenType));
  return opens && startsLine(tokens[at - 1] as PpToken, token);
}

/** Whether a declarator follows the brace, as in `} NAME, *PNAME;`. */
function continuesAfterBrace(tokens: readonly PpToken[], brace: number): boolean {
  const next = tokens[brace + 1];
  if (next === undefined || startsLine(tokens[brace] as PpToken, next)) return false;
  return next.tokenType === Identifier || next.tokenType === Star || next.tokenType === Semicolon;
}
