import { expect, test } from "vitest";
import { problemsOf } from "../compile-text.ts";

test("a circle is reported once, with its path", () => {
  expect(
    problemsOf("[local] interface A : C {}\n[local] interface B : A {}\n[local] interface C : B {}"),
  ).toEqual(["1:19 CB4001 `A` inherits from itself: A -> C -> B -> A"]);
});

test("so is an interface that is its own base, and what leads into a circle is not to blame", () => {
  expect(problemsOf("[local] interface X : A {}\n[local] interface A : A {}")).toEqual([
    "2:19 CB4001 `A` inherits from itself: A -> A",
  ]);
});

test("a base that is used twice is no circle", () => {
  expect(
    problemsOf("[local] interface A {}\n[local] interface B : A {}\n[local] interface C : A {}"),
  ).toEqual([]);
});
