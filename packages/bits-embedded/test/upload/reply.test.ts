import { readFileSync } from "node:fs";
import { BG_E_HTTP_ERROR_404, BG_E_INVALID_SERVER_RESPONSE } from "@combind/bits";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ack } from "../servers/upload-server/bits-protocol.ts";
import { UploadServer, type UploadServerOptions } from "../servers/upload-server/upload-server.ts";
import { Desk, reloaded } from "./test-transfer.ts";

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

async function serve(reply: UploadServerOptions["reply"]): Promise<void> {
  server = await UploadServer.start({ reply: reply! });
}

const reversed = (content: Buffer) => Buffer.from(content).reverse();

test("the reply is downloaded before the session is closed", async () => {
  await serve(reversed);
  const { path, content } = desk.file(100_000);
  const record = desk.job(server.url(), path, { reply: true });
  const transfer = await desk.run(record);
  expect(server.types).toEqual(["Create-Session", "Fragment", "HEAD", "GET", "Close-Session"]);
  expect(readFileSync(record.reply!.temporaryName).equals(reversed(content))).toBe(true);
  expect(record.reply).toMatchObject({ transferred: true, size: 100_000 });
  expect(new URL(record.reply!.remoteName).origin).toBe(new URL(server.url()).origin);
  expect(transfer.events).toEqual(["connecting", "transferring", "reply", "file"]);
});

test("an empty file may have a reply", async () => {
  await serve(() => Buffer.from("nothing came"));
  const { path } = desk.file(0);
  const record = desk.job(server.url(), path, { reply: true });
  await desk.run(record);
  expect(readFileSync(record.reply!.temporaryName, "utf8")).toBe("nothing came");
});

test("a server without a reply makes an empty one", async () => {
  await serve(() => null);
  const { path } = desk.file(10);
  const record = desk.job(server.url(), path, { reply: true });
  await desk.run(record);
  expect(server.types).toEqual(["Create-Session", "Fragment", "Close-Session"]);
  expect(readFileSync(record.reply!.temporaryName)).toHaveLength(0);
  expect(record.reply).toMatchObject({ transferred: true, size: 0 });
});

test("a reply that cannot be fetched keeps the session open, and only it is tried again", async () => {
  await serve(reversed);
  const { path, content } = desk.file(10);
  const record = desk.job(server.url(), path, { reply: true });
  const missing = ack(200, {
    "BITS-Received-Content-Range": "10",
    "BITS-Reply-URL": "/replies/none",
  });
  server.inject({ at: "Fragment", effect: { answerAfterwards: missing } });
  expect(await desk.fail(record)).toMatchObject({ code: BG_E_HTTP_ERROR_404, kind: "fatal" });
  expect(server.sessions.size).toBe(1);
  const revived = reloaded(record);
  expect(await desk.fail(revived)).toMatchObject({ code: BG_E_HTTP_ERROR_404 });
  expect(server.ranges).toHaveLength(1);
  expect(server.types).not.toContain("Close-Session");
  // The last byte is sent again for an Ack that tells the right place.
  revived.files[0]!.sent = 9;
  await desk.run(revived);
  expect(server.ranges.at(-1)).toBe("9-9/10");
  expect(readFileSync(revived.reply!.temporaryName).equals(reversed(content))).toBe(true);
});

test("a server that has more than was sent is asked where the reply is, by whatever run", async () => {
  await serve(reversed);
  const { path, content } = desk.file(1_500_000);
  const record = desk.job(server.url(), path, { reply: true });
  server.inject({ at: "Fragment", skip: 1, effect: { resetAfterwards: true } });
  await desk.fail(record);
  record.files[0]!.sent = 1000;
  server.inject({ at: "Fragment", skip: 1, effect: { resetAfter: 0 } });
  await desk.fail(record);
  const revived = reloaded(record);
  await desk.run(revived);
  expect(server.ranges.slice(2)).toEqual([
    "1000-1049575/1500000",
    "1499999-1499999/1500000",
    "1499999-1499999/1500000",
  ]);
  expect(readFileSync(revived.reply!.temporaryName).equals(reversed(content))).toBe(true);
});

test("a reply that is there already is not fetched for a second Close-Session", async () => {
  await serve(reversed);
  const { path } = desk.file(0);
  const record = desk.job(server.url(), path, { reply: true });
  server.inject({ at: "Close-Session", effect: { answer: ack(503) } });
  expect(await desk.fail(record)).toMatchObject({ kind: "transient" });
  const noReply = ack(200, { "BITS-Received-Content-Range": "0" });
  server.inject({ at: "Fragment", effect: { answerAfterwards: noReply } });
  const { remoteName } = record.reply!;
  await desk.run(record);
  expect(server.types.slice(-2)).toEqual(["Fragment", "Close-Session"]);
  expect(record.reply).toMatchObject({ remoteName, transferred: true });
});

test("a lost session takes its reply with it", async () => {
  let replies = 0;
  await serve(() => {
    replies += 1;
    return Buffer.from(`reply ${replies}`.padEnd(20 - replies));
  });
  const { path } = desk.file(10);
  const record = desk.job(server.url(), path, { reply: true });
  server.inject({ at: "Close-Session", effect: { forgetSessions: true } });
  await desk.run(record);
  expect(readFileSync(record.reply!.temporaryName, "utf8")).toBe("reply 2".padEnd(18));
});

test.each(["ftp://127.0.0.1/reply", "http://:x", "file:///etc/hosts"])(
  "no reply is at %s",
  async (address) => {
    await serve(reversed);
    const { path } = desk.file(10);
    const record = desk.job(server.url(), path, { reply: true });
    const elsewhere = ack(200, { "BITS-Received-Content-Range": "10", "BITS-Reply-URL": address });
    server.inject({ at: "Fragment", effect: { answerAfterwards: elsewhere } });
    expect(await desk.fail(record)).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
  },
);
