import { describe, expect, test } from "vitest";
import { compileText, problemsOf } from "../compile-text.ts";

describe("is an error", () => {
  test.each([
    ["[local] interface A {}\n[local] interface A {}", "A"],
    ["struct S { int x; };\nstruct S { int y; };", "S"],
    ["struct S { int x; };\nenum S { B };", "S"],
    ["enum E { A = 1 };\nenum F { A = 2 };", "A"],
    ["const int X = 1;\nconst int X = 2;", "X"],
    ["enum E { X };\nconst int X = 5;", "X"],
    ["typedef int T;\n[local] interface T {}", "T"],
  ])("%j", (text, name) => {
    const { diagnostics } = compileText(text);
    expect(diagnostics).toMatchObject([
      {
        code: "CB4004",
        message: `\`${name}\` is already defined differently`,
        related: [{ message: "the earlier definition is here" }],
      },
    ]);
    const [problem] = diagnostics;
    expect(problem?.span?.source.positionAt(problem.span.start).line).toBe(2);
    expect(problem?.related?.[0]?.span.source.positionAt(problem.related[0].span.start).line).toBe(1);
  });
});

describe("is fine where both say the same", () => {
  test.each([
    "typedef int T; typedef int T;",
    "typedef int U; typedef int T; typedef U T;",
    "typedef struct S *T; typedef struct S *T;",
    "typedef const wchar_t *T; typedef wchar_t const *T;",
    "typedef int (*T)(int); typedef int (*T)(int x);",
    "struct S { int x; }; struct S { int x; };",
    "enum E { A = 1 }; enum F { A = 1 };",
    "const int X = 2; const int X = 1 + 1;",
    "interface I; [local] interface I {} interface I;",
    'const int X = 2; cpp_quote("#define X 2")',
    "[local] interface I {} typedef interface I I;",
  ])("%s", (text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

test("typedefs that differ are a warning, and the first stays", () => {
  const { model, diagnostics } = compileText("typedef void *T;\ntypedef unsigned int T;");
  expect(diagnostics).toMatchObject([
    {
      code: "CB4039",
      severity: "warning",
      message: "`T` was `void*` before and stays so, although this says `unsigned int`",
    },
  ]);
  expect(model.typedefs.find(({ name }) => name === "T")?.type.kind).toBe("pointer");
});
