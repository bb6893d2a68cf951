import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  BG_E_HTTP_ERROR_403,
  BG_E_HTTP_ERROR_409,
  BG_E_HTTP_ERROR_500,
  BG_E_HTTP_ERROR_501,
  BG_E_INVALID_SERVER_RESPONSE,
  BG_E_LOCAL_FILE_CHANGED,
  BG_E_SESSION_NOT_FOUND,
  BG_E_TOO_LARGE,
  BG_ERROR_CONTEXT,
} from "@combind/bits";
import { E_ACCESSDENIED } from "@combind/runtime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { upload } from "../../src/upload/upload.ts";
import { ack, refusal } from "../servers/upload-server/bits-protocol.ts";
import { UploadServer, type UploadServerOptions } from "../servers/upload-server/upload-server.ts";
import { Desk, failureOf, reloaded } from "./test-transfer.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
const { LOCAL_FILE, REMOTE_FILE, REMOTE_APPLICATION } = BG_ERROR_CONTEXT;

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

const uploaded = () => server.uploads.get("/upload/file.bin");

describe("a session without trouble", () => {
  test("creates, sends the fragments in order, closes", async () => {
    await serve();
    const { path, content } = desk.file(2 * MIB + 5);
    const record = desk.job(server.url(), path);
    const transfer = await desk.run(record);
    expect(server.types).toEqual(["Create-Session", "Fragment", "Fragment", "Fragment", "Close-Session"]);
    expect(server.ranges).toEqual([
      "0-1048575/2097157",
      "1048576-2097151/2097157",
      "2097152-2097156/2097157",
    ]);
    expect(uploaded()?.equals(content)).toBe(true);
    expect(server.sessions.size).toBe(0);
    expect(transfer.events).toEqual(["connecting", "transferring", "file"]);
    await desk.run(record);
    expect(server.types).toHaveLength(5);
    expect(transfer.progress).toEqual([MIB, 2 * MIB, 2 * MIB + 5]);
    expect(record.files[0]).toMatchObject({
      size: 2 * MIB + 5,
      sent: 2 * MIB + 5,
      transferred: true,
      upload: null,
    });
    expect(record.files[0]!.responseHeaders).toContain("BITS-Packet-Type: Ack\r\n");
  });

  test.each([1, MIB - 1, MIB, MIB + 1])("of a file of %i bytes", async (size) => {
    await serve();
    const { path, content } = desk.file(size);
    await desk.run(desk.job(server.url(), path));
    expect(uploaded()?.equals(content)).toBe(true);
    expect(server.ranges).toHaveLength(Math.ceil(size / MIB));
  });

  test("sends an empty file as one empty fragment", async () => {
    await serve();
    const { path } = desk.file(0);
    const record = desk.job(server.url(), path);
    await desk.run(record);
    expect(server.types).toEqual(["Create-Session", "Fragment", "Close-Session"]);
    expect(server.ranges).toEqual(["*/0"]);
    expect(uploaded()).toHaveLength(0);
    expect(record.files[0]).toMatchObject({ size: 0, sent: 0, transferred: true });
  });

  test("sends custom headers with every packet, but none of the protocol's own", async () => {
    await serve();
    const { path } = desk.file(10);
    const record = desk.job(server.url(), path);
    record.http.customHeaders = "X-Tenant: seven\r\nBITS-Session-Id: other\r\nContent-Range: bytes 5-6/7\r\n";
    await desk.run(record);
    expect(server.arrivals.map(({ headers }) => headers.get("x-tenant"))).toEqual([
      "seven",
      "seven",
      "seven",
    ]);
  });

  test("names the file in characters that a header can have", async () => {
    await serve();
    const { path } = desk.file(10, "naïve 50% \n.bin");
    await desk.run(desk.job(server.url(), path));
    const names = server.arrivals.map(({ headers }) => headers.get("content-name"));
    expect(names).toEqual([undefined, "na%C3%AFve 50%25 %0A.bin", undefined]);
  });

  test("uses its connections again", async () => {
    await serve();
    const { path } = desk.file(8 * MIB);
    await desk.run(desk.job(server.url(), path));
    expect(server.connections).toBeLessThanOrEqual(2);
  });
});

describe("fragment sizes", () => {
  test.each([
    [600_000, 512 * KIB],
    [100_000, 64 * KIB],
    [4096, 4096],
  ])("are halved for a server that takes %i bytes", async (largestFragment, expected) => {
    await serve({ largestFragment });
    const { path, content } = desk.file(1_200_001);
    await desk.run(desk.job(server.url(), path));
    expect(uploaded()?.equals(content)).toBe(true);
    const sizes = server.arrivals.filter(({ status }) => status === 200).map(({ received }) => received);
    expect(Math.max(...sizes)).toBe(expected);
    expect(server.arrivals.filter(({ status }) => status === 413)).toHaveLength(Math.log2(MIB / expected));
  });

  test("are halved when the refusal comes before the body has been read", async () => {
    await serve();
    const { path, content } = desk.file(1_200_000);
    const answer = { ...refusal(413, BG_E_TOO_LARGE), isEarly: true };
    server.inject({ at: "Fragment", effect: { answer } });
    await desk.run(desk.job(server.url(), path));
    expect(server.ranges[1]).toBe("0-524287/1200000");
    expect(uploaded()?.equals(content)).toBe(true);
  });

  test("end at 4 KiB", async () => {
    await serve({ largestFragment: 4095 });
    const { path } = desk.file(10_000);
    const failure = await desk.fail(desk.job(server.url(), path));
    expect(failure).toMatchObject({ code: BG_E_TOO_LARGE, kind: "fatal", context: REMOTE_FILE });
    expect(server.ranges.at(-1)).toBe("0-4095/10000");
  });
});

describe("the offset that the server wants", () => {
  test("may be before what was sent", async () => {
    await serve();
    const { path, content } = desk.file(3 * MIB);
    server.inject({ at: "Fragment", skip: 2, effect: { loseFrom: 300_000 } });
    const transfer = await desk.run(desk.job(server.url(), path));
    expect(server.arrivals.map(({ status }) => status)).toContain(416);
    expect(server.ranges[3]).toBe("300000-1348575/3145728");
    expect(uploaded()?.equals(content)).toBe(true);
    expect(transfer.progress.at(-1)).toBe(3 * MIB);
  });

  test("may be beyond what was sent", async () => {
    await serve();
    const { path, content } = desk.file(3 * MIB);
    const record = desk.job(server.url(), path);
    server.inject({ at: "Fragment", skip: 2, effect: { resetAfterwards: true } });
    await desk.fail(record);
    record.files[0]!.sent = 1000;
    await desk.run(record);
    expect(server.ranges.slice(3)).toEqual(["1000-1049575/3145728", "3145727-3145727/3145728"]);
    expect(uploaded()?.equals(content)).toBe(true);
  });

  test("is no end of the upload in a refusal", async () => {
    await serve();
    const { path, content } = desk.file(1000);
    const refused = ack(416, { "BITS-Received-Content-Range": "1000" });
    server.inject({ at: "Fragment", effect: { answer: refused } });
    await desk.run(desk.job(server.url(), path));
    expect(server.ranges).toEqual(["0-999/1000", "999-999/1000", "0-999/1000"]);
    expect(uploaded()?.equals(content)).toBe(true);
  });

  test("is not obeyed for ever", async () => {
    await serve();
    const { path } = desk.file(3 * MIB);
    const stuck = ack(200, { "BITS-Received-Content-Range": "0" });
    server.inject({ at: "Fragment", times: 1000, effect: { answer: stuck } });
    const failure = await desk.fail(desk.job(server.url(), path));
    expect(failure).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
    expect(server.ranges).toHaveLength(11);
  });

  test.each(["", "x", "-1", "10.5", "11"])("has to be one: %j", async (offset) => {
    await serve();
    const { path } = desk.file(10);
    server.inject({
      at: "Fragment",
      effect: { answer: ack(200, { "BITS-Received-Content-Range": offset }) },
    });
    const failure = await desk.fail(desk.job(server.url(), path));
    expect(failure).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
  });
});

describe("after a break", () => {
  test.each([true, false])("the session goes on (server kept what it got: %j)", async (keep) => {
    await serve();
    const { path, content } = desk.file(3 * MIB);
    const record = desk.job(server.url(), path);
    server.inject({ at: "Fragment", skip: 1, effect: { resetAfter: 200_000, keep } });
    expect(await desk.fail(record)).toMatchObject({ kind: "transient" });
    expect(record.files[0]!.sent).toBe(MIB);
    await desk.run(record);
    expect(server.types.filter((type) => type === "Create-Session")).toHaveLength(1);
    expect(server.ranges[2]).toBe("1048576-2097151/3145728");
    expect(uploaded()?.equals(content)).toBe(true);
  });

  test("the session goes on in another process", async () => {
    await serve();
    const { path, content } = desk.file(3 * MIB);
    const record = desk.job(server.url(), path);
    const transfer = desk.transfer(record);
    server.inject({ at: "Fragment", skip: 2, effect: { resetAfter: 0 } });
    await failureOf(upload(transfer));
    // What was saved at once: the session, but no progress since.
    const revived = JSON.parse(transfer.saved!) as typeof record;
    expect(revived.files[0]).toMatchObject({ sent: 0, upload: { id: record.files[0]!.upload!.id } });
    await desk.run(revived);
    expect(server.types.filter((type) => type === "Create-Session")).toHaveLength(1);
    expect(uploaded()?.equals(content)).toBe(true);
  });

  test("a run with everything acknowledged only closes", async () => {
    await serve();
    const { path, content } = desk.file(1000);
    const record = desk.job(server.url(), path);
    server.inject({ at: "Close-Session", times: 2, effect: { answer: ack(500) } });
    for (let run = 0; run < 2; run++) {
      expect(await desk.fail(record)).toMatchObject({ code: BG_E_HTTP_ERROR_500, kind: "transient" });
    }
    await desk.run(reloaded(record));
    expect(server.types.slice(2)).toEqual(["Close-Session", "Close-Session", "Close-Session"]);
    expect(uploaded()?.equals(content)).toBe(true);
  });

  test("500 for each packet once is overcome in as many runs", async () => {
    await serve();
    const { path, content } = desk.file(2 * MIB);
    const record = desk.job(server.url(), path);
    server.inject({ at: "any", times: 4, effect: { answer: ack(500) } });
    for (let run = 0; run < 4; run++) {
      expect(await desk.fail(record)).toMatchObject({ code: BG_E_HTTP_ERROR_500, kind: "transient" });
    }
    await desk.run(record);
    expect(uploaded()?.equals(content)).toBe(true);
  });

  test("an abort ends the run with its reason, and nothing is told afterwards", async () => {
    await serve();
    const { path, content } = desk.file(3 * MIB);
    const record = desk.job(server.url(), path);
    const transfer = desk.transfer(record);
    let release = () => {};
    const wait = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.inject({ at: "Fragment", skip: 1, effect: { wait } });
    const running = upload(transfer);
    await expect.poll(() => server.ranges.length).toBe(2);
    const reason = new Error("suspended");
    transfer.controller.abort(reason);
    await expect(running).rejects.toBe(reason);
    const before = JSON.stringify(record);
    release();
    await expect.poll(() => server.busy).toBe(0);
    await desk.run(reloaded(record));
    expect(JSON.stringify(record)).toBe(before);
    expect(transfer.progress).toEqual([MIB]);
    expect(uploaded()?.equals(content)).toBe(true);
  });
});

describe("a lost session", () => {
  test.each(["Fragment", "Close-Session"] as const)("found out by %s is begun anew", async (at) => {
    await serve();
    const { path, content } = desk.file(2 * MIB);
    const skip = at === "Fragment" ? 1 : 0;
    server.inject({ at, skip, effect: { forgetSessions: true } });
    await desk.run(desk.job(server.url(), path));
    expect(server.types.filter((type) => type === "Create-Session")).toHaveLength(2);
    expect(uploaded()?.equals(content)).toBe(true);
  });

  test("is begun anew five times in a run, then after the retry delay", async () => {
    await serve();
    const { path } = desk.file(10);
    const record = desk.job(server.url(), path);
    server.inject({ at: "Fragment", times: 100, effect: { forgetSessions: true } });
    const failure = await desk.fail(record);
    expect(failure).toMatchObject({ code: BG_E_SESSION_NOT_FOUND, kind: "transient" });
    expect(server.types.filter((type) => type === "Create-Session")).toHaveLength(5);
    expect(record.files[0]).toMatchObject({ upload: null, sent: 0 });
  });

  test("is what an unanswered Close-Session leaves behind", async () => {
    await serve();
    const { path, content } = desk.file(10);
    const record = desk.job(server.url(), path);
    server.inject({ at: "Close-Session", effect: { resetAfterwards: true } });
    expect(await desk.fail(record)).toMatchObject({ kind: "transient" });
    await desk.run(record);
    expect(server.types.slice(2)).toEqual([
      "Close-Session",
      "Close-Session",
      "Create-Session",
      "Fragment",
      "Close-Session",
    ]);
    expect(uploaded()?.equals(content)).toBe(true);
  });
});

describe("errors", () => {
  test.each([
    [403, BG_E_HTTP_ERROR_403, "fatal"],
    [409, BG_E_HTTP_ERROR_409, "transient"],
    [500, BG_E_HTTP_ERROR_500, "transient"],
    [501, BG_E_HTTP_ERROR_501, "fatal"],
  ])("status %i", async (status, code, kind) => {
    await serve();
    const { path } = desk.file(10);
    server.inject({ at: "Create-Session", effect: { answer: ack(status) } });
    const failure = await desk.fail(desk.job(server.url(), path));
    expect(failure).toMatchObject({ code, kind, context: REMOTE_FILE });
  });

  test.each(["BITS-Error-Code", "BITS-Error"])("of the server application come in %s", async (name) => {
    await serve();
    const { path } = desk.file(10);
    const headers = { [name]: "0x80070005", "BITS-Error-Context": "0x7" };
    server.inject({ at: "Fragment", effect: { answer: { status: 500, headers } } });
    const failure = await desk.fail(desk.job(server.url(), path));
    expect(failure).toMatchObject({ code: E_ACCESSDENIED, kind: "transient", context: REMOTE_APPLICATION });
  });

  test("a code of success is none", async () => {
    await serve();
    const { path } = desk.file(10);
    server.inject({ at: "Fragment", effect: { answer: refusal(500, 0) } });
    expect(await desk.fail(desk.job(server.url(), path))).toMatchObject({ code: BG_E_HTTP_ERROR_500 });
  });

  test("Close-Session is not sent again after a refusal", async () => {
    await serve();
    const { path } = desk.file(10);
    server.inject({ at: "Close-Session", effect: { answer: ack(409) } });
    const failure = await desk.fail(desk.job(server.url(), path));
    expect(failure).toMatchObject({ code: BG_E_HTTP_ERROR_409, kind: "fatal" });
  });

  test("a server that does not speak the protocol", async () => {
    await serve();
    const { path } = desk.file(10);
    server.inject({ at: "Create-Session", effect: { answer: { status: 200 } } });
    const failure = await desk.fail(desk.job(server.url(), path));
    expect(failure).toMatchObject({
      code: BG_E_INVALID_SERVER_RESPONSE,
      kind: "fatal",
      context: REMOTE_FILE,
    });
  });

  test("an answer that is no Ack", async () => {
    await serve();
    const { path } = desk.file(10);
    const headers = { "BITS-Received-Content-Range": "10" };
    server.inject({ at: "Fragment", effect: { answer: { status: 200, headers } } });
    const failure = await desk.fail(desk.job(server.url(), path));
    expect(failure).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
  });

  test("a redirect is not followed", async () => {
    await serve();
    const { path } = desk.file(10);
    server.inject({
      at: "Create-Session",
      effect: { answer: { status: 307, headers: { Location: "/elsewhere" } } },
    });
    expect(await desk.fail(desk.job(server.url(), path))).toMatchObject({ code: 0x80190133, kind: "fatal" });
    expect(server.types).toEqual(["Create-Session"]);
  });

  test.each([
    { "BITS-Protocol": "{00000000-0000-0000-0000-000000000000}" },
    { "BITS-Session-Id": "" },
    { "BITS-Session-Id": "x".repeat(101) },
    { "Accept-Encoding": "gzip" },
    { "BITS-Host-Id": "host/path" },
    { "BITS-Host-Id": "user@host" },
    { "BITS-Host-Id": "host:99999" },
  ])("a session that cannot be used: %j", async (createHeaders: Record<string, string>) => {
    await serve({ createHeaders });
    const { path } = desk.file(10);
    const record = desk.job(server.url(), path);
    expect(await desk.fail(record)).toMatchObject({ code: BG_E_INVALID_SERVER_RESPONSE, kind: "fatal" });
    expect(server.types).toEqual(["Create-Session"]);
    expect(record.files[0]!.upload).toBeNull();
  });
});

describe("the local file", () => {
  test("that changes while it is sent", async () => {
    await serve();
    const { path } = desk.file(3 * MIB);
    const record = desk.job(server.url(), path);
    const wait = (async () => {
      await expect.poll(() => server.ranges.length).toBe(2);
      writeFileSync(path, Buffer.alloc(3 * MIB));
      utimesSync(path, 1, 1);
    })();
    server.inject({ at: "Fragment", skip: 1, effect: { wait } });
    const failure = await desk.fail(record);
    expect(failure).toMatchObject({
      code: BG_E_LOCAL_FILE_CHANGED,
      kind: "fatal",
      context: LOCAL_FILE,
      file: record.files[0],
    });
    expect(server.types.at(-1)).toBe("Cancel-Session");
    expect(record.files[0]).toMatchObject({ upload: null, sent: 0 });
    await desk.run(record);
    expect(uploaded()?.equals(Buffer.alloc(3 * MIB))).toBe(true);
  });

  test("that changes between two runs", async () => {
    await serve();
    const { path } = desk.file(2 * MIB);
    const record = desk.job(server.url(), path);
    server.inject({ at: "Fragment", skip: 1, effect: { resetAfter: 10 } });
    await desk.fail(record);
    utimesSync(path, 1, 1);
    expect(await desk.fail(reloaded(record))).toMatchObject({ code: BG_E_LOCAL_FILE_CHANGED, kind: "fatal" });
    expect(server.sessions.size).toBe(0);
  });

  test("that is not there", async () => {
    await serve();
    const failure = await desk.fail(desk.job(server.url(), join(desk.folder, "none")));
    expect(failure).toMatchObject({ code: 0x80070002, kind: "fatal", context: LOCAL_FILE });
  });

  test("that is a folder", async () => {
    await serve();
    const path = join(desk.folder, "folder");
    mkdirSync(path);
    const failure = await desk.fail(desk.job(server.url(), path));
    expect(failure).toMatchObject({ code: E_ACCESSDENIED, kind: "fatal", context: LOCAL_FILE });
    expect(server.arrivals).toEqual([]);
  });
});
