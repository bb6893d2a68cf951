/** Queues many jobs of one small file each, waits until all are transferred, completes them, and prints how they ended. */
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { BackgroundCopyManager, BG_JOB_PRIORITY, BG_JOB_STATE, BG_JOB_TYPE } from "@combind/bits";
import { hresultName } from "@combind/runtime";

export interface CrowdReport {
  /** How many jobs a list of all jobs had when all were queued. */
  readonly listed: number;
  /** The states in which the service was done with them, what Complete gave, and the states after it, all once each. */
  readonly settled: readonly string[];
  readonly completed: readonly (string | undefined)[];
  readonly final: readonly string[];
  /** How many jobs are listed at the end. */
  readonly left: number;
}

const [, , origin, folder, count, priority] = process.argv as unknown as Arguments;

type Arguments = [string, string, string, string, string, keyof typeof BG_JOB_PRIORITY];

const DONE: ReadonlySet<BG_JOB_STATE> = new Set([
  BG_JOB_STATE.ERROR,
  BG_JOB_STATE.TRANSIENT_ERROR,
  BG_JOB_STATE.TRANSFERRED,
]);

const manager = BackgroundCopyManager.create();
const jobs = Array.from({ length: Number(count) }, (_, index) => {
  const { job } = manager.createJob(`job ${index}`, BG_JOB_TYPE.DOWNLOAD);
  job.setPriority(BG_JOB_PRIORITY[priority]);
  job.addFile(`${origin}/${index}`, join(folder, String(index)));
  return job;
});
for (const job of jobs) job.resume();
const listed = listedJobs();

for (const job of jobs) while (!DONE.has(job.getState())) await delay(10);
const settled = jobs.map((job) => nameOf(job.getState()));
const completed = jobs.map((job) => hresultName(job.complete()));
const final = jobs.map((job) => nameOf(job.getState()));
const report: CrowdReport = {
  listed,
  settled: [...new Set(settled)],
  completed: [...new Set(completed)],
  final: [...new Set(final)],
  left: listedJobs(),
};
for (const object of [...jobs, manager]) object.dispose();
console.log(JSON.stringify(report));

function listedJobs(): number {
  const list = manager.enumJobs(0);
  const all = list.getCount();
  list.dispose();
  return all;
}

function nameOf(state: BG_JOB_STATE): string {
  return Object.entries(BG_JOB_STATE).find(([, value]) => value === state)![0];
}
