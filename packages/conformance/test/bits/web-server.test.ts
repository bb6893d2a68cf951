import { afterAll, beforeAll, expect, test } from "vitest";
import { content, sha256, WebServer } from "../../src/bits/web-server.ts";

let server: WebServer;
beforeAll(async () => {
  server = await WebServer.start();
});
afterAll(() => server.close());

const file = content(100_000, "file");

test("content is the same for the same seed, and different for others", () => {
  expect(sha256(content(1000, "a"))).toBe(sha256(content(1000, "a")));
  expect(sha256(content(1000, "a"))).not.toBe(sha256(content(1000, "b")));
  expect(content(0, "a")).toHaveLength(0);
});

test("a file comes whole, at its pace, and the request is noted", async () => {
  server.serve("/paced", file, { rate: 500_000 });
  const start = performance.now();
  const response = await fetch(`${server.origin}/paced?again`, { headers: { "X-Test": "1" } });
  expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(sha256(file));
  expect(performance.now() - start).toBeGreaterThan(150);
  expect(response.headers.get("content-length")).toBe("100000");
  expect(server.requests.at(-1)).toMatchObject({
    method: "GET",
    url: "/paced?again",
    headers: { "x-test": "1" },
  });
});

test("HEAD gets the size alone, an unknown path 404", async () => {
  server.serve("/file", file);
  const head = await fetch(`${server.origin}/file`, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length")]).toEqual([200, "100000"]);
  expect((await fetch(`${server.origin}/other`)).status).toBe(404);
});

test("a stalled file stops until the server hangs up", async () => {
  server.serve("/stalled", file, { stallAt: 1000 });
  const { body } = await fetch(`${server.origin}/stalled`);
  const reader = body!.getReader();
  let came = 0;
  while (came < 1000) came += (await reader.read()).value!.length;
  expect(came).toBe(1000);
  const next = reader.read();
  const pause = new Promise((resolve) => setTimeout(() => resolve("nothing"), 200));
  expect(await Promise.race([next, pause])).toBe("nothing");
  server.hangUp();
  await expect(next).rejects.toThrow();
});
