import { existsSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import {
  BG_E_HTTP_ERROR_405,
  BG_E_HTTP_ERROR_503,
  BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED,
} from "@combind/bits";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { storeBody } from "../../src/download/store-body.ts";
import { ERROR_WINHTTP_CONNECTION_ERROR } from "../../src/http/winhttp-codes.ts";
import { Content } from "../servers/fault-server.ts";
import { content, Scene } from "./scene.ts";

const data = Content.random(300_000);

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
  scene.server.file("/a", data);
});
afterEach(() => scene.close());

const cut = { kind: "break", after: 100_000, ending: "close" } as const;

describe("an overridden method", () => {
  beforeEach(() => {
    scene.record.http.method = "POST";
  });

  test("is all that the server sees", async () => {
    const file = scene.add("/a");
    const { events } = await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
    expect(file).toMatchObject({ size: 300_000, transferred: true });
    expect(scene.requests("/a")).toEqual(["POST"]);
    expect(scene.server.requests[0]?.headers["content-length"]).toBe("0");
    expect(events).toEqual(["connecting", "transferring", "transferred 0"]);
  });

  test("makes every failure fatal, and starts from zero each time", async () => {
    scene.server.faults("/a", { kind: "status", status: 503, times: 1 }, { ...cut, skip: 1, times: 1 });
    const file = scene.add("/a");
    expect(await scene.fail()).toMatchObject({ code: BG_E_HTTP_ERROR_503, kind: "fatal", file });
    expect(await scene.fail()).toMatchObject({ code: ERROR_WINHTTP_CONNECTION_ERROR, kind: "fatal", file });
    await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
    expect(scene.requests("/a")).toEqual(["POST", "POST", "POST"]);
  });

  test("may be refused, as that of plain downloads by a server for this one", async () => {
    scene.server.faults("/a", { kind: "status", status: 405, methods: ["GET", "HEAD"] });
    const file = scene.add("/a");
    await scene.run();
    expect(file.transferred).toBe(true);
    scene.record.http.method = null;
    file.transferred = false;
    expect(await scene.fail()).toMatchObject({ code: BG_E_HTTP_ERROR_405, kind: "fatal" });
  });

  test("takes any success as the file, but no part of it", async () => {
    scene.server.faults("/a", { kind: "status", status: 201, body: "made", times: 1 });
    const file = scene.add("/a");
    await scene.run();
    expect(content(file).toString()).toBe("made");
    scene.server.faults("/a", { kind: "status", status: 206, body: "part" });
    file.transferred = false;
    expect(await scene.fail()).toMatchObject({ code: 0x80190000 + 206, kind: "fatal" });
  });
});

describe("dynamic content", () => {
  beforeEach(() => {
    scene.record.properties.dynamicContent = true;
  });

  test("needs neither size nor HEAD", async () => {
    scene.server.faults("/a", { kind: "header", name: "Content-Length", value: null });
    const file = scene.add("/a");
    await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
    expect(file).toMatchObject({ size: 300_000, transferred: true, filled: [{ start: 0, end: 300_000 }] });
    expect(scene.requests("/a")).toEqual(["GET"]);
  });

  test("starts from zero after a failure, which keeps its class", async () => {
    scene.server.faults("/a", { ...cut, times: 1 }, { kind: "status", status: 503, skip: 1, times: 1 });
    const file = scene.add("/a");
    expect(await scene.fail()).toMatchObject({ code: ERROR_WINHTTP_CONNECTION_ERROR, kind: "transient" });
    expect(statSync(file.temporaryName).size).toBe(100_000);
    expect(await scene.fail()).toMatchObject({ code: BG_E_HTTP_ERROR_503, kind: "transient" });
    await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
    expect(scene.requests("/a")).toEqual(["GET", "GET", "GET"]);
  });

  test("becomes shorter without traces of what was there before", async () => {
    scene.server.faults("/a", { ...cut, times: 1 });
    const file = scene.add("/a");
    await scene.fail();
    scene.server.file("/a", "short");
    await scene.run();
    expect(content(file).toString()).toBe("short");
  });

  test("stops at the most that the job may download, without writing beyond", async () => {
    scene.record.properties.maximumDownloadSize = 200_000;
    scene.server.faults("/a", { kind: "header", name: "Content-Length", value: null });
    const file = scene.add("/a");
    const failure = await scene.fail();
    expect(failure).toMatchObject({ code: BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED, kind: "fatal", file });
    expect(statSync(file.temporaryName).size).toBeLessThanOrEqual(200_000);
  });
});

describe("the most that a job may download", () => {
  test("is looked at before the first byte where the size is told", async () => {
    scene.record.properties.dynamicContent = true;
    scene.record.properties.maximumDownloadSize = 299_999;
    const file = scene.add("/a");
    expect(await scene.fail()).toMatchObject({ code: BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED, kind: "fatal" });
    expect(existsSync(file.temporaryName)).toBe(false);
  });

  test("counts all its files and is itself allowed", async () => {
    scene.record.properties.maximumDownloadSize = 600_000;
    scene.server.file("/b", data);
    scene.add("/a");
    scene.add("/b");
    await scene.run();
    scene.server.file("/c", "1");
    const file = scene.add("/c");
    const failure = await scene.fail();
    expect(failure).toMatchObject({ code: BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED, kind: "fatal", file });
    expect(scene.requests("/c")).toEqual(["HEAD"]);
  });
});

describe("the most that an on-demand job may download", () => {
  test("counts what is there of the file already", async () => {
    scene.record.properties.onDemand = true;
    scene.record.properties.maximumDownloadSize = 150_000;
    const file = scene.add("/a");
    file.demanded = [
      { start: 200_000, end: 300_000 },
      { start: 0, end: 50_001 },
    ];
    expect(await scene.fail()).toMatchObject({ code: BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED, kind: "fatal" });
    expect(file.filled).toEqual([{ start: 200_000, end: 300_000 }]);
    file.demanded = [{ start: 0, end: 50_000 }];
    await scene.run();
    expect(file.demanded).toEqual([]);
  });
});

describe("storing a body", () => {
  test("makes it a file, even an empty one", async () => {
    const file = scene.add("/reply");
    const transfer = scene.transfer();
    await storeBody(transfer, file, Readable.from([]));
    expect(content(file)).toHaveLength(0);
    expect(file).toMatchObject({ size: 0, transferred: true });
    expect(transfer.events).toEqual(["transferred 0"]);
  });

  test("needs all that was promised", async () => {
    const file = scene.add("/reply");
    const body = Readable.from([Buffer.from("four")]);
    const stored = storeBody(scene.transfer(), file, body, { size: 5, lastModified: null });
    await expect(stored).rejects.toMatchObject({ code: ERROR_WINHTTP_CONNECTION_ERROR, kind: "transient" });
    expect(file.transferred).toBe(false);
    expect(body.destroyed).toBe(true);
  });
});
