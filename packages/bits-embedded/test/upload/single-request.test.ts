import { createHash } from "node:crypto";
import { readFileSync, utimesSync } from "node:fs";
import {
  BG_E_HTTP_ERROR_405,
  BG_E_HTTP_ERROR_503,
  BG_E_LOCAL_FILE_CHANGED,
  BG_ERROR_CONTEXT,
} from "@combind/bits";
import { afterEach, beforeEach, expect, test } from "vitest";
import { upload } from "../../src/upload/upload.ts";
import { UploadServer, type UploadServerOptions } from "../servers/upload-server/upload-server.ts";
import { Desk, failureOf } from "./test-transfer.ts";

const MIB = 1024 * 1024;

let desk: Desk;
let server: UploadServer;

beforeEach(() => {
  desk = new Desk();
});

afterEach(async () => {
  await server.close();
  await desk.close();
  expect(server.violations).toEqual([]);
});

async function serve(options: UploadServerOptions = {}): Promise<void> {
  server = await UploadServer.start(options);
}

const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

test.each([
  ["PUT", 3 * MIB + 7],
  ["POST", 1],
  ["PATCH", 0],
  ["X-SEND", 300_000],
])("%s with a file of %i bytes is one request", async (method, size) => {
  await serve();
  const { path, content } = desk.file(size);
  const record = desk.job(server.url(), path, { method });
  const transfer = await desk.run(record);
  expect(server.types).toEqual([method]);
  expect(server.plainUploads).toMatchObject([
    { method, target: "/upload/file.bin", size, sha256: sha256(content) },
  ]);
  expect(server.arrivals[0]!.headers.get("content-length")).toBe(String(size));
  expect([...server.arrivals[0]!.headers.keys()].filter((name) => name.startsWith("bits-"))).toEqual([]);
  expect(record.files[0]).toMatchObject({ size, sent: size, transferred: true });
  expect(transfer.progress).toEqual([...transfer.progress].sort((a, b) => a - b));
  expect(transfer.progress.at(-1) ?? 0).toBe(size);
  expect(transfer.events).toEqual(["connecting", "transferring", "file"]);
});

test("the answer's body is the reply", async () => {
  const reply = Buffer.alloc(200_000, "reply");
  await serve({ plainAnswer: { status: 201, body: reply } });
  const { path } = desk.file(1000);
  const record = desk.job(server.url(), path, { method: "POST", reply: true });
  const transfer = await desk.run(record);
  expect(readFileSync(record.reply!.temporaryName).equals(reply)).toBe(true);
  expect(record.reply).toMatchObject({ size: reply.length, transferred: true });
  expect(transfer.events).toEqual(["connecting", "transferring", "reply", "file"]);
});

test("an answer without body is an empty reply", async () => {
  await serve({ plainAnswer: { status: 204 } });
  const { path } = desk.file(1000);
  const record = desk.job(server.url(), path, { method: "POST", reply: true });
  await desk.run(record);
  expect(readFileSync(record.reply!.temporaryName)).toHaveLength(0);
});

test.each([
  [405, BG_E_HTTP_ERROR_405],
  [503, BG_E_HTTP_ERROR_503],
])("status %i is fatal", async (status, code) => {
  await serve({ plainAnswer: { status } });
  const { path } = desk.file(1000);
  const record = desk.job(server.url(), path, { method: "PUT" });
  const failure = await desk.fail(record);
  expect(failure).toMatchObject({ code, kind: "fatal", context: BG_ERROR_CONTEXT.REMOTE_FILE });
  expect(record.files[0]!.transferred).toBe(false);
});

test("a refusal that comes before the body has been read is heard", async () => {
  await serve();
  const { path } = desk.file(32 * MIB);
  server.inject({ at: "plain", effect: { answer: { status: 405, isEarly: true } } });
  const failure = await desk.fail(desk.job(server.url(), path, { method: "PUT" }));
  expect(failure).toMatchObject({ code: BG_E_HTTP_ERROR_405, kind: "fatal" });
});

test("a broken connection is fatal, and the next run begins at zero", async () => {
  await serve();
  const { path, content } = desk.file(3 * MIB);
  const record = desk.job(server.url(), path, { method: "PUT" });
  server.inject({ at: "plain", effect: { resetAfter: MIB } });
  expect(await desk.fail(record)).toMatchObject({
    kind: "fatal",
    context: BG_ERROR_CONTEXT.GENERAL_TRANSPORT,
  });
  await desk.run(record);
  expect(server.plainUploads).toMatchObject([{ sha256: sha256(content) }]);
});

test.each([303, 307])("a redirect is not followed: %i", async (status) => {
  await serve({ plainAnswer: { status, headers: { Location: "/elsewhere" } } });
  const { path } = desk.file(10);
  const failure = await desk.fail(desk.job(server.url(), path, { method: "PUT" }));
  expect(failure).toMatchObject({ code: 0x80190000 + status, kind: "fatal" });
  expect(server.types).toEqual(["PUT"]);
});

test("a slow server slows the reading down, and a file that changes meanwhile never arrives", async () => {
  await serve();
  const { path } = desk.file(64 * MIB);
  const record = desk.job(server.url(), path, { method: "PUT" });
  let release = () => {};
  const wait = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.inject({ at: "plain", effect: { wait } });
  const running = failureOf(upload(desk.transfer(record)));
  const file = record.files[0]!;
  let before = -1;
  while (file.sent === 0 || file.sent !== before) {
    before = file.sent;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(file.sent).toBeLessThan(32 * MIB);
  utimesSync(path, 1, 1);
  release();
  expect(await running).toMatchObject({
    code: BG_E_LOCAL_FILE_CHANGED,
    kind: "fatal",
    context: BG_ERROR_CONTEXT.LOCAL_FILE,
  });
  expect(server.plainUploads).toEqual([]);
});

test("an abort ends the run with its reason, and nothing is told afterwards", async () => {
  await serve();
  const { path } = desk.file(16 * MIB);
  const record = desk.job(server.url(), path, { method: "PUT" });
  const transfer = desk.transfer(record);
  server.inject({ at: "plain", effect: { wait: new Promise(() => {}) } });
  const running = upload(transfer);
  await expect.poll(() => transfer.progress.length).toBeGreaterThan(0);
  const reason = new Error("suspended");
  transfer.controller.abort(reason);
  await expect(running).rejects.toBe(reason);
  const before = JSON.stringify(record);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(JSON.stringify(record)).toBe(before);
});
