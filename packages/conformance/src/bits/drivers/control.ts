import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { offThread } from "@combind/runtime";
import { ask } from "./ask.ts";
import { lastOutcome, outcome } from "./outcome.ts";
import { runDriver, type Session, stateName } from "./session.ts";
import { midTransfer, settled } from "./watch.ts";

export interface ControlReport {
  readonly interrupted: {
    readonly suspend: string;
    /** The state half a second after `suspend`, and how many bytes came in that time. */
    readonly state: string;
    readonly moved: string;
    readonly resume: string;
    readonly settled: string;
    readonly completed: number;
  };
  readonly cancelled: {
    readonly cancel: number;
    readonly state: string;
    readonly getJob: string;
    readonly resume: string;
    readonly complete: string;
    readonly cancelAgain: string;
    readonly fileExists: boolean;
  };
}

// Suspends, resumes and cancels transfers in the middle.
await runDriver(
  async (one): Promise<ControlReport> => ({
    interrupted: await interrupt(one),
    cancelled: await cancel(one),
  }),
);

async function interrupt({ createJob, origin, folder }: Session): Promise<ControlReport["interrupted"]> {
  const job = createJob("interrupted");
  job.addFile(`${origin}/slow`, join(folder, "slow"));
  job.resume();
  await midTransfer(job, 256 * 1024);
  const suspend = await outcome(() => offThread(job).suspend());
  const before = job.getProgress().bytesTransferred;
  await delay(500);
  const state = stateName(job.getState());
  const moved = String(job.getProgress().bytesTransferred - before);
  const resume = await outcome(() => job.resume());
  const end = stateName(await settled(job));
  return { suspend, state, moved, resume, settled: end, completed: await offThread(job).complete() };
}

async function cancel({ createJob, manager, origin, folder }: Session): Promise<ControlReport["cancelled"]> {
  const job = createJob("cancelled");
  const id = job.getId();
  const file = join(folder, "stalled");
  job.addFile(`${origin}/stalled`, file);
  job.resume();
  await midTransfer(job, 1024 * 1024);
  const result = await offThread(job).cancel();
  await ask(folder, "hang up");
  const getJob = await lastOutcome(() => manager.getJob(id));
  return {
    cancel: result,
    state: stateName(job.getState()),
    getJob,
    resume: await outcome(() => job.resume()),
    complete: await outcome(() => offThread(job).complete()),
    cancelAgain: await outcome(() => offThread(job).cancel()),
    fileExists: existsSync(file),
  };
}
