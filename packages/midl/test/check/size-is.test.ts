import { expect, test } from "vitest";
import { compileText, problemsOf } from "../compile-text.ts";

test("size_is and length_is that name no parameter", () => {
  expect(problemsOf("interface I { void M([in, size_is(cout)] int *p, [in] int count); }")).toEqual([
    "1:35 CB4008 size_is names `cout`, expected a parameter of `M`",
  ]);
  expect(problemsOf("interface I { void M([in, length_is(n ? *m : n)] int *p, [in] int n); }")).toEqual([
    "1:42 CB4008 length_is names `m`, expected a parameter of `M`",
  ]);
});

test("where nothing is marshalled, a warning", () => {
  const { diagnostics, ok } = compileText(
    "[local] interface I { void M([size_is(n)] int *p); } interface J { [local] void N([size_is(m)] int *p); }",
  );
  expect(ok).toBe(true);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "CB4102 size_is of a [local] method names `n`, expected a parameter of `M`",
    "CB4102 size_is of a [local] method names `m`, expected a parameter of `N`",
  ]);
});

test("and that name no field", () => {
  expect(problemsOf("struct S { int n; [size_is(m)] int *p; };")).toEqual([
    "1:28 CB4008 size_is names `m`, expected a field of `S`",
  ]);
});

test.each([
  "[local] interface I { void M([size_is(, *n)] int **p, [size_is((ULONG)*n * 2 + sizeof(int))] int *q, int *n); }",
  "const int MAX = 3; enum E { LIMIT = 4 }; [local] interface I { void M([size_is(MAX + LIMIT)] int *p); }",
  "struct S { int n; [size_is(n)] int *p; };",
  "struct S { int n; union { [size_is(n)] int *p; struct T { [size_is(n)] int *q; } t; } u; };",
])("is fine: %s", (text) => {
  expect(problemsOf(`typedef unsigned long ULONG; ${text}`)).toEqual([]);
});
