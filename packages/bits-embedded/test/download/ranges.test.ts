import { statSync } from "node:fs";
import {
  BG_E_INSUFFICIENT_RANGE_SUPPORT,
  BG_E_INVALID_RANGE,
  BG_E_INVALID_SERVER_RESPONSE,
} from "@combind/bits";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Content } from "../servers/fault-server.ts";
import { content, Scene } from "./scene.ts";

const data = Content.random(200_000);
const RANGES = [
  { offset: 150_000, length: null },
  { offset: 10, length: 20_000 },
  { offset: 60_000, length: 1 },
] as const;
const EXPECTED = Buffer.concat([data.bytes(150_000), data.bytes(10, 20_010), data.bytes(60_000, 60_001)]);

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
  scene.server.file("/a", data);
});
afterEach(() => scene.close());

describe("a file of ranges", () => {
  test("holds them in the order in which they were asked for", async () => {
    const file = scene.add("/a", RANGES);
    await scene.run();
    expect(content(file).equals(EXPECTED)).toBe(true);
    expect(file).toMatchObject({ size: 70_001, transferred: true, filled: [{ start: 0, end: 70_001 }] });
    expect(scene.requests("/a")).toEqual([
      "HEAD",
      "GET bytes=150000-",
      "GET bytes=10-20009",
      "GET bytes=60000-60000",
    ]);
  });

  test("goes on within a range", async () => {
    scene.server.faults("/a", {
      kind: "break",
      after: 5_000,
      ending: "close",
      methods: ["GET"],
      skip: 1,
      times: 1,
    });
    const file = scene.add("/a", RANGES);
    await scene.fail();
    expect(statSync(file.temporaryName).size).toBe(55_000);
    await scene.run();
    expect(content(file).equals(EXPECTED)).toBe(true);
    expect(scene.requests("/a").slice(3)).toEqual(["HEAD", "GET bytes=5010-20009", "GET bytes=60000-60000"]);
  });

  test("with the whole file as its range asks for it as such", async () => {
    const file = scene.add("/a", [{ offset: 0, length: null }]);
    await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
    expect(scene.requests("/a")).toEqual(["HEAD", "GET bytes=0-"]);
  });

  for (const [name, range] of Object.entries({
    "begins behind": { offset: 200_000, length: null },
    "begins far behind": { offset: 300_000, length: 1 },
    "ends behind": { offset: 199_999, length: 2 },
  })) {
    test(`cannot have one that ${name} the end of the remote file`, async () => {
      scene.add("/a", [RANGES[1], range]);
      expect(await scene.fail()).toMatchObject({ code: BG_E_INVALID_RANGE, kind: "fatal" });
      expect(scene.requests("/a")).toEqual(["HEAD"]);
    });
  }

  test("needs a server that knows ranges", async () => {
    scene.server.faults("/a", { kind: "no ranges" });
    const file = scene.add("/a", RANGES);
    expect(await scene.fail()).toMatchObject({ code: BG_E_INSUFFICIENT_RANGE_SUPPORT, kind: "fatal", file });
    expect(statSync(file.temporaryName).size).toBe(0);
  });

  for (const [name, value] of Object.entries({
    "other ranges": "bytes 0-49999/200000",
    "less than asked for": "bytes 150000-199998/200000",
    "several ranges at once": null,
    nonsense: "bytes 9-3/200000",
  })) {
    test(`takes no ${name}`, async () => {
      scene.server.faults("/a", { kind: "header", name: "Content-Range", value, methods: ["GET"] });
      scene.add("/a", RANGES);
      expect(await scene.fail()).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
    });
  }

  test("takes no less than asked for even where that is all that comes", async () => {
    const headers = { "Content-Range": "bytes 10-12/200000" };
    scene.server.faults("/a", {
      kind: "status",
      status: 206,
      headers,
      body: "abc",
      methods: ["GET"],
      times: 1,
    });
    scene.add("/a", [RANGES[1]]);
    expect(await scene.fail()).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
  });

  test("fails where the server refuses the range of an unchanged file", async () => {
    scene.server.faults("/a", { kind: "status", status: 416, methods: ["GET"] });
    scene.add("/a", RANGES);
    expect(await scene.fail()).toMatchObject({ code: BG_E_INVALID_RANGE, kind: "fatal" });
    expect(scene.requests("/a")).toEqual(["HEAD", "GET bytes=150000-", "HEAD"]);
  });

  test("starts over when another part comes of another version", async () => {
    const changed = Content.random(200_000, 2);
    const lastModified = new Date("2025-01-02T03:04:05Z");
    scene.server.faults("/a", {
      kind: "change",
      content: changed,
      lastModified,
      methods: ["GET"],
      skip: 1,
      times: 1,
    });
    const file = scene.add("/a", [RANGES[1], RANGES[2]]);
    await scene.run();
    expect(
      content(file).equals(Buffer.concat([changed.bytes(10, 20_010), changed.bytes(60_000, 60_001)])),
    ).toBe(true);
  });
});
