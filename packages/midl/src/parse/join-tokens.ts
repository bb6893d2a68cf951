import type { PpToken } from "../preprocess/pp-token.ts";

/** Tokens as one text: a space between two words, none around marks. */
export function joinTokens(tokens: readonly PpToken[]): string {
  let text = "";
  for (const token of tokens) {
    if (text !== "" && /[\w"']$/.test(text) && /^[\w"']/.test(token.image)) text += " ";
    text += token.image;
  }
  return text;
}
