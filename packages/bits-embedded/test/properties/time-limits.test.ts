import { expect, test } from "vitest";
import {
  setMaximumDownloadTime,
  setMinimumRetryDelay,
  setNoProgressTimeout,
} from "../../src/properties/time-limits.ts";
import { newJob } from "./new-job.ts";

test("a retry delay below five seconds becomes five", () => {
  const job = newJob();
  for (const [given, kept] of [
    [0, 5],
    [4, 5],
    [5, 5],
    [6, 6],
    [0xffffffff, 0xffffffff],
  ] as const) {
    setMinimumRetryDelay(job, given);
    expect(job.record.minimumRetryDelay).toBe(kept);
  }
});

test("the other limits are kept as given", () => {
  const job = newJob();
  setNoProgressTimeout(job, 0);
  setMaximumDownloadTime(job, 1);
  expect(job.record).toMatchObject({ noProgressTimeout: 0, maximumDownloadTime: 1 });
});
