import { expect, test } from "vitest";
import { compileText, problemsOf } from "../compile-text.ts";

test("two interfaces with one IID, whatever its case", () => {
  const { diagnostics, ok } = compileText(
    "[local, uuid(01234567-89ab-cdef-0123-456789abcdef)] interface A {}\n[local, uuid(01234567-89AB-CDEF-0123-456789ABCDEF)] interface B {}",
  );
  expect(ok).toBe(false);
  expect(diagnostics).toMatchObject([
    {
      code: "CB4003",
      message:
        "`B` has the same IID 01234567-89ab-cdef-0123-456789abcdef as `A`: each interface needs its own",
      related: [{ message: "`A` is defined here" }],
    },
  ]);
});

test("different IIDs are fine", () => {
  expect(
    problemsOf(
      "[local, uuid(01234567-89ab-cdef-0123-456789abcdef)] interface A {}\n[local, uuid(01234567-89ab-cdef-0123-456789abcdee)] interface B {}",
    ),
  ).toEqual([]);
});

test("an IID that two files share is a warning", () => {
  const { diagnostics, ok } = compileText({
    "a.idl": 'import "b.idl";\n[local, uuid(01234567-89ab-cdef-0123-456789abcdef)] interface A {}',
    "b.idl": "[local, uuid(01234567-89ab-cdef-0123-456789abcdef)] interface B {}",
  });
  expect(ok).toBe(true);
  expect(diagnostics).toMatchObject([
    { code: "CB4016", message: "`A` has the same IID 01234567-89ab-cdef-0123-456789abcdef as `B` of b.idl" },
  ]);
});

test.each([
  ["IAudio20", "IAudio22"],
  ["IBrowser2IE8", "IBrowser2IE9"],
  ["IFoo", "IFooEx2"],
])("versions of an interface may share theirs: %s, %s", (first, second) => {
  const uuid = "uuid(01234567-89ab-cdef-0123-456789abcdef)";
  const { diagnostics, ok } = compileText(
    `[local, ${uuid}] interface ${first} {}\n[local, ${uuid}] interface ${second} {}`,
  );
  expect(ok).toBe(true);
  expect(diagnostics).toMatchObject([{ code: "CB4016" }]);
});
