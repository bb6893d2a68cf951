import { expect, test } from "vitest";
import { problemsOf } from "../compile-text.ts";

test("each missing file at its own name, also in imported files", () => {
  expect(
    problemsOf({ "a.idl": 'import "b.idl", "c.idl";\nimport "d.idl";', "b.idl": 'import "e.idl";' }),
  ).toEqual([
    'b.idl:1:8 CB4014 cannot find the imported file "e.idl" beside this file or in the include directories',
    '1:17 CB4014 cannot find the imported file "c.idl" beside this file or in the include directories',
    '2:8 CB4014 cannot find the imported file "d.idl" beside this file or in the include directories',
  ]);
});

test("names that a missing file may define are not told", () => {
  const text = `[object, uuid(01234567-89ab-cdef-0123-456789abcdef)] interface I : IBase { Result M([in] T *a); }
    [uuid(01234567-89ab-cdef-0123-456789abcdee)] coclass C { interface J; }
    struct S { U u; char a[N]; };`;
  expect(problemsOf(`import "lost.idl";\n${text}`).map((problem) => problem.slice(0, 10))).toEqual([
    "1:8 CB4014",
  ]);
  expect(problemsOf(`#include "lost.h"\n${text}`).map((problem) => problem.slice(0, 10))).toEqual([
    "1:1 CB1019",
  ]);
  expect(problemsOf(text)).toHaveLength(6);
});
