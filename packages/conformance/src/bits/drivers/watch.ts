import { setTimeout as delay } from "node:timers/promises";
import { BG_JOB_STATE, type IBackgroundCopyJob } from "@combind/bits";

const POLL = 20;

const UNDER_WAY: ReadonlySet<BG_JOB_STATE> = new Set([
  BG_JOB_STATE.QUEUED,
  BG_JOB_STATE.CONNECTING,
  BG_JOB_STATE.TRANSFERRING,
]);

/** Waits until the service works on the job no more, and gives the state it is in then. */
export async function settled(job: IBackgroundCopyJob): Promise<BG_JOB_STATE> {
  for (;;) {
    const state = job.getState();
    if (!UNDER_WAY.has(state)) return state;
    await delay(POLL);
  }
}

/** Waits until so many bytes of the job have arrived while it is still being transferred. */
export async function midTransfer(job: IBackgroundCopyJob, bytes: number): Promise<bigint> {
  for (;;) {
    const state = job.getState();
    const { bytesTransferred } = job.getProgress();
    if (!UNDER_WAY.has(state)) throw new Error(`the transfer ended after ${bytesTransferred} bytes`);
    if (bytesTransferred >= bytes) return bytesTransferred;
    await delay(POLL);
  }
}
