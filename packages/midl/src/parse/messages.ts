import { type IParserErrorMessageProvider, type TokenType, tokenLabel } from "chevrotain";
import { End, Identifier, TypeWord } from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";

const MOST_ALTERNATIVES = 5;

/**
 * What Chevrotain puts into the messages of its exceptions: only what was expected. The rest of the
 * sentence comes from the catalogue.
 */
export const expectationMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => tokenLabel(expected),
  buildNotAllInputParsedMessage: () => "the end of the file",
  buildNoViableAltMessage: ({ customUserDescription, expectedPathsPerAlt }) =>
    customUserDescription ?? oneOf(expectedPathsPerAlt.flat(2)),
  buildEarlyExitMessage: ({ customUserDescription, expectedIterationPaths }) =>
    customUserDescription ?? oneOf(expectedIterationPaths.flat(1)),
};

/** A token as a message names it. */
export function describeToken(token: PpToken): string {
  if (token.tokenType === End) return "the end of the file";
  const image = token.image.length > 40 ? `${token.image.slice(0, 40)}...` : token.image;
  return token.kind === "pragma" ? `\`#pragma ${image}\`` : `\`${image.replaceAll(/\s+/g, " ")}\``;
}

function oneOf(types: readonly TokenType[]): string {
  const labels = [...new Set(types.map(tokenLabel))];
  if (types.includes(TypeWord)) return "a type";
  if (types.includes(Identifier) && labels.length > MOST_ALTERNATIVES) return "a name";
  const last = labels.pop() ?? "something else";
  return labels.length === 0 ? last : `${labels.join(", ")} or ${last}`;
}
