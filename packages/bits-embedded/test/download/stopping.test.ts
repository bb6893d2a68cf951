import { existsSync, readdirSync, readlinkSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { complete } from "../../src/download/complete.ts";
import { download } from "../../src/download/download.ts";
import { exchange } from "../../src/download/exchange.ts";
import { fill } from "../../src/download/fill.ts";
import { storeBody } from "../../src/download/store-body.ts";
import type { HttpResponse } from "../../src/http/types.ts";
import { discard } from "../../src/local/discard.ts";
import { PartFile } from "../../src/local/part-file.ts";
import { Content } from "../servers/fault-server.ts";
import { content, Scene } from "./scene.ts";

const data = Content.random(20_000_000);

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
  scene.server.file("/a", data);
});
afterEach(() => scene.close());

test("a stopped transfer rejects with the signal's reason and writes no more; another goes on", async () => {
  const file = scene.add("/a");
  const transfer = scene.transfer();
  const reason = new Error("suspended");
  transfer.onProgress = () => {
    if (file.filled[0]!.end > 1_000_000) transfer.abort(reason);
  };
  await expect(download(transfer)).rejects.toBe(reason);
  const { size } = statSync(file.temporaryName);
  const record = structuredClone(file);
  await sleep(50);
  expect(statSync(file.temporaryName).size).toBe(size);
  expect(file).toEqual(record);
  expect(size).toBeLessThan(data.size);
  await scene.run();
  expect(content(file).equals(data.bytes())).toBe(true);
  expect(scene.requests("/a")).toEqual(["HEAD", "GET", "HEAD", `GET bytes=${size}-`]);
});

test("at whatever moment it is stopped, a deleted temporary file does not come back", async () => {
  for (let moment = 0; moment < 40; moment += 1) {
    const file = scene.add(`/a?${moment}`);
    scene.server.file(`/a?${moment}`, Content.random(500_000));
    const transfer = scene.transfer();
    const running = download(transfer).catch((error: unknown) => error);
    for (let turn = 0; turn < moment; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    transfer.abort();
    expect(discard(file)).toBe(true);
    await running;
    expect(existsSync(file.temporaryName)).toBe(false);
    scene.record.files.length = 0;
  }
});

test("nothing is asked or written once the signal has aborted", async () => {
  const file = scene.add("/a");
  const transfer = scene.transfer();
  transfer.abort();
  await expect(download(transfer)).rejects.toBe(transfer.signal.reason);
  await expect(storeBody(transfer, file, Readable.from([Buffer.from("text")]))).rejects.toBe(
    transfer.signal.reason,
  );
  file.size = 4;
  await expect(fill(transfer, file)).rejects.toBe(transfer.signal.reason);
  expect(existsSync(file.temporaryName)).toBe(false);
  expect(scene.server.requests).toEqual([]);
  expect(transfer.events).toEqual([]);
});

test.runIf(process.platform === "linux")("no run leaves the file open, however it ends", async () => {
  const file = scene.add("/a");
  const isOpen = () =>
    readdirSync("/proc/self/fd").some((descriptor) => {
      const path = join("/proc/self/fd", descriptor);
      return existsSync(path) && readlinkSync(path) === file.temporaryName;
    });
  scene.server.faults("/a", { kind: "break", after: 10_000, ending: "close", methods: ["GET"], times: 1 });
  await scene.fail();
  expect(isOpen()).toBe(false);
  const stopped = scene.transfer();
  let wasOpen = false;
  stopped.onProgress = () => {
    wasOpen = isOpen();
    stopped.abort();
  };
  await expect(download(stopped)).rejects.toThrow("stopped");
  expect(wasOpen).toBe(true);
  expect(isOpen()).toBe(false);
  const whole = scene.transfer();
  let wasOpenWhenTransferred = true;
  whole.fileTransferred = () => {
    wasOpenWhenTransferred = isOpen();
  };
  await scene.run(whole);
  expect(wasOpenWhenTransferred).toBe(false);
});

test("a file is not called transferred if the stop comes while it is brought to disk", async () => {
  const file = scene.add("/a");
  file.size = 0;
  const transfer = scene.transfer();
  const part = new PartFile(file);
  const completing = complete(transfer, file, part);
  transfer.abort();
  await expect(completing).rejects.toThrow("stopped");
  expect(file.transferred).toBe(false);
  expect(transfer.events).toEqual([]);
});

test("an answer that comes together with the stop leaves no trace", async () => {
  const file = scene.add("/a");
  const transfer = scene.transfer();
  const body = Readable.from(["late"]);
  const late: HttpResponse = { status: 200, url: "", reportUrl: true, headers: {}, headerText: "late", body };
  transfer.http.request = async () => {
    transfer.abort();
    return late;
  };
  await expect(exchange(transfer, file, "GET")).rejects.toThrow("stopped");
  expect(body.destroyed).toBe(true);
  expect(file).toMatchObject({ responseHeaders: null, remoteName: scene.server.url("/a") });
});

test("a stalled server does not keep a transfer from stopping", async () => {
  scene.server.faults("/a", { kind: "break", after: 10_000, ending: "stall", methods: ["GET"] });
  const file = scene.add("/a");
  const transfer = scene.transfer();
  const reason = new Error("suspended");
  transfer.onProgress = () => setImmediate(() => transfer.abort(reason));
  await expect(download(transfer)).rejects.toBe(reason);
  expect(statSync(file.temporaryName).size).toBe(10_000);
});

test("a file whose temporary file is deleted meanwhile is not called transferred", async () => {
  const file = scene.add("/a");
  const transfer = scene.transfer();
  let deleted = false;
  transfer.onProgress = () => {
    if (!deleted) rmSync(file.temporaryName);
    deleted = true;
  };
  const failure = await scene.fail(transfer);
  expect(failure).toMatchObject({ code: 0x80070002, kind: "fatal", file });
  expect(file.transferred).toBe(false);
  await scene.run();
  expect(content(file).equals(data.bytes())).toBe(true);
});
