import { expect, test } from "vitest";
import { problemsOf } from "../compile-text.ts";

test("retval before another parameter", () => {
  expect(problemsOf("[local] interface I { void M([out, retval] int *p, [in] int q); }")).toEqual([
    "1:49 CB4010 the retval parameter `p` must be the last one, expected it after `q`",
  ]);
});

test("retval that is no pointer", () => {
  expect(problemsOf("[local] interface I { void M([out, retval] int p); }")).toEqual([
    "1:48 CB4011 the retval parameter `p` must be a pointer, found `int`",
  ]);
});

test("a typedef of a pointer is one", () => {
  expect(
    problemsOf("typedef int *P; [local] interface I { void M([in] int q, [out, retval] P p); }"),
  ).toEqual([]);
});

test("two of them", () => {
  expect(problemsOf("[local] interface I { void M([out, retval] int *p, [out, retval] int *q); }")).toEqual([
    "1:49 CB4103 `p` is marked retval, but only `q`, the last one, can be",
  ]);
});
