import { createHash } from "node:crypto";
import { once } from "node:events";
import { get as httpGet, request as httpRequest, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Content, FaultServer } from "./fault-server.ts";

let server: FaultServer;

beforeEach(async () => {
  server = await FaultServer.start();
});

afterEach(() => server.close());

interface Outcome {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Code of the error that ended the body, or the request before there was one. */
  readonly error: string | null;
}

/** Node's own client sees what is there, right or wrong; a connection of its own for each request. */
async function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Outcome> {
  const request = httpRequest(server.url(path), { method, headers, agent: false }).end();
  // A connection can also fail after its answer, which is then complete.
  request.on("error", () => {});
  let response: IncomingMessage;
  try {
    [response] = (await once(request, "response")) as [IncomingMessage];
  } catch (error) {
    return { status: undefined, headers: {}, body: "", error: (error as NodeJS.ErrnoException).code ?? "" };
  }
  const chunks: Buffer[] = [];
  let code: string | null = null;
  response.on("data", (chunk: Buffer) => chunks.push(chunk));
  response.on("error", (error: NodeJS.ErrnoException) => {
    code = error.code ?? "";
  });
  await new Promise((resolve) => response.on("close", resolve));
  const body = Buffer.concat(chunks).toString("latin1");
  return { status: response.statusCode, headers: response.headers, body, error: code };
}

test("a file without faults: whole, in ranges, by HEAD, and what is not there", async () => {
  server.file("/a", "0123456789");
  expect(await ask("/a")).toMatchObject({ status: 200, body: "0123456789", error: null });
  expect(await ask("/a", {}, "HEAD")).toMatchObject({ body: "", headers: { "content-length": "10" } });
  const ranges: [string, number, string, string][] = [
    ["bytes=2-4", 206, "234", "bytes 2-4/10"],
    ["bytes=7-", 206, "789", "bytes 7-9/10"],
    ["bytes=-2", 206, "89", "bytes 8-9/10"],
    ["bytes=8-99", 206, "89", "bytes 8-9/10"],
    ["bytes=10-", 416, "", "bytes */10"],
  ];
  for (const [range, status, body, contentRange] of ranges)
    expect(await ask("/a", { range })).toMatchObject({
      status,
      body,
      headers: { "content-range": contentRange },
    });
  expect(await ask("/b")).toMatchObject({ status: 404 });
});

test("requests are recorded with what went back", async () => {
  server.file("/a", "0123456789");
  await ask("/a", { "x-who": "me" });
  await ask("/a", { range: "bytes=0-2" });
  await ask("/a", {}, "HEAD");
  expect(server.requestsFor("/a", "GET").map(({ status, bytesSent }) => [status, bytesSent])).toEqual([
    [200, 10],
    [206, 3],
  ]);
  expect(server.requests[0]).toMatchObject({ method: "GET", url: "/a", headers: { "x-who": "me" } });
  expect(server.bytesSent).toBe(13);
});

test("skip, times and methods say which requests suffer", async () => {
  server.file("/a", "x", {
    faults: [
      { kind: "status", status: 503, skip: 1, times: 2 },
      { kind: "status", status: 405, methods: ["HEAD"] },
    ],
  });
  const statuses: unknown[] = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await ask("/a")).status);
  expect(statuses).toEqual([200, 503, 503, 200]);
  expect((await ask("/a", {}, "HEAD")).status).toBe(405);
  server.faults("/a");
  expect((await ask("/a", {}, "HEAD")).status).toBe(200);
});

test("bodies that break off", async () => {
  const content = Content.random(100_000);
  server.file("/close", content, { faults: [{ kind: "break", after: 70_000, ending: "close" }] });
  server.file("/reset", content, { faults: [{ kind: "break", after: 70_000, ending: "reset" }] });
  const closed = await ask("/close");
  expect(closed.error).toBe("ECONNRESET");
  expect(Buffer.from(closed.body, "latin1").equals(content.bytes(0, 70_000))).toBe(true);
  const reset = await ask("/reset");
  expect(reset.error).toBe("ECONNRESET");
  expect(reset.body.length).toBeLessThanOrEqual(70_000);
  expect((await ask("/close", { range: "bytes=90000-" })).error).toBeNull();
});

test("a stalled body sends no more and stays open", async () => {
  server.file("/a", Content.random(1000), { faults: [{ kind: "break", after: 10, ending: "stall" }] });
  const request = httpGet(server.url("/a"), { agent: false });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const [chunk] = (await once(response, "data")) as [Buffer];
  expect(chunk.length).toBe(10);
  await sleep(50);
  expect(response.complete).toBe(false);
  expect(response.destroyed).toBe(false);
  response.on("error", () => {});
  request.destroy();
});

test("headers that lie or are missing", async () => {
  const header = (name: string, value: string | null) => ({ kind: "header", name, value }) as const;
  server.file("/none", "01234", { faults: [header("content-length", null), header("last-modified", null)] });
  const none = await ask("/none");
  expect(none).toMatchObject({ status: 200, body: "01234" });
  expect(none.headers["content-length"]).toBeUndefined();
  expect(none.headers["last-modified"]).toBeUndefined();
  server.file("/large", "01234", { faults: [header("Content-Length", "9")] });
  expect(await ask("/large")).toMatchObject({ body: "01234", error: "ECONNRESET" });
  server.file("/small", "01234", { faults: [header("Content-Length", "3")] });
  expect(await ask("/small")).toMatchObject({ body: "012" });
  server.file("/range", "01234", { faults: [header("Content-Range", "bytes 1-2/9")] });
  expect(await ask("/range", { range: "bytes=0-1" })).toMatchObject({
    status: 206,
    headers: { "content-range": "bytes 1-2/9" },
  });
});

test("a file that changes, a server without ranges, redirects, slow bytes, no answer", async () => {
  server.file("/a", "old", {
    faults: [{ kind: "change", content: Content.of("newer"), lastModified: null, skip: 1, times: 1 }],
  });
  expect((await ask("/a")).body).toBe("old");
  for (let count = 0; count < 2; count += 1) {
    const changed = await ask("/a");
    expect(changed.body).toBe("newer");
    expect(changed.headers["last-modified"]).toBeUndefined();
  }
  server.file("/b", "01234", { faults: [{ kind: "no ranges" }] });
  expect(await ask("/b", { range: "bytes=2-" })).toMatchObject({ status: 200, body: "01234" });
  server.file("/c", "", { faults: [{ kind: "redirect", status: 307, location: "/a" }] });
  expect(await ask("/c")).toMatchObject({ status: 307, headers: { location: "/a" } });
  server.file("/d", "0123456789", { faults: [{ kind: "drip", bytes: 2, interval: 10 }] });
  const start = performance.now();
  expect((await ask("/d")).body).toBe("0123456789");
  expect(performance.now() - start).toBeGreaterThan(40);
  server.file("/e", "", { faults: [{ kind: "silence", ending: "close", times: 1 }] });
  expect(await ask("/e")).toMatchObject({ status: undefined, error: "ECONNRESET" });
  expect(await ask("/e")).toMatchObject({ status: 200 });
});

test("refusing connections and accepting them again at the same place", async () => {
  server.file("/a", "x");
  await server.refuse();
  expect(await ask("/a")).toMatchObject({ error: "ECONNREFUSED" });
  await server.accept();
  expect(await ask("/a")).toMatchObject({ status: 200 });
});

test("random content: the same for a seed, whatever part is read", () => {
  const content = Content.random(3_000_000, 7);
  const whole = content.bytes();
  expect(whole.length).toBe(3_000_000);
  expect(whole.equals(Content.random(3_000_000, 7).bytes())).toBe(true);
  expect(whole.equals(Content.random(3_000_000, 8).bytes())).toBe(false);
  expect(content.bytes(1_048_000, 2_100_000).equals(whole.subarray(1_048_000, 2_100_000))).toBe(true);
  expect(content.sha256()).toBe(createHash("sha256").update(whole).digest("hex"));
});
