import {
  BG_JOB_PRIORITY,
  BG_JOB_PROXY_USAGE,
  BG_JOB_TYPE,
  BITS_JOB_PROPERTY_ID,
  type IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions3,
} from "@combind/bits";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerOf, JobsInStates } from "./jobs-in-states.ts";
import { DOWNLOADS } from "./state-table.ts";

let jobs: JobsInStates;
beforeAll(async () => {
  jobs = await JobsInStates.open();
});
afterEach(() => jobs.clear());
afterAll(() => jobs.close());

type Call<T> = readonly [name: string, call: (object: T) => unknown];

const SETTERS: readonly Call<IBackgroundCopyJob5>[] = [
  ["SetDisplayName", (job) => job.setDisplayName("new")],
  ["SetDescription", (job) => job.setDescription("new")],
  ["SetPriority", (job) => job.setPriority(BG_JOB_PRIORITY.LOW)],
  ["SetNotifyFlags", (job) => job.setNotifyFlags(0)],
  ["SetNotifyInterface", (job) => job.setNotifyInterface(null)],
  ["SetMinimumRetryDelay", (job) => job.setMinimumRetryDelay(60)],
  ["SetNoProgressTimeout", (job) => job.setNoProgressTimeout(120)],
  ["SetProxySettings", (job) => job.setProxySettings(BG_JOB_PROXY_USAGE.NO_PROXY, null, null)],
  ["SetMaximumDownloadTime", (job) => job.setMaximumDownloadTime(3600)],
  [
    "AddFileSet",
    (job) => job.addFileSet([{ remoteName: `${jobs.origin}/small`, localName: `${jobs.folder}/s` }]),
  ],
  [
    "AddFileWithRanges",
    (job) =>
      job.addFileWithRanges(`${jobs.origin}/small`, `${jobs.folder}/r`, [{ initialOffset: 0n, length: 1n }]),
  ],
  ["ReplaceRemotePrefix", (job) => job.replaceRemotePrefix(jobs.origin, jobs.origin)],
  ["SetProperty", (job) => job.setProperty(BITS_JOB_PROPERTY_ID.MINIMUM_NOTIFICATION_INTERVAL_MS, 1000)],
];

const HTTP_SETTERS: readonly Call<IBackgroundCopyJobHttpOptions3>[] = [
  ["SetCustomHeaders", (options) => options.setCustomHeaders("X-A: b\r\n")],
  ["SetSecurityFlags", (options) => options.setSecurityFlags(0)],
];

const GETTERS: readonly Call<IBackgroundCopyJob5>[] = [
  ["GetId", (job) => job.getId()],
  ["GetType", (job) => job.getType()],
  ["GetProgress", (job) => job.getProgress()],
  ["GetTimes", (job) => job.getTimes()],
  ["GetState", (job) => job.getState()],
  ["GetOwner", (job) => job.getOwner()],
  ["GetDisplayName", (job) => job.getDisplayName()],
  ["GetDescription", (job) => job.getDescription()],
  ["GetPriority", (job) => job.getPriority()],
  ["GetNotifyFlags", (job) => job.getNotifyFlags()],
  ["GetNotifyInterface", (job) => job.getNotifyInterface()],
  ["GetMinimumRetryDelay", (job) => job.getMinimumRetryDelay()],
  ["GetNoProgressTimeout", (job) => job.getNoProgressTimeout()],
  ["GetErrorCount", (job) => job.getErrorCount()],
  ["GetProxySettings", (job) => job.getProxySettings()],
  ["GetMaximumDownloadTime", (job) => job.getMaximumDownloadTime()],
  ["EnumFiles", (job) => job.enumFiles().dispose()],
];

const STATES = [...new Set(DOWNLOADS.map(({ from }) => from))];

describe.each(STATES)("%s", (state) => {
  const isFinal = state === "ACKNOWLEDGED" || state === "CANCELLED";
  const answer = isFinal ? "BG_E_INVALID_STATE" : "S_OK";

  test.each(SETTERS)(`%s answers ${answer}`, async (_, call) => {
    const job = await jobs.make(BG_JOB_TYPE.DOWNLOAD, state);
    expect(answerOf(() => call(job))).toBe(answer);
    job.dispose();
  });

  test.each(HTTP_SETTERS)(`%s answers ${answer}`, async (_, call) => {
    const job = await jobs.make(BG_JOB_TYPE.DOWNLOAD, state);
    const options = job.as(IBackgroundCopyJobHttpOptions3);
    expect(answerOf(() => call(options))).toBe(answer);
    options.dispose();
    job.dispose();
  });

  test("getters answer", async () => {
    const job = await jobs.make(BG_JOB_TYPE.DOWNLOAD, state);
    for (const [name, call] of GETTERS)
      expect([name, answerOf(() => void call(job))]).toEqual([name, "S_OK"]);
    job.dispose();
  });

  test("GetError answers in the error states alone", async () => {
    const job = await jobs.make(BG_JOB_TYPE.DOWNLOAD, state);
    const hasError = state === "ERROR" || state === "TRANSIENT_ERROR";
    expect(answerOf(() => job.getError().dispose())).toBe(
      hasError ? "S_OK" : "BG_E_ERROR_INFORMATION_UNAVAILABLE",
    );
    job.dispose();
  });
});
