/** Finds a job by its id, waits until it is transferred, completes it, and prints what that came to. */
import { setTimeout as delay } from "node:timers/promises";
import { BackgroundCopyManager, BG_JOB_STATE } from "@combind/bits";
import { guid, hresultName } from "@combind/runtime";

const { ERROR, TRANSIENT_ERROR, SUSPENDED, TRANSFERRED } = BG_JOB_STATE;

const manager = BackgroundCopyManager.create();
const job = manager.getJob(guid(process.argv[2]!));
for (;;) {
  const state = job.getState();
  if (state === TRANSFERRED) break;
  if (state === SUSPENDED) throw new Error("the job is suspended");
  if (state === ERROR || state === TRANSIENT_ERROR) {
    throw new Error(`the job failed: ${JSON.stringify(job.getError().getError())}`);
  }
  await delay(20);
}
const { bytesTotal, bytesTransferred } = job.getProgress();
const completed = hresultName(job.complete());
job.dispose();
manager.dispose();
console.log(JSON.stringify({ bytes: [bytesTotal, bytesTransferred].map(Number), completed }));
