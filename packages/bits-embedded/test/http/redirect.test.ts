import { Readable } from "node:stream";
import {
  BG_ERROR_CONTEXT,
  BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT,
  BG_HTTP_REDIRECT_POLICY_DISALLOW,
} from "@combind/bits";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HttpClient } from "../../src/http/http-client.ts";
import { RedirectFailure } from "../../src/http/redirect-failure.ts";
import type { HttpRequest, HttpSettings } from "../../src/http/types.ts";
import { Clock } from "../../src/time/clock.ts";
import { FaultServer } from "../servers/fault-server.ts";
import { failureOf, plain, signal, textOf } from "./session.ts";

let server: FaultServer;
let client: HttpClient;

beforeEach(async () => {
  server = await FaultServer.start();
  client = new HttpClient(new Clock());
  server.file("/end", "arrived");
});

afterEach(async () => {
  await client.close();
  await server.close();
});

function redirect(path: string, location: string, status = 302): void {
  server.file(path, "", { faults: [{ kind: "redirect", status, location }] });
}

function request(path: string, settings: Partial<HttpSettings> = {}, rest: Partial<HttpRequest> = {}) {
  const session = client.session({ ...plain, ...settings });
  return session.request({ method: "GET", url: server.url(path), signal, ...rest });
}

test("followed by default, up to ten hops, absolute or relative", async () => {
  for (let hop = 0; hop < 10; hop += 1)
    redirect(`/${hop}`, hop === 9 ? server.url("/end") : `${hop + 1}`, [301, 302, 303, 307, 308][hop % 5]);
  const response = await request("/0");
  expect(response).toMatchObject({ status: 200, url: server.url("/end"), reportUrl: false });
  expect(await textOf(response.body)).toBe("arrived");
  redirect("/before", "/0");
  expect(await failureOf(request("/before"))).toMatchObject({ code: 0x80072f7c, kind: "fatal" });
});

test("a loop ends", async () => {
  redirect("/loop", "/loop");
  expect(await failureOf(request("/loop"))).toMatchObject({ code: 0x80072f7c, kind: "fatal" });
  expect(server.requests.length).toBe(11);
});

test("reported only if there was one", async () => {
  redirect("/a", "/end");
  const report = { securityFlags: BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT };
  expect(await request("/a", report)).toMatchObject({ url: server.url("/end"), reportUrl: true });
  expect(await request("/end", report)).toMatchObject({ url: server.url("/end"), reportUrl: false });
});

test("forbidden: fails with the status and says where it led", async () => {
  redirect("/a", "/end", 301);
  const failure = await failureOf(request("/a", { securityFlags: BG_HTTP_REDIRECT_POLICY_DISALLOW }));
  expect(failure).toBeInstanceOf(RedirectFailure);
  expect(failure).toMatchObject({
    code: 0x8019012d,
    context: BG_ERROR_CONTEXT.REMOTE_FILE,
    kind: "fatal",
    location: server.url("/end"),
  });
  expect(server.requestsFor("/end")).toEqual([]);
});

test("not followed when the request does not want it", async () => {
  redirect("/a", "/end", 307);
  const failure = await failureOf(request("/a", {}, { followRedirects: false }));
  expect(failure).toMatchObject({ code: 0x80190133, kind: "fatal" });
  expect(failure).not.toBeInstanceOf(RedirectFailure);
});

test.each(["ftp://host/", "file:///etc/passwd", "http://", "http://a:99999/"])(
  "never to %s",
  async (location) => {
    redirect("/a", location);
    expect(await failureOf(request("/a"))).toMatchObject({ code: 0x8019012e, kind: "fatal" });
  },
);

test.each([
  ["GET", 301, "GET"],
  ["HEAD", 303, "HEAD"],
  ["POST", 301, "GET"],
  ["PUT", 302, "GET"],
  ["DELETE", 303, "GET"],
  ["POST", 307, "POST"],
  ["PUT", 308, "PUT"],
])("%s after %i becomes %s", async (method, status, then) => {
  redirect("/a", "/end", status);
  const body = method === "POST" || method === "PUT" ? { body: Buffer.from("abc") } : {};
  await request("/a", {}, { method, headers: { "Content-Type": "text/plain" }, ...body });
  const [last] = server.requestsFor("/end");
  expect(last?.method).toBe(then);
  const keeps = method === then;
  expect(last?.headers["content-type"]).toBe(keeps ? "text/plain" : undefined);
  expect(last?.headers["content-length"]).toBe(keeps && "body" in body ? "3" : undefined);
});

test("a stream cannot be sent twice", async () => {
  redirect("/a", "/end", 307);
  const sending = {
    method: "PUT",
    body: Readable.from([Buffer.from("abc")]),
    headers: { "Content-Length": "3" },
  };
  expect(await failureOf(request("/a", {}, sending))).toMatchObject({ code: 0x80190133, kind: "fatal" });
});

test("headers come along, secrets only to the same origin", async () => {
  const other = await FaultServer.start();
  other.file("/end", "");
  const customHeaders = "Authorization: Bearer x\r\nX-Job: 1\r\n";
  redirect("/near", "/end");
  redirect("/far", other.url("/end"));
  await request("/near", { customHeaders }, { headers: { Range: "bytes=1-" } });
  await request("/far", { customHeaders }, { headers: { Range: "bytes=1-" } });
  expect(server.requestsFor("/end")[0]?.headers).toMatchObject({
    authorization: "Bearer x",
    range: "bytes=1-",
    "x-job": "1",
  });
  expect(other.requests[0]?.headers).toMatchObject({ range: "bytes=1-", "x-job": "1" });
  expect(other.requests[0]?.headers.authorization).toBeUndefined();
  await other.close();
});

test("a redirect that names no place is an answer", async () => {
  server.file("/a", "", { faults: [{ kind: "status", status: 302 }] });
  expect((await request("/a")).status).toBe(302);
});
