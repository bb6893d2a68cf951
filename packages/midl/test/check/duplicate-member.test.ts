import { expect, test } from "vitest";
import { compileText, problemsOf } from "../compile-text.ts";

test.each([
  ["[local] interface I { void A(); void A(int x); }", "`I` already has a member called `A`"],
  ["[local] interface I { void A(int x, int x); }", "`A` already has a member called `x`"],
  ["struct S { int x; long x; };", "`S` already has a member called `x`"],
  ["enum E { A, B, A };", "`E` already has a member called `A`"],
])("%s", (text, message) => {
  const { diagnostics } = compileText(text);
  const found = diagnostics.find(({ code }) => code === "CB4005");
  expect(found).toMatchObject({ message, related: [{ message: "the earlier one is here" }] });
});

test("a property's two methods, and nameless members, are fine", () => {
  expect(
    problemsOf(
      "[local] interface I { [propget] void A(int, int); [propput] void A(int); }; struct S { int : 1, : 2; union { int a; }; union { int b; }; };",
    ),
  ).toEqual([]);
});
