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

test("a union before its discriminant is its bytes", () => {
  expect(shapeOf("[out] OUTER *p", { declarations: DECLARATIONS }).text).toContain(
    "readonly choice: Uint8Array;",
  );
});
