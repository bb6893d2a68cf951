import { expect, test } from "vitest";
import { problemsOf } from "../compile-text.ts";

test("iid_is that names no parameter", () => {
  expect(
    problemsOf("[local] interface I { void M([in] REFIID riid, [out, iid_is(iid)] void **p); }"),
  ).toEqual(["1:61 CB4009 iid_is names `iid`, expected a parameter of `M`"]);
});

test.each(["riid", "*riid"])("iid_is(%s) finds its parameter", (argument) => {
  expect(
    problemsOf(`[local] interface I { void M([in] const IID *riid, [out, iid_is(${argument})] void **p); }`),
  ).toEqual([]);
});
