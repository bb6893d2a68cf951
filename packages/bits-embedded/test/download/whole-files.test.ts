import { existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import {
  BG_E_HTTP_ERROR_404,
  BG_E_HTTP_ERROR_416,
  BG_E_INSUFFICIENT_RANGE_SUPPORT,
  BG_E_INVALID_SERVER_RESPONSE,
  BG_E_MISSING_FILE_SIZE,
  BG_E_REMOTE_FILE_CHANGED,
  BG_ERROR_CONTEXT,
  BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT,
  BG_HTTP_REDIRECT_POLICY_DISALLOW,
} from "@combind/bits";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ERROR_WINHTTP_CONNECTION_ERROR } from "../../src/http/winhttp-codes.ts";
import { Content } from "../servers/fault-server.ts";
import { content, Scene } from "./scene.ts";

const MiB = 1024 * 1024;
const LATER = new Date("2025-01-02T03:04:05Z");

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
});
afterEach(() => scene.close());

describe("a whole file", () => {
  test("arrives in its temporary file and nowhere else, with the server's time", async () => {
    const data = Content.random(3 * MiB + 17);
    scene.server.file("/a", data);
    const file = scene.add("/a");
    const { events } = await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
    expect(readdirSync(scene.folder)).toEqual([basename(file.temporaryName)]);
    expect(statSync(file.temporaryName).mtime).toEqual(new Date("2024-05-06T07:08:09Z"));
    expect(file).toMatchObject({
      size: data.size,
      filled: [{ start: 0, end: data.size }],
      transferred: true,
    });
    expect(file.responseHeaders).toContain(`Content-Length: ${data.size}\r\n`);
    expect(events).toEqual(["connecting", "connecting", "transferring", "transferred 0"]);
    expect(scene.requests("/a")).toEqual(["HEAD", "GET"]);
  });

  test("may be empty", async () => {
    scene.server.file("/a", "");
    const file = scene.add("/a");
    const { events } = await scene.run();
    expect(statSync(file.temporaryName).size).toBe(0);
    expect(file).toMatchObject({ size: 0, filled: [], transferred: true });
    expect(events.at(-1)).toBe("transferred 0");
    expect(scene.requests("/a")).toEqual(["HEAD"]);
  });

  test("may come without a time", async () => {
    scene.server.file("/a", "text", { lastModified: null });
    const file = scene.add("/a");
    await scene.run();
    expect(content(file).toString()).toBe("text");
    expect(Math.abs(statSync(file.temporaryName).mtimeMs - Date.now())).toBeLessThan(60_000);
  });

  test("follows the others, whose sizes are known before the first byte", async () => {
    const files = ["/a", "/b", "/c"].map((path) => {
      scene.server.file(path, Content.random(1000, path.charCodeAt(1)));
      return scene.add(path);
    });
    const transfer = scene.transfer();
    let sizes: (number | null)[] = [];
    transfer.onProgress = () => {
      sizes = sizes.length > 0 ? sizes : files.map(({ size }) => size);
    };
    await scene.run(transfer);
    expect(sizes).toEqual([1000, 1000, 1000]);
    expect(scene.server.requests.map(({ method, url }) => method + url)).toEqual([
      "HEAD/a",
      "HEAD/b",
      "HEAD/c",
      "GET/a",
      "GET/b",
      "GET/c",
    ]);
    expect(transfer.events.filter((event) => event.startsWith("transferred"))).toEqual([
      "transferred 0",
      "transferred 1",
      "transferred 2",
    ]);
  });

  test("that is missing fails the job in its own turn, after what came before it", async () => {
    scene.server.file("/a", "text");
    const before = scene.add("/a");
    const missing = scene.add("/b");
    const failure = await scene.fail();
    expect(before.transferred).toBe(true);
    expect(failure).toMatchObject({ code: BG_E_HTTP_ERROR_404, kind: "fatal", file: missing });
    expect(failure.context).toBe(BG_ERROR_CONTEXT.REMOTE_FILE);
    expect(existsSync(missing.temporaryName)).toBe(false);
  });

  test("needs a size", async () => {
    const faults = [{ kind: "header", name: "Content-Length", value: null }] as const;
    scene.server.file("/a", "text", { faults });
    scene.add("/a");
    expect(await scene.fail()).toMatchObject({ code: BG_E_MISSING_FILE_SIZE, kind: "fatal" });
  });

  test("added while another is under way comes too", async () => {
    scene.server.file("/a", "text");
    scene.server.file("/b", "more");
    scene.add("/a");
    const transfer = scene.transfer();
    transfer.onProgress = () => {
      if (scene.record.files.length === 1) scene.add("/b");
    };
    await scene.run(transfer);
    expect(scene.record.files.map((file) => content(file).toString())).toEqual(["text", "more"]);
  });
});

describe("after a broken connection", () => {
  for (const ending of ["reset", "close"] as const) {
    test(`(${ending}) all that came is kept, and the rest follows`, async () => {
      const data = Content.random(MiB);
      const faults = [{ kind: "break", after: 700_000, ending, methods: ["GET"], times: 1 }] as const;
      scene.server.file("/a", data, { faults });
      const file = scene.add("/a");
      const failure = await scene.fail();
      expect(failure).toMatchObject({ code: ERROR_WINHTTP_CONNECTION_ERROR, kind: "transient", file });
      expect(file.filled).toEqual([{ start: 0, end: statSync(file.temporaryName).size }]);
      if (ending === "close") expect(file.filled[0]?.end).toBe(700_000);
      const kept = file.filled[0]!.end;
      await scene.run();
      expect(content(file).equals(data.bytes())).toBe(true);
      expect(scene.requests("/a")).toEqual(["HEAD", "GET", "HEAD", `GET bytes=${kept}-`]);
    });
  }

  test("the temporary file tells how far it got, whatever the record says", async () => {
    const data = Content.random(MiB);
    const faults = [{ kind: "break", after: 500_000, ending: "close", methods: ["GET"], times: 1 }] as const;
    scene.server.file("/a", data, { faults });
    const file = scene.add("/a");
    await scene.fail();
    file.filled = [{ start: 0, end: 900_000 }];
    truncateSync(file.temporaryName, 300_000);
    await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
    expect(scene.requests("/a").at(-1)).toBe("GET bytes=300000-");
  });

  test("a temporary file that is gone is fetched again", async () => {
    const data = Content.random(100_000);
    const faults = [{ kind: "break", after: 50_000, ending: "close", methods: ["GET"], times: 1 }] as const;
    scene.server.file("/a", data, { faults });
    const file = scene.add("/a");
    await scene.fail();
    rmSync(file.temporaryName);
    await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
    expect(scene.requests("/a").at(-1)).toBe("GET");
  });

  test("a temporary file that is too long is not trusted", async () => {
    scene.server.file("/a", "text");
    const file = scene.add("/a");
    file.remote = { size: 4, lastModified: new Date("2024-05-06T07:08:09Z").toUTCString() };
    file.size = 4;
    writeFileSync(file.temporaryName, "foreign");
    await scene.run();
    expect(content(file).toString()).toBe("text");
  });

  test("a server without ranges cannot go on", async () => {
    const data = Content.random(100_000);
    const faults = [
      { kind: "break", after: 50_000, ending: "close", methods: ["GET"], times: 1 },
      { kind: "no ranges" },
    ] as const;
    scene.server.file("/a", data, { faults });
    const file = scene.add("/a");
    await scene.fail();
    const failure = await scene.fail();
    expect(failure).toMatchObject({ code: BG_E_INSUFFICIENT_RANGE_SUPPORT, kind: "fatal", file });
    expect(statSync(file.temporaryName).size).toBe(50_000);
  });
});

describe("a file that changes", () => {
  const cut = { kind: "break", after: 50_000, ending: "close", methods: ["GET"], times: 1 } as const;

  test("between two runs starts over, its size and time changed", async () => {
    scene.server.file("/a", Content.random(100_000), { faults: [cut] });
    const file = scene.add("/a");
    await scene.fail();
    const changed = Content.random(60_000, 2);
    scene.server.file("/a", changed, { lastModified: LATER });
    await scene.run();
    expect(content(file).equals(changed.bytes())).toBe(true);
    expect(statSync(file.temporaryName).mtime).toEqual(LATER);
    expect(scene.requests("/a")).toEqual(["HEAD", "GET", "HEAD", "GET"]);
  });

  test("between two runs starts over when only its size has changed", async () => {
    scene.server.file("/a", Content.random(100_000), { faults: [cut] });
    const file = scene.add("/a");
    await scene.fail();
    const changed = Content.random(60_000, 2);
    scene.server.file("/a", changed);
    await scene.run();
    expect(content(file).equals(changed.bytes())).toBe(true);
    expect(scene.requests("/a")).toEqual(["HEAD", "GET", "HEAD", "GET"]);
  });

  test("between two runs starts over when only its time has changed", async () => {
    scene.server.file("/a", Content.random(100_000), { faults: [cut] });
    const file = scene.add("/a");
    await scene.fail();
    const changed = Content.random(100_000, 2);
    scene.server.file("/a", changed, { lastModified: LATER });
    await scene.run();
    expect(content(file).equals(changed.bytes())).toBe(true);
    expect(scene.requests("/a")).toEqual(["HEAD", "GET", "HEAD", "GET"]);
  });

  test("is emptied before the new version is saved", async () => {
    scene.server.file("/a", Content.random(100_000), { faults: [cut] });
    const file = scene.add("/a");
    await scene.fail();
    scene.server.file("/a", Content.random(100_000, 2), { lastModified: LATER });
    const transfer = scene.transfer();
    const lengths: number[] = [];
    transfer.save = () => lengths.push(statSync(file.temporaryName).size);
    await scene.run(transfer);
    expect(lengths[0]).toBe(0);
  });

  test("between HEAD and GET starts over at once", async () => {
    const changed = Content.random(70_000, 2);
    const faults = [
      { kind: "change", content: changed, lastModified: LATER, methods: ["GET"], times: 1 },
    ] as const;
    scene.server.file("/a", Content.random(100_000), { faults });
    const file = scene.add("/a");
    await scene.run();
    expect(content(file).equals(changed.bytes())).toBe(true);
    expect(scene.requests("/a")).toEqual(["HEAD", "GET", "HEAD", "GET"]);
  });

  test("in size alone between HEAD and GET starts over at once", async () => {
    const changed = Content.random(70_000, 2);
    const faults = [{ kind: "change", content: changed, methods: ["GET"], times: 1 }] as const;
    scene.server.file("/a", Content.random(100_000), { faults });
    const file = scene.add("/a");
    await scene.run();
    expect(content(file).equals(changed.bytes())).toBe(true);
  });

  test("before a continuation's GET starts over at once", async () => {
    const changed = Content.random(100_001, 2);
    const faults = [cut, { kind: "change", content: changed, methods: ["GET"], skip: 1, times: 1 }] as const;
    scene.server.file("/a", Content.random(100_000), { faults });
    const file = scene.add("/a");
    await scene.fail();
    await scene.run();
    expect(content(file).equals(changed.bytes())).toBe(true);
    expect(scene.requests("/a").slice(2)).toEqual(["HEAD", "GET bytes=50000-", "HEAD", "GET"]);
  });

  test("to less than is there already, so that the server refuses the range, starts over", async () => {
    const changed = Content.random(10_000, 2);
    const faults = [cut, { kind: "change", content: changed, methods: ["GET"], skip: 1, times: 1 }] as const;
    scene.server.file("/a", Content.random(100_000), { faults });
    const file = scene.add("/a");
    await scene.fail();
    await scene.run();
    expect(content(file).equals(changed.bytes())).toBe(true);
  });

  test("each time is given up in the end", async () => {
    const faults = [
      { kind: "header", name: "Last-Modified", value: LATER.toUTCString(), methods: ["GET"] },
    ] as const;
    scene.server.file("/a", "text", { faults });
    scene.add("/a");
    expect(await scene.fail()).toMatchObject({ code: BG_E_REMOTE_FILE_CHANGED, kind: "fatal" });
    expect(scene.requests("/a").filter((request) => request === "GET")).toHaveLength(6);
  });

  test("to more than was promised, which no length tells, starts over at once", async () => {
    const faults = [
      { kind: "header", name: "Content-Length", value: "3", methods: ["HEAD"], times: 1 },
      { kind: "header", name: "Content-Length", value: null, methods: ["GET"] },
    ] as const;
    scene.server.file("/a", "text", { faults });
    const file = scene.add("/a");
    await scene.run();
    expect(content(file).toString()).toBe("text");
    expect(scene.requests("/a")).toEqual(["HEAD", "GET", "HEAD", "GET"]);
  });

  test("leaves finished files alone", async () => {
    scene.server.file("/a", "text");
    scene.add("/a");
    await scene.run();
    scene.server.file("/a", "changed", { lastModified: LATER });
    await scene.run();
    expect(content(scene.record.files[0]!).toString()).toBe("text");
    expect(scene.requests("/a")).toEqual(["HEAD", "GET"]);
  });
});

describe("answers that cannot be used", () => {
  const cut = { kind: "break", after: 50_000, ending: "close", methods: ["GET"], times: 1 } as const;

  test("a part without Content-Range", async () => {
    const faults = [cut, { kind: "header", name: "Content-Range", value: null }] as const;
    scene.server.file("/a", Content.random(100_000), { faults });
    scene.add("/a");
    await scene.fail();
    expect(await scene.fail()).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
  });

  test("a body that is compressed on the way: the rest would come as it is", async () => {
    const faults = [
      { kind: "header", name: "Content-Length", value: null, methods: ["GET"] },
      { kind: "header", name: "Content-Encoding", value: "gzip", methods: ["GET"] },
    ] as const;
    scene.server.file("/a", "text", { faults });
    const file = scene.add("/a");
    expect(await scene.fail()).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
    expect(content(file)).toHaveLength(0);
  });

  test("a refusal of ranges where none was asked for", async () => {
    scene.server.file("/a", "text", { faults: [{ kind: "status", status: 416, methods: ["GET"] }] });
    scene.add("/a");
    expect(await scene.fail()).toMatchObject({ code: BG_E_HTTP_ERROR_416, kind: "fatal" });
    expect(scene.requests("/a")).toEqual(["HEAD", "GET"]);
  });

  test("a part from elsewhere never gets into the file", async () => {
    const data = Content.random(100_000);
    const headers = { "Content-Range": "bytes 40000-99999/100000" };
    const elsewhere = { kind: "status", status: 206, headers, body: "x".repeat(60_000) } as const;
    scene.server.file("/a", data, { faults: [cut, { ...elsewhere, methods: ["GET"], skip: 1, times: 1 }] });
    const file = scene.add("/a");
    await scene.fail();
    await scene.run();
    expect(content(file).equals(data.bytes())).toBe(true);
  });

  test("a part of nothing", async () => {
    const headers = { "Content-Range": "bytes 50000-49999/100000" };
    const nothing = { kind: "status", status: 206, headers, methods: ["GET"], skip: 1 } as const;
    scene.server.file("/a", Content.random(100_000), { faults: [cut, nothing] });
    scene.add("/a");
    await scene.fail();
    expect(await scene.fail()).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
  });

  test("a part that ends early is followed by the next", async () => {
    const data = Content.of("0123456789".repeat(10_000));
    const headers = { "Content-Range": "bytes 50000-50009/100000" };
    const body = "0123456789";
    const early = {
      kind: "status",
      status: 206,
      headers,
      body,
      methods: ["GET"],
      skip: 1,
      times: 1,
    } as const;
    scene.server.file("/a", data, { faults: [cut, early] });
    const file = scene.add("/a");
    await scene.fail();
    await scene.run();
    expect(scene.requests("/a").slice(3)).toEqual(["GET bytes=50000-", "GET bytes=50010-"]);
    expect(content(file).equals(data.bytes())).toBe(true);
  });
});

describe("redirects", () => {
  beforeEach(() => {
    scene.server.file("/new", "text");
    scene.server.file("/old", "", {
      faults: [{ kind: "redirect", status: 302, location: scene.server.url("/new") }],
    });
  });

  test("are followed silently", async () => {
    const file = scene.add("/old");
    await scene.run();
    expect(content(file).toString()).toBe("text");
    expect(file.remoteName).toBe(scene.server.url("/old"));
  });

  test("become the remote name where that is asked for", async () => {
    scene.record.http.securityFlags = BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT;
    const file = scene.add("/old");
    await scene.run();
    expect(file.remoteName).toBe(scene.server.url("/new"));
    expect(scene.requests("/old")).toEqual(["HEAD"]);
  });

  test("fail the file where they are not allowed, and say where to", async () => {
    scene.record.http.securityFlags = BG_HTTP_REDIRECT_POLICY_DISALLOW;
    scene.server.file("/a", "first");
    scene.add("/a");
    const file = scene.add("/old");
    expect(await scene.fail()).toMatchObject({ code: 0x80190000 + 302, kind: "fatal", file });
    expect(file.remoteName).toBe(scene.server.url("/new"));
    expect(scene.record.files[0]?.transferred).toBe(true);
  });
});
