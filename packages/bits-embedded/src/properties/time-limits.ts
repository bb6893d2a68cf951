import type { Job } from "../engine/job.ts";

/** Servers are not asked again sooner than after so many seconds. */
const SHORTEST_RETRY_DELAY = 5;

export function setMinimumRetryDelay(job: Job, seconds: number): void {
  job.change((record) => {
    record.minimumRetryDelay = Math.max(seconds, SHORTEST_RETRY_DELAY);
  });
}

/** 0 makes every error final at once. */
export function setNoProgressTimeout(job: Job, seconds: number): void {
  job.change((record) => {
    record.noProgressTimeout = seconds;
  });
}

/** Counts from the next attempt on. */
export function setMaximumDownloadTime(job: Job, seconds: number): void {
  job.change((record) => {
    record.maximumDownloadTime = seconds;
  });
}
