import { PpToken } from "../preprocess/pp-token.ts";
import {
  Comma,
  Decoration,
  Enum,
  Greater,
  Identifier,
  LeftBrace,
  LeftBracket,
  LeftParen,
  Less,
  Pragma,
  RightBrace,
  RightBracket,
  RightParen,
  ShiftRight,
  Star,
  Struct,
  Union,
} from "./vocabulary.ts";

/**
 * Classified tokens without what the grammar has no place for: decorations for the C compiler with their
 * arguments, and pragmas inside parentheses, brackets and the bodies of structs, unions and enums. A `>>` that closes two
 * lists of type arguments becomes two tokens. Gives the same array where nothing of this occurs.
 */
export function simplify(tokens: PpToken[]): PpToken[] {
  if (!tokens.some(({ tokenType: type }) => type === Pragma || type === ShiftRight || isDecoration(type)))
    return tokens;
  const kept: PpToken[] = [];
  /** For each open bracket whether pragmas mean nothing inside it. */
  const open: boolean[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as PpToken;
    const type = token.tokenType;
    if (isDecoration(type)) {
      at = endOfDecoration(tokens, at);
      continue;
    }
    if (type === Pragma && open.at(-1) === true) continue;
    if (type === ShiftRight && closesTwo(kept)) {
      kept.push(...halves(token));
      continue;
    }
    if (type === LeftParen || type === LeftBracket) open.push(true);
    else if (type === LeftBrace) open.push(open.at(-1) === true || opensRecord(kept));
    else if (type === RightParen || type === RightBracket || type === RightBrace) open.pop();
    kept.push(token);
  }
  return kept;
}

function isDecoration(type: PpToken["tokenType"]): boolean {
  return type.CATEGORIES?.[1] === Decoration;
}

/** The index of the last token that belongs to a decoration: its own, or the `)` of its arguments. */
function endOfDecoration(tokens: readonly PpToken[], start: number): number {
  if (tokens[start + 1]?.tokenType !== LeftParen) return start;
  let depth = 0;
  for (let at = start + 1; at < tokens.length - 1; at++) {
    const type = tokens[at]?.tokenType;
    if (type === LeftParen) depth++;
    else if (type === RightParen && --depth === 0) return at;
  }
  return start;
}

/** Whether the brace after these tokens opens the body of a struct, union or enum, with or without a tag. */
function opensRecord(before: readonly PpToken[]): boolean {
  const last = before.at(-1)?.tokenType;
  return isRecordWord(last) || (last === Identifier && isRecordWord(before.at(-2)?.tokenType));
}

function isRecordWord(type: PpToken["tokenType"] | undefined): boolean {
  return type === Struct || type === Union || type === Enum;
}

/** Whether two lists of type arguments are open at the end of these tokens. */
function closesTwo(before: readonly PpToken[]): boolean {
  let open = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const token = before[at] as PpToken;
    const type = token.tokenType;
    if (type === Less) open++;
    else if (type === Greater) open--;
    else if (token.kind !== "identifier" && type !== Comma && type !== Star && token.image !== ".") break;
    if (open === 2) return true;
  }
  return false;
}

/** The two `>` of a `>>`. */
function halves({ source, startOffset, endOffset, expansion }: PpToken): PpToken[] {
  return [
    new PpToken("punctuator", ">", source, startOffset, startOffset, expansion),
    new PpToken("punctuator", ">", source, endOffset, endOffset, expansion),
  ].map((half) => {
    half.tokenType = Greater;
    half.tokenTypeIdx = Greater.tokenTypeIdx as number;
    return half;
  });
}
