import { existsSync, readFileSync, truncateSync } from "node:fs";
import { BG_E_INSUFFICIENT_RANGE_SUPPORT, BG_E_INVALID_RANGE } from "@combind/bits";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bytesIn } from "../../src/local/byte-ranges.ts";
import { END_OF_FILE } from "../../src/record/file-record.ts";
import { Content } from "../servers/fault-server.ts";
import { content, Scene } from "./scene.ts";

const SIZE = 3_000_000;
const data = Content.random(SIZE);

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
  scene.record.properties.onDemand = true;
  scene.server.file("/a", data);
});
afterEach(() => scene.close());

describe("a file of an on-demand job", () => {
  test("is not touched as long as nothing is demanded, but its size is known", async () => {
    const file = scene.add("/a");
    const { events } = await scene.run();
    expect(events).toEqual(["connecting"]);
    expect(file).toMatchObject({ size: SIZE, transferred: false });
    expect(existsSync(file.temporaryName)).toBe(false);
    await scene.run();
    expect(scene.requests("/a")).toEqual(["HEAD"]);
  });

  test("gets what is demanded, in the order in which it is, and no more", async () => {
    const file = scene.add("/a");
    file.demanded = [
      { start: 1_000_000, end: 1_100_000 },
      { start: 5, end: 10 },
    ];
    const { events } = await scene.run();
    expect(content(file).subarray(1_000_000, 1_100_000).equals(data.bytes(1_000_000, 1_100_000))).toBe(true);
    expect(content(file).subarray(5, 10).equals(data.bytes(5, 10))).toBe(true);
    expect(file.filled).toEqual([
      { start: 5, end: 10 },
      { start: 1_000_000, end: 1_100_000 },
    ]);
    expect(file).toMatchObject({ demanded: [], transferred: false });
    expect(scene.requests("/a")).toEqual(["HEAD", "GET bytes=1000000-1099999", "GET bytes=5-9"]);
    expect(events.filter((event) => event.startsWith("ranges"))).toEqual([
      "ranges 1000000-1100000",
      "ranges 5-10",
    ]);
  });

  test("fetches nothing twice", async () => {
    const file = scene.add("/a");
    file.demanded = [{ start: 100, end: 200 }];
    await scene.run();
    file.demanded = [{ start: 50, end: 300 }];
    const { events } = await scene.run();
    expect(scene.requests("/a").slice(2)).toEqual(["HEAD", "GET bytes=50-99", "GET bytes=200-299"]);
    expect(events.at(-1)).toBe("ranges 50-300");
    file.demanded = [{ start: 60, end: 70 }];
    await scene.run();
    expect(scene.requests("/a").slice(5)).toEqual(["HEAD"]);
    expect(file.demanded).toEqual([]);
  });

  test("is transferred once it is whole", async () => {
    const file = scene.add("/a");
    file.demanded = [{ start: 2_000_000, end: SIZE }];
    await scene.run();
    expect(file.transferred).toBe(false);
    file.demanded = [{ start: 0, end: 2_000_000 }];
    const { events } = await scene.run();
    expect(events.slice(-2)).toEqual(["ranges 0-2000000", "transferred 0"]);
    expect(content(file).equals(data.bytes())).toBe(true);
  });

  test("gets all to its end where that is demanded", async () => {
    const file = scene.add("/a");
    file.demanded = [
      { start: SIZE - 10, end: END_OF_FILE },
      { start: 5, end: END_OF_FILE },
    ];
    const { events } = await scene.run();
    expect(scene.requests("/a")).toEqual(["HEAD", `GET bytes=${SIZE - 10}-`, `GET bytes=5-${SIZE - 11}`]);
    expect(events.slice(-2)).toEqual([expect.anything(), `ranges 5-${SIZE}`]);
    expect(file).toMatchObject({ demanded: [], filled: [{ start: 5, end: SIZE }], transferred: false });
  });

  test("that is empty is whole at once", async () => {
    scene.server.file("/empty", "");
    const file = scene.add("/empty");
    await scene.run();
    expect(file.transferred).toBe(true);
    expect(content(file)).toHaveLength(0);
  });

  test("needs a server that knows ranges, and has no others than the file", async () => {
    const file = scene.add("/a");
    file.demanded = [{ start: SIZE - 1, end: SIZE + 1 }];
    expect(await scene.fail()).toMatchObject({ code: BG_E_INVALID_RANGE, kind: "fatal" });
    expect(scene.requests("/a")).toEqual(["HEAD"]);
    file.demanded = [{ start: SIZE + 1, end: END_OF_FILE }];
    expect(await scene.fail()).toMatchObject({ code: BG_E_INVALID_RANGE, kind: "fatal" });
    file.demanded = [{ start: 0, end: SIZE }];
    scene.server.faults("/a", { kind: "no ranges" });
    expect(await scene.fail()).toMatchObject({ code: BG_E_INSUFFICIENT_RANGE_SUPPORT, kind: "fatal" });
  });

  test("has less than 256 KiB on disk that its record as saved does not know, the last write aside", async () => {
    const file = scene.add("/a");
    file.demanded = [{ start: 500_000, end: SIZE }];
    scene.server.faults("/a", { kind: "drip", bytes: 15_000, interval: 1, methods: ["GET"] });
    const transfer = scene.transfer();
    const unknown: number[] = [];
    let written = 0;
    transfer.onProgress = () => {
      unknown.push(written - bytesIn(transfer.saved.files[0]!.filled));
      written = bytesIn(file.filled);
    };
    await scene.run(transfer);
    expect(unknown.length).toBeGreaterThan(2);
    for (const bytes of unknown) expect(bytes).toBeLessThan(256 * 1024);
  });

  test("goes on from its record after a crash, however long the temporary file is", async () => {
    const file = scene.add("/a");
    file.demanded = [{ start: 1_000_000, end: SIZE }];
    scene.server.faults("/a", {
      kind: "break",
      after: 1_500_000,
      ending: "close",
      methods: ["GET"],
      times: 1,
    });
    const transfer = scene.transfer();
    await scene.fail(transfer);
    scene.crash(transfer);
    const [again] = scene.record.files;
    const { end } = again!.filled[0]!;
    expect(again!.filled).toEqual([{ start: 1_000_000, end }]);
    await scene.run();
    expect(scene.requests("/a").slice(2)).toEqual(["HEAD", `GET bytes=${end}-`]);
    expect(readFileSync(again!.temporaryName).subarray(1_000_000).equals(data.bytes(1_000_000))).toBe(true);
    expect(again!.transferred).toBe(false);
  });

  test("does not believe its record where the temporary file is shorter", async () => {
    const file = scene.add("/a");
    file.demanded = [{ start: 0, end: 1000 }];
    await scene.run();
    truncateSync(file.temporaryName, 400);
    file.demanded = [{ start: 0, end: 1000 }];
    await scene.run();
    expect(scene.requests("/a").at(-1)).toBe("GET bytes=400-999");
    expect(content(file).equals(data.bytes(0, 1000))).toBe(true);
  });

  test("is filled up where it has holes when the job is no longer on demand", async () => {
    const file = scene.add("/a");
    file.demanded = [{ start: 1_000_000, end: 1_100_000 }];
    await scene.run();
    scene.record.properties.onDemand = false;
    await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
    expect(file.transferred).toBe(true);
  });
});
