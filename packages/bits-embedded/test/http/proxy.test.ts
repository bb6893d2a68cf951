import { BG_E_INVALID_PROXY_INFO, BG_JOB_PROXY_USAGE } from "@combind/bits";
import { expect, test } from "vitest";
import { TransferFailure } from "../../src/failure/transfer-failure.ts";
import { proxyFor } from "../../src/http/proxy.ts";

const { OVERRIDE, PRECONFIG, NO_PROXY, AUTODETECT } = BG_JOB_PROXY_USAGE;

function choose(url: string, list: string, bypassList: string | null = null) {
  return proxyFor(new URL(url), { usage: OVERRIDE, list, bypassList })?.origin ?? null;
}

test.each([
  ["http://a/", "p:8080", "http://p:8080"],
  ["http://a/", "p", "http://p"],
  ["https://a/", "p:8080", "http://p:8080"],
  ["http://a/", "http://p:1;q:2", "http://p:1"],
  ["http://a/", "https=s:1 HTTP=p:2", "http://p:2"],
  ["https://a/", "http=p:2;https=http://s:1", "http://s:1"],
  ["http://a/", "ftp=f:1", null],
  ["http://a/", "", null],
])("%s over %j: %s", (url, list, proxy) => {
  expect(choose(url, list)).toBe(proxy);
});

test.each([
  ["http://a.example/", "a.example", true],
  ["http://A.example/", "b;a.EXAMPLE", true],
  ["http://b.a.example/", "a.example", false],
  ["http://b.a.example/", "*.example", true],
  ["http://axexample/", "a.example", false],
  ["http://host/", "<local>", true],
  ["http://host.example/", "<local>", false],
  ["http://[::1]/", "<local>", false],
  ["http://a:81/", "a:81", true],
  ["http://a/", "a:81", false],
  ["https://a/", "a:443", true],
  ["https://a/", "http://a", false],
  ["https://a/", "https://a", true],
])("%s past the proxy by %j: %s", (url, bypassList, passes) => {
  expect(choose(url, "p:1", bypassList)).toBe(passes ? null : "http://p:1");
});

test("only a job's own list is used", () => {
  for (const usage of [PRECONFIG, NO_PROXY, AUTODETECT])
    expect(proxyFor(new URL("http://a/"), { usage, list: "p:1", bypassList: null })).toBeNull();
});

test.each(["p:99999", "https://p:1", "http=", "socks5://p"])("%j names no HTTP proxy", (list) => {
  const failure = catchFailure(() => choose("http://a/", list));
  expect(failure).toMatchObject({ code: BG_E_INVALID_PROXY_INFO, kind: "fatal" });
});

function catchFailure(act: () => void): TransferFailure {
  try {
    act();
  } catch (error) {
    if (error instanceof TransferFailure) return error;
    throw error;
  }
  throw new Error("expected a failure");
}
