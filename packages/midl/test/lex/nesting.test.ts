import { expect, test } from "vitest";
import { NESTING_LIMIT, OPERATOR_LIMIT } from "../../src/lex/nesting.ts";
import { compileText, problemsOf } from "../compile-text.ts";

const nested = (depth: number) => `const int X = ${"(".repeat(depth)}1${")".repeat(depth)};`;

test("brackets up to the limit are read", () => {
  const { model, diagnostics } = compileText(nested(NESTING_LIMIT));
  expect(diagnostics).toEqual([]);
  expect(model.constants.find((constant) => constant.name === "X")?.value).toBe(1);
});

test("one bracket more is reported where it stands", () => {
  expect(problemsOf(nested(NESTING_LIMIT + 1))).toEqual([
    `1:${15 + NESTING_LIMIT} CB2004 more than ${NESTING_LIMIT} brackets are open at once; the file is not read`,
  ]);
});

test("a hundred thousand brackets do not overflow the stack", () => {
  expect(problemsOf("{".repeat(100_000))).toHaveLength(1);
  expect(problemsOf(nested(100_000))).toHaveLength(1);
});

test.each([
  ["operators", (n: number) => `const int X = 1${" + 1".repeat(n)};`],
  ["signs", (n: number) => `const int X = ${"- ".repeat(n)}1;`],
  ["choices", (n: number) => `const int X = ${"1 ? 1 : ".repeat(n)}1;`],
  ["casts", (n: number) => `const int X = ${"~(int)".repeat(n)}1;`],
  ["pointers", (n: number) => `typedef int ${"*".repeat(n)}X;`],
])("a chain of %s is read up to a limit", (_, chain) => {
  expect(problemsOf(chain(OPERATOR_LIMIT))).toEqual([]);
  expect(problemsOf(chain(OPERATOR_LIMIT + 1))).toEqual([
    expect.stringMatching(new RegExp(`CB2005 the expression has more than ${OPERATOR_LIMIT} operators`)),
  ]);
});

test("brackets that are closed again only count in a row", () => {
  expect(
    problemsOf('cpp_quote("x")\n'.repeat(2000) + "midl_pragma warning(disable: 1)\n".repeat(2000)),
  ).toEqual([]);
  expect(problemsOf("int f(;\n".repeat(NESTING_LIMIT + 1))).toHaveLength(NESTING_LIMIT + 1);
});
