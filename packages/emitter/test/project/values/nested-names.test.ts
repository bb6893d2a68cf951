import { expect, test } from "vitest";
import { shapeOf } from "../../shape.ts";

const DECLARATIONS = `
typedef struct OUTER {
  struct { LONG x; struct { LONG z; } deep; } inner;
  struct { LONG y; };
  struct { BYTE b; } rows[2];
  [switch_is(kind)] union { [case(1)] LONG n; } choice;
  LONG kind;
} OUTER;`;

test("records that stand unnamed inside others go by their place", () => {
  const { text, signature } = shapeOf("[out] OUTER *p", { declarations: DECLARATIONS });
  expect(signature).toBe("(): OUTER");
  for (const name of ["OUTER_inner", "OUTER_inner_deep", "OUTER_anonymous2", "OUTER_rows"])
    expect(text).toContain(`export interface ${name} {`);
  expect(text).toContain("readonly inner: OUTER_inner;");
  expect(text).toContain("readonly anonymous2: OUTER_anonymous2;");
  expect(text).toContain("readonly rows: readonly OUTER_rows[];");
});

const CHOSEN = `
typedef struct SPEC {
  ULONG kind;
  [switch_is((LONG)kind)] union { [case(0)] LPWSTR text; [case(1)] LONG n; [default] ; };
} SPEC;
typedef union ENCAPSULATED switch (long kind) u { case 1: LONG n; case 2: LPWSTR text; } ENCAPSULATED;`;

test("a union without a name is the value that the field before it chooses", () => {
  const { text, signature } = shapeOf("[out] SPEC *p", { declarations: CHOSEN });
  expect(signature).toBe("(): SPEC");
  expect(text).toContain("    readonly kind: K;\n    readonly value: SPEC_value[K];");
});

test("a union that declares its discriminant is chosen by it", () => {
  const { text } = shapeOf("[out] ENCAPSULATED *p", { declarations: CHOSEN });
  expect(text).toContain("    readonly kind: K;\n    readonly u: ENCAPSULATED_u[K];");
});

test("a union before its discriminant is its bytes", () => {
  expect(shapeOf("[out] OUTER *p", { declarations: DECLARATIONS }).text).toContain(
    "readonly choice: Uint8Array;",
  );
});
