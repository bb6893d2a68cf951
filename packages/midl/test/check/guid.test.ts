import { expect, test } from "vitest";
import { problemsOf } from "../compile-text.ts";

test.each([
  [
    '[local, uuid("12")] interface I {}',
    '1:9 CB4006 expected a GUID as 8-4-4-4-12 hexadecimal digits, found `"12"`',
  ],
  [
    "[local, uuid(NAME)] interface I {}",
    "1:9 CB4006 expected a GUID as 8-4-4-4-12 hexadecimal digits, found `NAME`",
  ],
  ["[uuid()] library L {}", "1:2 CB4006 expected a GUID as 8-4-4-4-12 hexadecimal digits, found ``"],
  ["coclass C {}", "1:9 CB4007 `C` has no CLSID: expected the attribute uuid(...)"],
  [
    "[object] interface I {}",
    "1:20 CB4101 `I` has no IID, so that nobody can ask for it: expected the attribute uuid(...)",
  ],
])("%s", (text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});

test("what nobody asks for at run time needs none", () => {
  expect(problemsOf("[object, local] interface I {} interface J {} library L {}")).toEqual([]);
});
