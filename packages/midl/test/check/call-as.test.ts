import { expect, test } from "vitest";
import { problemsOf } from "../compile-text.ts";

test("call_as for a method that is not there, or not local", () => {
  expect(problemsOf("[local] interface I { [call_as(Next)] void RemoteNext(); }")).toEqual([
    "1:24 CB4012 `RemoteNext` stands in for `Next`, expected a [local] method of this name here",
  ]);
  expect(problemsOf("[local] interface I { void Next(); [call_as(Next)] void RemoteNext(); }")[0]).toContain(
    "CB4012",
  );
});

test("call_as for a local method", () => {
  expect(
    problemsOf("[local] interface I { [local] void Next(); [call_as(Next)] void RemoteNext(); }"),
  ).toEqual([]);
});
