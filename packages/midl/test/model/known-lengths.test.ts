import { expect, test } from "vitest";
import { printExpression } from "../../src/ast/print-expression.ts";
import { modelOf } from "../compile-text.ts";

/** The argument of `size_is` as the model has it, and as it is written. */
function sizeOf(size: string, parameters = "[in] ULONG n"): readonly [string, string] {
  const { interfaces } = modelOf(`import "unknwn.idl";
    const ULONG LIMIT = 3;
    typedef enum KIND { KIND_A = 7 } KIND;
    typedef struct PAIR { LONG a; LONG b; } PAIR;
    typedef struct NAMED { LPWSTR name; } NAMED;
    [object, uuid(01234567-89ab-cdef-0123-456789abcde0)] interface IA : IUnknown {
      HRESULT Go(${parameters}, [in, size_is(${size})] BYTE *p); }`);
  const attribute = interfaces
    .find(({ name }) => name === "IA")
    ?.methods[0]?.parameters.at(-1)
    ?.attributes.find(({ name }) => name === "size_is");
  const [known] = attribute?.arguments ?? [];
  return [known === undefined ? "" : printExpression(known), attribute?.text ?? ""];
}

test.each([
  ["LIMIT", "3"],
  ["n + LIMIT", "n + 3"],
  ["KIND_A", "7"],
  ["sizeof(PAIR) * n", "8 * n"],
  ["(ULONG)LIMIT", "(ULONG)3"],
  // Another size on 32-bit Windows.
  ["sizeof(NAMED) * n", "sizeof(NAMED) * n"],
  ["n", "n"],
])("size_is(%s) is %s", (written, known) => {
  expect(sizeOf(written)).toEqual([known, `size_is(${written})`]);
});

test("a parameter hides a constant of its name", () => {
  expect(sizeOf("LIMIT", "[in] ULONG LIMIT")[0]).toBe("LIMIT");
});
