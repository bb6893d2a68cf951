import { expect, test } from "vitest";
import {
  customHeaders,
  requestHeaders,
  withoutContent,
  withoutSecrets,
} from "../../src/http/request-headers.ts";

test("defaults, overridden by the request, overridden by the job", () => {
  const custom = customHeaders("ACCEPT: text/plain\r\nX-Job: 1\r\n");
  expect(
    requestHeaders({ "Accept-Encoding": "gzip", Accept: "image/png", Range: "bytes=1-" }, custom),
  ).toEqual({
    accept: "text/plain",
    "accept-encoding": "gzip",
    "user-agent": "Microsoft BITS/7.8",
    range: "bytes=1-",
    "x-job": "1",
  });
});

test("custom headers cannot touch ranges, upload sessions or the connection", () => {
  const lines = [
    "Range: bytes=0-1",
    "content-length: 9",
    "Host: elsewhere",
    "BITS-Session-Id: x",
    "Connection: close",
  ];
  lines.push(
    "Transfer-Encoding: chunked",
    "Expect: 100-continue",
    "Content-Range: bytes 0-1/2",
    "X-Left: yes",
  );
  expect(customHeaders(lines.map((line) => `${line}\r\n`).join(""))).toEqual({ "x-left": "yes" });
});

test("several custom headers of one name are one field; values may hold colons", () => {
  expect(customHeaders("A: 1\r\na: 2\r\nB:  http://x:1/ \r\n")).toEqual({ a: "1, 2", b: "http://x:1/" });
  expect(customHeaders(null)).toEqual({});
});

test("custom headers may have any name, and cookies are one list", () => {
  const headers = customHeaders("Constructor: 1\r\n__proto__: 2\r\nCookie: a=1\r\nCookie: b=2\r\n");
  expect(Object.entries(requestHeaders({}, headers)).slice(-3)).toEqual([
    ["constructor", "1"],
    ["__proto__", "2"],
    ["cookie", "a=1; b=2"],
  ]);
});

test("what redirects drop", () => {
  const headers = { authorization: "secret", cookie: "secret", "content-type": "text/plain", "x-job": "1" };
  expect(withoutSecrets(headers)).toEqual({ "content-type": "text/plain", "x-job": "1" });
  expect(Object.keys(withoutContent(headers))).toEqual(["authorization", "cookie", "x-job"]);
});
