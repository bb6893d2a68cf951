/** Downloads one large file, watching this process's resident memory, and prints it in MiB. */
import { setTimeout as delay } from "node:timers/promises";
import { BackgroundCopyManager, BG_JOB_PRIORITY, BG_JOB_STATE, BG_JOB_TYPE } from "@combind/bits";

export interface LargeReport {
  readonly settled: string;
  /** When nothing has been transferred yet. */
  readonly before: number;
  /** The most in each tenth of the file. */
  readonly tenths: readonly number[];
}

const [, , url, file] = process.argv as [string, string, string, string];

const MEBIBYTE = 1024 * 1024;

const { QUEUED, CONNECTING, TRANSFERRING } = BG_JOB_STATE;

const manager = BackgroundCopyManager.create();
const { job } = manager.createJob("large", BG_JOB_TYPE.DOWNLOAD);
job.addFile(url, file);
job.setPriority(BG_JOB_PRIORITY.FOREGROUND);
const before = resident();
job.resume();
const tenths: number[] = Array(10).fill(0);
let state: BG_JOB_STATE = QUEUED;
while (state === QUEUED || state === CONNECTING || state === TRANSFERRING) {
  await delay(10);
  const { bytesTotal, bytesTransferred } = job.getProgress();
  state = job.getState();
  const tenth = state === TRANSFERRING ? Math.min(9, Number((bytesTransferred * 10n) / bytesTotal)) : 9;
  tenths[tenth] = Math.max(tenths[tenth]!, resident());
}
const settled = Object.entries(BG_JOB_STATE).find(([, value]) => value === state)![0];
job.complete();
job.dispose();
manager.dispose();
console.log(JSON.stringify({ settled, before, tenths } satisfies LargeReport));

function resident(): number {
  return Math.round(process.memoryUsage.rss() / MEBIBYTE);
}
