import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  BackgroundCopyManager,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  type IBackgroundCopyJob,
  type IBackgroundCopyManager,
} from "@combind/bits";
import { expectNoLeaks } from "@combind/runtime/testing";
import { away } from "./away.ts";
import { settled } from "./watch.ts";

const [, , origin, folder, ...args] = process.argv as [string, string, string, string, ...string[]];

/** What a driver works with. */
export interface Session {
  readonly manager: IBackgroundCopyManager;
  /** The web server on the other side. */
  readonly origin: string;
  /** Where downloads go. */
  readonly folder: string;
  /** What this driver was told beyond that. */
  readonly args: readonly string[];
  /** A download job, which does not outlive the session. */
  createJob(name: string): IBackgroundCopyJob;
  /**
   * Waits until the service has gone through a job made for the purpose. Wine's takes one after the other, and so has
   * then finished what it was at, calls of callbacks included.
   */
  anotherJob(): Promise<void>;
}

/** Seconds until a driver is given up, the start of the service not counted. */
const DEADLINE = 45;

/** Runs a driver, prints its report, and leaves behind no job, no reference and no object, also if it fails. */
export async function runDriver(body: (session: Session) => Promise<unknown>): Promise<void> {
  await expectNoLeaks(() => run(body));
}

async function run(body: (session: Session) => Promise<unknown>): Promise<void> {
  const jobs: IBackgroundCopyJob[] = [];
  const manager = BackgroundCopyManager.create();
  const createJob = (name: string) => {
    const { job } = manager.createJob(name, BG_JOB_TYPE.DOWNLOAD);
    jobs.push(job);
    return job;
  };
  const anotherJob = async () => {
    const job = createJob("another");
    job.addFile(`${origin}/another`, join(folder, "another"));
    job.resume();
    await settled(job);
  };
  const done = new AbortController();
  const expiry = delay(DEADLINE * 1000, undefined, { signal: done.signal }).then(() => {
    const states = jobs.map((job) => stateName(job.getState()));
    throw new Error(`not done in ${DEADLINE} s; jobs: ${states.join(", ")}`);
  });
  try {
    const report = await Promise.race([
      body({ manager, origin, folder, args, createJob, anotherJob }),
      expiry,
    ]);
    console.log(JSON.stringify(report, (_, value) => (typeof value === "bigint" ? String(value) : value)));
  } finally {
    done.abort();
    for (const job of jobs) {
      if (!isFinal(job.getState())) await away(job).cancel();
      job.dispose();
    }
    manager.dispose();
  }
}

export function stateName(state: BG_JOB_STATE): string {
  return Object.entries(BG_JOB_STATE).find(([, value]) => value === state)?.[0] ?? String(state);
}

function isFinal(state: BG_JOB_STATE): boolean {
  return state === BG_JOB_STATE.ACKNOWLEDGED || state === BG_JOB_STATE.CANCELLED;
}
