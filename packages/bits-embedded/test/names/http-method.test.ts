import { expect, test } from "vitest";
import { checkHttpMethod } from "../../src/names/http-method.ts";
import { refusal } from "../refusal.ts";

test.each(["GET", "POST", "PUT", "BITS_POST", "get", "M-SEARCH", "!#$%&'*+-.^_`|~"])("takes %s", (method) => {
  expect(checkHttpMethod(method)).toBe(method);
});

test.each(["", " ", "GET ", "A B", "A\r\nHost: x", "(", "É", "a/b", "CONNECT", "HEAD", "TRACE"])(
  "refuses %j",
  (method) => {
    expect(refusal(() => checkHttpMethod(method))).toBe("E_INVALIDARG");
  },
);
