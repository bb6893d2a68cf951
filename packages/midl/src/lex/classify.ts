import type { TokenType } from "chevrotain";
import type { PpToken } from "../preprocess/pp-token.ts";
import {
  CharLiteral,
  End,
  GuidLiteral,
  markType,
  NumberLiteral,
  Pragma,
  StringLiteral,
  wordType,
} from "./vocabulary.ts";

/** Gives every token its grammatical type, in place. */
export function classify(tokens: readonly PpToken[]): void {
  // By index, as in checkNesting: an iterator makes an object for each of what may be millions.
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as PpToken;
    const type = typeOf(token);
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx as number;
  }
}

function typeOf(token: PpToken): TokenType {
  switch (token.kind) {
    case "identifier":
      return wordType(token.image);
    case "punctuator":
      return markType(token.image);
    case "number":
      return NumberLiteral;
    case "string":
      return StringLiteral;
    case "char":
      return CharLiteral;
    case "guid":
      return GuidLiteral;
    case "pragma":
      return Pragma;
    case "end":
      return End;
  }
}
