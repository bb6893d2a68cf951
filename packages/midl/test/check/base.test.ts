import { expect, test } from "vitest";
import { compileText, problemsOf } from "../compile-text.ts";

test("a base that is defined nowhere", () => {
  expect(problemsOf("[local] interface A : INowhere {}")).toEqual([
    "1:23 CB4002 the base `INowhere` of `A` is not an interface defined in this file or its imports",
  ]);
});

test("a base that is only declared, with the place", () => {
  const { diagnostics } = compileText("interface IBase;\n[local] interface A : IBase {}");
  expect(diagnostics).toMatchObject([
    { code: "CB4002", related: [{ message: "it is only declared here", span: { start: 10 } }] },
  ]);
});

test("a base that is no interface", () => {
  expect(problemsOf("typedef int IBase; [local] interface A : IBase {}")[0]).toContain("CB4002");
});

test("a base in another case is taken, with a warning", () => {
  const { model, diagnostics, ok } = compileText(
    "[local] interface IBase { void M(); }\n[local] interface A : iBASE {}",
  );
  expect(diagnostics).toMatchObject([
    {
      code: "CB4013",
      severity: "warning",
      message: "the base `iBASE` of `A` is spelled `IBase` where it is defined",
    },
  ]);
  expect(ok).toBe(true);
  expect(model.interfaces.find(({ name }) => name === "A")?.vtable).toEqual(["M"]);
});
