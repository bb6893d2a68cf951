import { expect, test } from "vitest";
import { printFile } from "../../src/ast/print.ts";
import { parseText } from "../compile-text.ts";
import { BITS_LIKE, EVERYTHING } from "../fixtures.ts";

function print(text: string): string {
  const { declarations, problems } = parseText(text);
  expect(problems).toEqual([]);
  return printFile({ declarations });
}

test.each([
  ["every construct", EVERYTHING],
  ["BITS", BITS_LIKE],
])("printing what was parsed from a print changes nothing: %s", (_, text) => {
  const once = print(text);
  expect(print(once)).toBe(once);
  expect(parseText(once).declarations).toHaveLength(parseText(text).declarations.length);
});

test.each([
  "typedef int (__stdcall *CALLBACK_T)(int code, void *context, ...);",
  "typedef unsigned long (*TABLE[4])();",
  "typedef int *(*(*F)(int))[3];",
  "typedef const char *const *NAMES;",
  "typedef [unique, string] const wchar_t *NAME_T;",
  'const wchar_t *TEXT = L"a\\"b\\\\c";',
  "const int X = (1 + 2) * 3 - (4 - 5);",
  "const int X = - -1;",
  "const int X = -(1 + 2) << (3 | 4);",
  "const int X = (A ? B : C) ? D : E ? F : G;",
  "const int X = (unsigned long)0x10L & ~(HRESULT)-1;",
  "interface IForward;",
  "union Plain;",
])("is its own canonical text: %s", (text) => {
  expect(print(text).replace(/^\[(.*?)\] typedef/, "typedef [$1]")).toBe(`${text}\n`);
});

test("an encapsulated union keeps its labels", () => {
  const text = print("union U switch (long kind) u { case 1: case 2: long l; default: ; };");
  expect(text).toBe("union U switch (long kind) u {\n  case 1: case 2: long l;\n  default: ;\n};\n");
});
