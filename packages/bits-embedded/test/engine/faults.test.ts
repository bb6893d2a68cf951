import { existsSync, readdirSync, readFileSync } from "node:fs";
import {
  BG_E_HTTP_ERROR_403,
  BG_E_HTTP_ERROR_404,
  BG_E_HTTP_ERROR_405,
  BG_E_HTTP_ERROR_408,
  BG_E_HTTP_ERROR_416,
  BG_E_HTTP_ERROR_500,
  BG_E_HTTP_ERROR_501,
  BG_E_HTTP_ERROR_503,
  BG_E_INSUFFICIENT_RANGE_SUPPORT,
  BG_E_MISSING_FILE_SIZE,
  BG_E_REMOTE_FILE_CHANGED,
  BG_ERROR_CONTEXT,
  type IBackgroundCopyJob,
} from "@combind/bits";
import { formatHresult, S_OK } from "@combind/runtime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Content, type Fault } from "../servers/fault-server.ts";
import { Bench, untilStates } from "./bench.ts";

const { REMOTE_FILE, GENERAL_TRANSPORT } = BG_ERROR_CONTEXT;
const ERROR_WINHTTP_TIMEOUT = 0x80072ee2;
const ERROR_WINHTTP_CANNOT_CONNECT = 0x80072efd;
const ERROR_WINHTTP_CONNECTION_ERROR = 0x80072efe;
const ERROR_WINHTTP_REDIRECT_FAILED = 0x80072f7c;
const HTTP_429 = 0x801901ad;

const CONTENT = Content.random(300_000);
const GET = { methods: ["GET"] };
const ONCE = { ...GET, times: 1 };

let bench: Bench;
beforeEach(async () => {
  // Waiting for the next byte takes 150 ms instead of 60 s.
  bench = await Bench.open({ speed: 400 });
});
afterEach(() => bench.close());

function start(faults: readonly Fault[]): IBackgroundCopyJob {
  bench.server.file("/file", CONTENT, { faults });
  const job = bench.job("job", ["/file"]);
  job.setMinimumRetryDelay(86_400); // nothing is tried again by itself
  job.resume();
  return job;
}

function errorOf(job: IBackgroundCopyJob) {
  const error = job.getError();
  const file = error.getFile();
  const { context, code } = error.getError();
  const remoteName = file.getRemoteName();
  file.dispose();
  error.dispose();
  return { context, code: formatHresult(code), remoteName };
}

/** Nothing has its name before Complete; Resume ends well once the server is well; the bytes are right. */
async function recovers(job: IBackgroundCopyJob, content = CONTENT): Promise<void> {
  expect(existsSync(bench.local("job 0"))).toBe(false);
  bench.server.faults("/file");
  job.resume();
  await untilStates([job, "TRANSFERRED"]);
  expect(existsSync(bench.local("job 0"))).toBe(false);
  expect(job.complete()).toBe(S_OK);
  expect(readFileSync(bench.local("job 0")).equals(content.bytes())).toBe(true);
  expect(readdirSync(bench.folder)).toEqual(["job 0"]);
}

type Row = readonly [name: string, faults: readonly Fault[], context: number, code: number];
const status = (code: number): Fault => ({ kind: "status", status: code });

const TRANSIENT: readonly Row[] = [
  ["408", [status(408)], REMOTE_FILE, BG_E_HTTP_ERROR_408],
  ["500", [status(500)], REMOTE_FILE, BG_E_HTTP_ERROR_500],
  ["503", [status(503)], REMOTE_FILE, BG_E_HTTP_ERROR_503],
  ["503 in answer to GET alone", [{ ...status(503), ...GET }], REMOTE_FILE, BG_E_HTTP_ERROR_503],
  [
    "reset before the answer",
    [{ kind: "silence", ending: "reset" }],
    GENERAL_TRANSPORT,
    ERROR_WINHTTP_CONNECTION_ERROR,
  ],
  [
    "closed before the answer",
    [{ kind: "silence", ending: "close" }],
    GENERAL_TRANSPORT,
    ERROR_WINHTTP_CONNECTION_ERROR,
  ],
  [
    "reset in the middle",
    [{ kind: "break", after: 100_000, ending: "reset", ...GET }],
    GENERAL_TRANSPORT,
    ERROR_WINHTTP_CONNECTION_ERROR,
  ],
  [
    "truncated",
    [{ kind: "break", after: 100_000, ending: "close", ...GET }],
    GENERAL_TRANSPORT,
    ERROR_WINHTTP_CONNECTION_ERROR,
  ],
  [
    "stalled in the middle",
    [{ kind: "break", after: 100_000, ending: "stall", ...GET }],
    GENERAL_TRANSPORT,
    ERROR_WINHTTP_TIMEOUT,
  ],
  ["silent", [{ kind: "silence", ending: "stall" }], GENERAL_TRANSPORT, ERROR_WINHTTP_TIMEOUT],
];

const FATAL: readonly Row[] = [
  ["403", [status(403)], REMOTE_FILE, BG_E_HTTP_ERROR_403],
  ["404", [status(404)], REMOTE_FILE, BG_E_HTTP_ERROR_404],
  ["405", [status(405)], REMOTE_FILE, BG_E_HTTP_ERROR_405],
  ["405 in answer to HEAD alone", [{ ...status(405), methods: ["HEAD"] }], REMOTE_FILE, BG_E_HTTP_ERROR_405],
  ["416 in answer to the whole", [{ ...status(416), ...GET }], REMOTE_FILE, BG_E_HTTP_ERROR_416],
  ["429", [status(429)], REMOTE_FILE, HTTP_429],
  ["501", [status(501)], REMOTE_FILE, BG_E_HTTP_ERROR_501],
  [
    "no size",
    [{ kind: "header", name: "Content-Length", value: null, methods: ["HEAD"] }],
    REMOTE_FILE,
    BG_E_MISSING_FILE_SIZE,
  ],
  [
    "redirected in a circle",
    [{ kind: "redirect", status: 302, location: "/file" }],
    REMOTE_FILE,
    ERROR_WINHTTP_REDIRECT_FAILED,
  ],
  [
    "HEAD tells another size than GET, always",
    [{ kind: "header", name: "Content-Length", value: "300001", methods: ["HEAD"] }],
    REMOTE_FILE,
    BG_E_REMOTE_FILE_CHANGED,
  ],
];

describe("transient", () => {
  test.each(TRANSIENT)("%s", async (_, faults, context, code) => {
    const job = start(faults);
    await untilStates([job, "TRANSIENT_ERROR"]);
    expect(errorOf(job)).toEqual({
      context,
      code: formatHresult(code),
      remoteName: bench.server.url("/file"),
    });
    await recovers(job);
  });

  test("refused", async () => {
    await bench.server.refuse();
    const job = start([]);
    await untilStates([job, "TRANSIENT_ERROR"]);
    expect(errorOf(job)).toMatchObject({
      context: GENERAL_TRANSPORT,
      code: formatHresult(ERROR_WINHTTP_CANNOT_CONNECT),
    });
    await bench.server.accept();
    await recovers(job);
  });
});

describe("fatal", () => {
  test.each(FATAL)("%s", async (_, faults, context, code) => {
    const job = start(faults);
    await untilStates([job, "ERROR"]);
    expect(errorOf(job)).toEqual({
      context,
      code: formatHresult(code),
      remoteName: bench.server.url("/file"),
    });
    await recovers(job);
  });

  test("no ranges where one is needed to continue", async () => {
    const job = start([
      { kind: "break", after: 100_000, ending: "reset", ...ONCE },
      { kind: "no ranges", ...GET },
    ]);
    await untilStates([job, "TRANSIENT_ERROR"]);
    job.resume();
    await untilStates([job, "ERROR"]);
    expect(errorOf(job).code).toBe(formatHresult(BG_E_INSUFFICIENT_RANGE_SUPPORT));
    await recovers(job);
  });
});

describe("continued", () => {
  const ranges = () => bench.server.requestsFor("/file", "GET").map(({ headers }) => headers.range ?? "all");

  test("from the byte reached, if size and time stamp are the same", async () => {
    const job = start([{ kind: "break", after: 100_000, ending: "reset", ...ONCE }]);
    await untilStates([job, "TRANSIENT_ERROR"]);
    const { bytesTransferred } = job.getProgress();
    expect(bytesTransferred).toBeGreaterThan(0n);
    await recovers(job);
    expect(ranges()).toEqual(["all", `bytes=${bytesTransferred}-`]);
    expect(bench.server.bytesSent).toBeLessThan(2 * CONTENT.size);
  });

  test.each([
    ["the time stamp", CONTENT, { lastModified: new Date("2025-01-01T00:00:00Z") }],
    ["the size", Content.random(300_007, 2), {}],
    ["either", Content.random(200_000, 3), { lastModified: new Date("2025-01-01T00:00:00Z") }],
  ])("from the beginning, if %s has changed", async (_, content, options) => {
    const job = start([{ kind: "break", after: 100_000, ending: "reset", ...ONCE }]);
    await untilStates([job, "TRANSIENT_ERROR"]);
    bench.server.file("/file", content, options);
    await recovers(job, content);
    expect(ranges().at(-1)).toBe("all");
  });

  test("from the beginning, if the file changes between HEAD and GET", async () => {
    const content = Content.random(250_000, 4);
    const lastModified = new Date("2025-01-01T00:00:00Z");
    const job = start([{ kind: "change", content, lastModified, ...ONCE }]);
    await untilStates([job, "TRANSFERRED"]);
    expect(job.getProgress()).toMatchObject({ bytesTotal: 250_000n, bytesTransferred: 250_000n });
    expect(job.complete()).toBe(S_OK);
    expect(readFileSync(bench.local("job 0")).equals(content.bytes())).toBe(true);
  });
});

test("a slow drip arrives in the end", async () => {
  const job = start([{ kind: "drip", bytes: 30_000, interval: 20, ...GET }]);
  await untilStates([job, "TRANSFERRED"]);
  expect(job.complete()).toBe(S_OK);
  expect(readFileSync(bench.local("job 0")).equals(CONTENT.bytes())).toBe(true);
});

test("a redirect is followed, the remote name stays", async () => {
  bench.server.file("/from", "", { faults: [{ kind: "redirect", status: 301, location: "/small" }] });
  const job = bench.job("job", ["/from"]);
  job.resume();
  await untilStates([job, "TRANSFERRED"]);
  const files = job.enumFiles();
  const [file] = files.next(1);
  expect(file!.getRemoteName()).toBe(bench.server.url("/from"));
  file!.dispose();
  files.dispose();
});
