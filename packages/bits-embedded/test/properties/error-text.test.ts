import { BG_E_EMPTY, BG_ERROR_CONTEXT } from "@combind/bits";
import { hresultText } from "@combind/runtime";
import { expect, test } from "vitest";
import { contextText, errorText, RESOURCE_LANG_NOT_FOUND } from "../../src/properties/error-text.ts";
import { refusal } from "../refusal.ts";

const ENGLISH = 0x409;
const GERMAN = 0x407;

test("a code has the runtime's words in all languages but 0", () => {
  expect(errorText(BG_E_EMPTY, ENGLISH)).toBe(hresultText(BG_E_EMPTY));
  expect(errorText(BG_E_EMPTY, GERMAN)).toBe(errorText(BG_E_EMPTY, ENGLISH));
  expect(refusal(() => errorText(BG_E_EMPTY, 0))).toBe("E_INVALIDARG");
});

test("a code that nobody knows has none", () => {
  expect(RESOURCE_LANG_NOT_FOUND).toBe(0x80070717);
  expect(refusal(() => errorText(0x8fff_1234, ENGLISH))).toMatch(
    /^(0x80070717|ERROR_RESOURCE_LANG_NOT_FOUND)$/,
  );
});

test("every context has words of its own", () => {
  const contexts = Object.values(BG_ERROR_CONTEXT);
  const texts = new Set(contexts.map((context) => contextText(context, ENGLISH)));
  expect(texts.size).toBe(9);
  expect(refusal(() => contextText(BG_ERROR_CONTEXT.LOCAL_FILE, 0))).toBe("E_INVALIDARG");
});
