import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { BG_ERROR_CONTEXT, BG_JOB_PROXY_USAGE } from "@combind/bits";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HttpClient } from "../../src/http/http-client.ts";
import type { HttpSession } from "../../src/http/http-session.ts";
import { Clock } from "../../src/time/clock.ts";
import { Content, FaultServer } from "../servers/fault-server.ts";
import { direct, failureOf, plain, signal, textOf } from "./session.ts";

let server: FaultServer;
let client: HttpClient;
let session: HttpSession;

beforeEach(async () => {
  server = await FaultServer.start();
  client = new HttpClient(new Clock());
  session = client.session(plain);
});

afterEach(async () => {
  await client.close();
  await server.close();
});

const get = (path: string) => session.request({ method: "GET", url: server.url(path), signal });

test("an answer: status, headers by name and as sent, body", async () => {
  server.file("/a", "hello", { faults: [{ kind: "header", name: "X-Odd", value: "odd" }] });
  const response = await get("/a?b=c#d").then((missing) => {
    expect(missing).toMatchObject({ status: 404, url: server.url("/a?b=c#d") });
    return get("/a");
  });
  expect(response).toMatchObject({ status: 200, url: server.url("/a"), reportUrl: false });
  expect(response.headers).toMatchObject({ "content-length": "5", "x-odd": "odd" });
  expect(response.headerText).toMatch(
    /^Accept-Ranges: bytes\r\nLast-Modified: .* GMT\r\nContent-Length: 5\r\n/,
  );
  expect(response.headerText).toMatch(/\r\n$/);
  expect(await textOf(response.body)).toBe("hello");
  expect(server.requests.map(({ url }) => url)).toEqual(["/a?b=c", "/a"]);
});

test("what goes over the wire: BITS' headers, the request's, the job's", async () => {
  server.file("/a", "hello");
  session = client.session({
    ...plain,
    customHeaders: "Accept: text/plain\r\nX-Job: 1\r\nRange: bytes=9-\r\n",
  });
  const headers = { Range: "bytes=1-2" };
  const response = await session.request({ method: "GET", url: server.url("/a"), headers, signal });
  expect(await textOf(response.body)).toBe("el");
  expect(server.requests[0]?.headers).toMatchObject({
    accept: "text/plain",
    "accept-encoding": "identity",
    "user-agent": "Microsoft BITS/7.8",
    range: "bytes=1-2",
    "x-job": "1",
  });
});

test("a body from memory or from a stream", async () => {
  server.file("/a", "done");
  const url = server.url("/a");
  const send = async (body: Uint8Array | Readable) => {
    const headers = { "Content-Length": "6" };
    const response = await session.request({ method: "PUT", url, headers, body, signal });
    expect(await textOf(response.body)).toBe("done");
  };
  await send(Buffer.from("abcdef"));
  await send(Readable.from([Buffer.from("abc"), Buffer.from("def")]));
  expect(server.requests.map(({ headers }) => headers["content-length"])).toEqual(["6", "6"]);
});

test("verbs that Node's own server does not know", async () => {
  let line = "";
  const other = createServer((socket) => {
    socket.once("data", (data) => {
      line = `${data}`.slice(0, `${data}`.indexOf("\r\n"));
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
  }).listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const response = await session.request({
    method: "BITS_POST",
    url: `http://127.0.0.1:${port}/a?b`,
    signal,
  });
  expect(response.status).toBe(200);
  expect(line).toBe("BITS_POST /a?b HTTP/1.1");
  other.close();
});

test("HEAD needs no reading", async () => {
  server.file("/a", Content.random(1 << 20));
  for (let count = 0; count < 20; count += 1) {
    const { headers } = await session.request({ method: "HEAD", url: server.url("/a"), signal });
    expect(headers["content-length"]).toBe("1048576");
  }
});

test("every status is an answer", async () => {
  for (const status of [204, 304, 405, 416, 429, 500]) {
    server.file("/a", "", { faults: [{ kind: "status", status }] });
    const response = await get("/a");
    expect(response.status).toBe(status);
    response.body.resume();
  }
});

test.each(["reset", "close"] as const)("no answer, connection ends with %s", async (ending) => {
  server.file("/a", "", { faults: [{ kind: "silence", ending }] });
  const failure = await failureOf(get("/a"));
  expect(failure).toMatchObject({
    code: 0x80072efe,
    context: BG_ERROR_CONTEXT.GENERAL_TRANSPORT,
    kind: "transient",
  });
});

test.each(["reset", "close"] as const)("a body that ends early with %s keeps what came", async (ending) => {
  const content = Content.random(200_000);
  server.file("/a", content, { faults: [{ kind: "break", after: 100_000, ending }] });
  const { body } = await get("/a");
  const chunks: Buffer[] = [];
  body.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [error] = await once(body, "error").then(
    () => [],
    (error: unknown) => [error],
  );
  expect(error).toBeUndefined();
  expect(body.errored).toMatchObject({ name: "TransferFailure", code: 0x80072efe, kind: "transient" });
  const received = Buffer.concat(chunks);
  if (ending === "close") expect(received.length).toBe(100_000);
  expect(received.equals(content.bytes(0, received.length))).toBe(true);
});

test("nobody listens there", async () => {
  await server.refuse();
  expect(await failureOf(get("/a"))).toMatchObject({ code: 0x80072efd, kind: "transient" });
  await server.accept();
  expect((await get("/a")).status).toBe(404);
});

test("a name without an address", async () => {
  const failure = await failureOf(session.request({ method: "GET", url: "http://nobody.invalid/", signal }));
  expect(failure).toMatchObject({ code: 0x80072ee7, kind: "transient" });
});

test("something that does not speak HTTP", async () => {
  const other = createServer((socket) => socket.end("220 mail\r\n")).listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const failure = await failureOf(
    session.request({ method: "GET", url: `http://127.0.0.1:${port}/`, signal }),
  );
  expect(failure).toMatchObject({
    code: 0x80072f78,
    context: BG_ERROR_CONTEXT.REMOTE_FILE,
    kind: "transient",
  });
  other.close();
});

test.each([
  ["no url", 0x80072ee5],
  ["ftp://host/", 0x80072ee6],
])("%s is refused", async (url, code) => {
  expect(await failureOf(session.request({ method: "GET", url, signal }))).toMatchObject({
    code,
    kind: "fatal",
  });
});

test("a stream's own failure comes through; too short a stream is a changed file", async () => {
  server.file("/a", "");
  const headers = { "Content-Length": "6" };
  const short = Readable.from([Buffer.from("abc")]);
  const failure = await failureOf(
    session.request({ method: "PUT", url: server.url("/a"), headers, body: short, signal }),
  );
  expect(failure).toMatchObject({ code: 0x8020001d, context: BG_ERROR_CONTEXT.LOCAL_FILE, kind: "fatal" });
});

test("silence of server and body runs into the waits, by the clock of the service", async () => {
  const hasty = new HttpClient(new Clock(1_000));
  session = hasty.session(plain);
  server.file("/silent", "", { faults: [{ kind: "silence", ending: "stall" }] });
  server.file("/stalled", "hello", { faults: [{ kind: "break", after: 2, ending: "stall" }] });
  expect(await failureOf(get("/silent"))).toMatchObject({ code: 0x80072ee2, kind: "transient" });
  const { body } = await get("/stalled");
  expect(await failureOf(textOf(body))).toMatchObject({ code: 0x80072ee2, kind: "transient" });
  await hasty.close();
});

test("abort before, while waiting, and in the body gives the signal's reason", async () => {
  server.file("/silent", "", { faults: [{ kind: "silence", ending: "stall" }] });
  server.file("/slow", Content.random(1 << 20), { faults: [{ kind: "drip", bytes: 100, interval: 5 }] });
  const reason = new Error("suspended");
  const request = (path: string, signal: AbortSignal) =>
    session.request({ method: "GET", url: server.url(path), signal });

  await expect(request("/slow", AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(server.requests).toEqual([]);

  const waiting = new AbortController();
  const answer = request("/silent", waiting.signal);
  await sleep(20);
  waiting.abort(reason);
  await expect(answer).rejects.toBe(reason);

  const reading = new AbortController();
  const { body } = await request("/slow", reading.signal);
  body.once("data", () => reading.abort(reason));
  await expect(once(body, "end")).rejects.toBe(reason);
});

test("a body may be destroyed without anybody listening", async () => {
  server.file("/a", Content.random(1 << 20));
  for (let count = 0; count < 3; count += 1) (await get("/a")).body.destroy();
  server.file("/small", "all here");
  const { body } = await get("/small");
  await sleep(20);
  body.destroy();
  await sleep(20);
  expect((await get("/missing")).status).toBe(404);
});

test("close breaks off what is under way, and nothing begins after it", async () => {
  server.file("/silent", "", { faults: [{ kind: "silence", ending: "stall" }] });
  const answer = failureOf(get("/silent"));
  await sleep(20);
  await client.close();
  expect(await answer).toMatchObject({ kind: "fatal" });
  expect(await failureOf(get("/silent"))).toMatchObject({ kind: "fatal" });
  expect(server.requests.length).toBe(1);
});

test("sessions under equal rules share connections", async () => {
  server.file("/a", "hello");
  let connections = 0;
  server.onConnection(() => {
    connections += 1;
  });
  for (let count = 0; count < 5; count += 1) {
    await sleep(5);
    session = client.session({ ...plain, customHeaders: `X-Job: ${count}\r\n` });
    await textOf((await get("/a")).body);
  }
  expect(connections).toBe(1);
});

describe("a kept connection that the server closes when the next request comes", () => {
  const silence = { kind: "silence", ending: "close", skip: 1, times: 1 } as const;

  test("is nothing that anybody hears of", async () => {
    server.file("/a", "hello", { faults: [silence] });
    await textOf((await get("/a")).body);
    await sleep(5);
    expect(await textOf((await get("/a")).body)).toBe("hello");
    expect(server.requests).toHaveLength(3);
  });

  test("is a failure of what must not be done twice", async () => {
    server.file("/a", "hello", { faults: [silence] });
    await textOf((await get("/a")).body);
    await sleep(5);
    const posted = session.request({ method: "POST", url: server.url("/a"), signal });
    expect(await failureOf(posted)).toMatchObject({ code: 0x80072efe, kind: "transient" });
    expect(server.requests).toHaveLength(2);
  });

  test("does not make a new one be tried again", async () => {
    server.file("/a", "hello", { faults: [{ ...silence, skip: 0 }] });
    expect(await failureOf(get("/a"))).toMatchObject({ code: 0x80072efe, kind: "transient" });
    expect(server.requests).toHaveLength(1);
  });
});

test("a job's own proxy is asked with the whole URL, and host names past it are not", async () => {
  const proxy = await FaultServer.start();
  proxy.file(server.url("/a?b"), "by proxy");
  server.file("/a?b", "direct");
  const list = proxy.origin.slice("http://".length);
  const { OVERRIDE } = BG_JOB_PROXY_USAGE;
  session = client.session({ ...plain, proxy: { usage: OVERRIDE, list, bypassList: null } });
  expect(await textOf((await get("/a?b")).body)).toBe("by proxy");
  expect(proxy.requests[0]?.headers.host).toBe(new URL(server.origin).host);
  session = client.session({ ...plain, proxy: { usage: OVERRIDE, list, bypassList: "127.*" } });
  expect(await textOf((await get("/a?b")).body)).toBe("direct");
  session = client.session({ ...plain, proxy: direct });
  expect(await textOf((await get("/a?b")).body)).toBe("direct");
  expect(proxy.requests.length).toBe(1);
  await proxy.close();
});
