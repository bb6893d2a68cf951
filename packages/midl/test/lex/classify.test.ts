import { tokenMatcher } from "chevrotain";
import { expect, test } from "vitest";
import { classify } from "../../src/lex/classify.ts";
import { End, Identifier, Interface, Stray, TypeWord, Word } from "../../src/lex/vocabulary.ts";
import { preprocess } from "../../src/preprocess/preprocess.ts";
import { memoryHost } from "../../src/source/memory-host.ts";
import { SourceText } from "../../src/source/source-text.ts";

function tokensOf(text: string) {
  const environment = { host: memoryHost({}), abi: "win64", defines: new Map() } as const;
  const { tokens } = preprocess(new SourceText("a.idl", text), environment, () => {});
  classify(tokens);
  return tokens;
}

test.each(
  "retval flags id object source message version range callback event async property handle string in out".split(
    " ",
  ),
)("%s is a name", (word) => {
  expect(tokenMatcher(tokensOf(word)[0]!, Identifier)).toBe(true);
});

test.each("import library coclass hyper small properties methods namespace SAFEARRAY".split(" "))(
  "%s means something and is a name too",
  (word) => {
    const [token] = tokensOf(word);
    expect(token?.tokenType).not.toBe(Identifier);
    expect(tokenMatcher(token!, Identifier)).toBe(true);
  },
);

test.each("interface struct const default switch case typedef".split(" "))(
  "%s is no name, but may name an attribute",
  (word) => {
    const [token] = tokensOf(word);
    expect(tokenMatcher(token!, Identifier)).toBe(false);
    expect(tokenMatcher(token!, Word)).toBe(true);
  },
);

test("sets both the type and its index, and ends with the end", () => {
  const tokens = tokensOf("interface unsigned ->");
  expect(tokens.map((token) => token.tokenType)).toEqual([Interface, expect.anything(), Stray, End]);
  expect(tokenMatcher(tokens[1]!, TypeWord)).toBe(true);
  for (const token of tokens) expect(token.tokenTypeIdx).toBe(token.tokenType.tokenTypeIdx);
});
