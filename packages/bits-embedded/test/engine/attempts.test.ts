import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import {
  BG_E_HTTP_ERROR_404,
  BG_E_HTTP_ERROR_503,
  BG_E_MAXDOWNLOAD_TIMEOUT,
  BG_ERROR_CONTEXT,
  BG_JOB_PRIORITY,
  BG_JOB_TYPE,
  BG_S_PARTIAL_COMPLETE,
  BG_SIZE_UNKNOWN,
  type IBackgroundCopyJob,
} from "@combind/bits";
import { S_OK } from "@combind/runtime";
import { afterEach, expect, test } from "vitest";
import type { ServeBitsOptions } from "../../src/index.ts";
import { Content, type Fault } from "../servers/fault-server.ts";
import { Bench, SMALL, untilStates } from "./bench.ts";
import { answerOf } from "./jobs-in-states.ts";

const BUSY: Fault = { kind: "status", status: 503 };

let bench: Bench;
afterEach(() => bench.close());

const open = async (options?: ServeBitsOptions) => {
  bench = await Bench.open(options);
};

function errorOf(job: IBackgroundCopyJob) {
  const error = job.getError();
  try {
    return error.getError();
  } finally {
    error.dispose();
  }
}

test("a transient error is tried again after the retry delay, until it goes well", async () => {
  await open({ speed: 6000 }); // 600 s take 100 ms
  bench.server.file("/busy", SMALL, { faults: [{ ...BUSY, times: 3 }] });
  const job = bench.job("job", ["/busy"]);
  job.resume();
  await untilStates([job, "TRANSIENT_ERROR"]);
  expect(errorOf(job)).toEqual({ context: BG_ERROR_CONTEXT.REMOTE_FILE, code: BG_E_HTTP_ERROR_503 });
  await untilStates([job, "TRANSFERRED"]);
  expect(job.getErrorCount()).toBe(3);
  expect(answerOf(() => job.getError())).toBe("BG_E_ERROR_INFORMATION_UNAVAILABLE");
  expect(job.complete()).toBe(S_OK);
  expect(readFileSync(bench.local("job 0"), "utf8")).toBe(SMALL);
});

test("Resume does not wait for the retry delay", async () => {
  await open();
  bench.server.file("/busy", SMALL, { faults: [{ ...BUSY, times: 1 }] });
  const job = bench.job("job", ["/busy"]);
  job.resume();
  await untilStates([job, "TRANSIENT_ERROR"]);
  job.resume();
  await untilStates([job, "TRANSFERRED"]);
});

test.each([
  ["the no-progress timeout is 0", (job: IBackgroundCopyJob) => job.setNoProgressTimeout(0)],
  [
    "the retry delay is longer than the no-progress timeout",
    (job: IBackgroundCopyJob) => {
      job.setMinimumRetryDelay(100);
      job.setNoProgressTimeout(99);
    },
  ],
])("a transient error is an error at once when %s", async (_, set) => {
  await open();
  bench.server.file("/busy", SMALL, { faults: [BUSY] });
  const job = bench.job("job", ["/busy"]);
  set(job);
  job.resume();
  await untilStates([job, "ERROR"]);
  expect(errorOf(job).code).toBe(BG_E_HTTP_ERROR_503);
});

test("without progress for the timeout a job ends in ERROR, with the error of the last attempt", async () => {
  await open({ speed: 300 });
  bench.server.file("/busy", SMALL, { faults: [BUSY] });
  const job = bench.job("job", ["/busy"]);
  job.setMinimumRetryDelay(60);
  job.setNoProgressTimeout(230); // three retries, and a fourth where the last timer is a millisecond early
  job.resume();
  await untilStates([job, "ERROR"]);
  expect(job.getErrorCount()).toBeGreaterThan(1);
  expect(job.getErrorCount()).toBeLessThanOrEqual(5);
  expect(errorOf(job).code).toBe(BG_E_HTTP_ERROR_503);
});

test("waiting for its turn does not count as a job without progress", async () => {
  await open({ speed: 300 }); // 60 s take 200 ms
  bench.server.file("/busy", SMALL, { faults: [{ ...BUSY, times: 1 }] });
  const first = bench.job("first", ["/silent"], BG_JOB_PRIORITY.HIGH);
  const second = bench.job("second", ["/busy"]);
  second.setMinimumRetryDelay(5);
  second.setNoProgressTimeout(60);
  first.resume();
  second.resume();
  await new Promise((wake) => setTimeout(wake, 250));
  first.cancel();
  await untilStates([second, "TRANSFERRED"]);
});

test("a job that takes longer than it may ends in ERROR; Resume counts anew", async () => {
  await open({ speed: 1000 });
  bench.server.file("/slow", Content.random(100_000), {
    faults: [{ kind: "drip", bytes: 1000, interval: 20, methods: ["GET"] }],
  });
  const job = bench.job("job", ["/slow"]);
  job.setMaximumDownloadTime(200);
  job.resume();
  await untilStates([job, "ERROR"]);
  expect(errorOf(job).code).toBe(BG_E_MAXDOWNLOAD_TIMEOUT);
  bench.server.faults("/slow");
  job.resume();
  await untilStates([job, "TRANSFERRED"]);
});

test("one failing file stops the job; what has arrived can be kept", async () => {
  await open();
  const job = bench.job("job", ["/small", "/missing", "/small"]);
  job.resume();
  await untilStates([job, "ERROR"]);
  expect(errorOf(job)).toEqual({ context: BG_ERROR_CONTEXT.REMOTE_FILE, code: BG_E_HTTP_ERROR_404 });
  const error = job.getError();
  const file = error.getFile();
  expect(file.getRemoteName()).toBe(bench.server.url("/missing"));
  file.dispose();
  error.dispose();
  expect(job.getProgress()).toMatchObject({
    filesTotal: 3,
    filesTransferred: 1,
    bytesTotal: BG_SIZE_UNKNOWN,
  });
  expect(job.complete()).toBe(BG_S_PARTIAL_COMPLETE);
  expect(readdirSync(bench.folder)).toEqual(["job 0"]);
});

test("the sizes of all files are known before the first has arrived", async () => {
  await open();
  const big = Content.random(500_000);
  bench.server.file("/big", big, { faults: [{ kind: "break", after: 1000, ending: "stall" }] });
  const job = bench.job("job", ["/big", "/small"]);
  job.resume();
  await untilStates([job, "TRANSFERRING"]);
  expect(job.getProgress()).toMatchObject({ bytesTotal: 500_005n, filesTransferred: 0 });
});

test("a file that cannot get its name keeps everything; Complete can be called again", async () => {
  await open();
  const job = bench.job("job", ["/small", "/small"]);
  const inTheWay = bench.local("job 1");
  mkdirSync(join(inTheWay, "not empty"), { recursive: true });
  job.resume();
  await untilStates([job, "TRANSFERRED"]);
  expect(answerOf(() => job.complete())).not.toBe("S_OK");
  await untilStates([job, "TRANSFERRED"]);
  expect(readFileSync(bench.local("job 0"), "utf8")).toBe(SMALL);
  const files = job.enumFiles();
  expect(files.next(2).map((file) => file.getProgress().completed)).toEqual([true, false]);
  files.dispose();

  rmdirSync(join(inTheWay, "not empty"));
  rmdirSync(inTheWay);
  expect(job.complete()).toBe(S_OK);
  expect(readFileSync(inTheWay, "utf8")).toBe(SMALL);
  expect(readdirSync(bench.folder).sort()).toEqual(["job 0", "job 1"]);
});

test("Cancel deletes what has arrived, also in the middle of a transfer", async () => {
  await open();
  bench.server.file("/big", Content.random(5_000_000), {
    faults: [{ kind: "break", after: 3_000_000, ending: "stall", methods: ["GET"] }],
  });
  const job = bench.job("job", ["/small", "/big"], BG_JOB_PRIORITY.FOREGROUND);
  job.resume();
  await untilStates([job, "TRANSFERRING"]);
  expect(readdirSync(bench.folder).length).toBeGreaterThan(0);
  expect(job.cancel()).toBe(S_OK);
  expect(readdirSync(bench.folder)).toEqual([]);
});

test("an existing target is replaced by Complete, and not touched before", async () => {
  await open();
  const first = bench.job("job", ["/small"]);
  first.resume();
  await untilStates([first, "TRANSFERRED"]);
  first.complete();
  bench.server.file("/small", "another");
  const second = bench.job("job", ["/small"]);
  second.resume();
  await untilStates([second, "TRANSFERRED"]);
  expect(readFileSync(bench.local("job 0"), "utf8")).toBe(SMALL);
  second.complete();
  expect(readFileSync(bench.local("job 0"), "utf8")).toBe("another");
});

test("a job under way goes on with the next service of its directory", async () => {
  await open();
  const directory = join(bench.folder, "jobs");
  await bench.restart({ directory });
  const content = Content.random(1_000_000);
  bench.server.file("/big", content, {
    faults: [{ kind: "break", after: 600_000, ending: "stall", methods: ["GET"], times: 1 }],
  });
  const before = bench.job("job", ["/big"]);
  const id = before.getId();
  before.resume();
  await untilStates([before, "TRANSFERRING"]);
  while (before.getProgress().bytesTransferred < 600_000n) await new Promise((wake) => setTimeout(wake, 5));
  await bench.restart({ directory });
  expect(answerOf(() => before.suspend())).toBe("RPC_E_DISCONNECTED");

  const job = bench.manager.getJob(id);
  await untilStates([job, "TRANSFERRED"]);
  expect(bench.server.requestsFor("/big", "GET").map(({ headers }) => headers.range)).toEqual([
    undefined,
    "bytes=600000-",
  ]);
  expect(job.complete()).toBe(S_OK);
  expect(readFileSync(bench.local("job 0"))).toEqual(content.bytes());
  job.dispose();
});

test("suspended, failed and finished jobs are as they were after a restart", async () => {
  await open();
  const directory = join(bench.folder, "jobs");
  await bench.restart({ directory });
  const suspended = bench.job("suspended", ["/small"]);
  suspended.setDescription("a description");
  const failed = bench.job("failed", ["/missing"]);
  const finished = bench.job("finished", ["/small"]);
  failed.resume();
  finished.resume();
  await untilStates([failed, "ERROR"], [finished, "TRANSFERRED"]);
  await bench.restart({ directory });

  const jobs = bench.manager.enumJobs(0);
  const all = jobs.next(10);
  expect(all.map((job) => job.getDisplayName())).toEqual(["suspended", "failed", "finished"]);
  await untilStates([all[0]!, "SUSPENDED"], [all[1]!, "ERROR"], [all[2]!, "TRANSFERRED"]);
  expect(all[0]!.getDescription()).toBe("a description");
  expect(errorOf(all[1]!).code).toBe(BG_E_HTTP_ERROR_404);
  expect(all[2]!.complete()).toBe(S_OK);
  expect(existsSync(bench.local("finished 0"))).toBe(true);
  for (const job of all) job.dispose();
  jobs.dispose();
});

test("limits", async () => {
  await open({ limits: { jobs: 2, filesPerJob: 2, rangesPerFile: 1 } });
  const job = bench.job("job", ["/small", "/small"]);
  expect(answerOf(() => job.addFile(bench.server.url("/small"), bench.local("third")))).toBe(
    "BG_E_TOO_MANY_FILES_IN_JOB",
  );
  const other = bench.job("other", []);
  const ranges = [
    { initialOffset: 0n, length: 1n },
    { initialOffset: 2n, length: 1n },
  ];
  expect(answerOf(() => other.addFileWithRanges(bench.server.url("/small"), bench.local("r"), ranges))).toBe(
    "BG_E_TOO_MANY_RANGES_IN_FILE",
  );
  expect(answerOf(() => bench.manager.createJob("third", BG_JOB_TYPE.DOWNLOAD))).toBe(
    "BG_E_TOO_MANY_JOBS_PER_USER",
  );
  other.cancel();
  const { job: third } = bench.manager.createJob("third", BG_JOB_TYPE.DOWNLOAD);
  third.dispose();
});
