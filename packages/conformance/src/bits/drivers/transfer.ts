import { join } from "node:path";
import {
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_MODIFICATION,
  BG_NOTIFY_JOB_TRANSFERRED,
  IBackgroundCopyJobHttpOptions,
} from "@combind/bits";
import { offThread } from "@combind/runtime";
import { ask } from "./ask.ts";
import { Listener, type Notification } from "./listener.ts";
import { runDriver, stateName } from "./session.ts";
import { midTransfer, settled } from "./watch.ts";

export interface TransferReport {
  readonly id: string;
  readonly customHeaders: string | null;
  /** Bytes that had arrived when they were looked at during the transfer. */
  readonly progress: readonly string[];
  readonly settled: string;
  readonly notifications: readonly Notification[];
  readonly completed: number;
  readonly final: string;
}

const EIGHTH = 8 * 1024 * 1024;

// Downloads a large file, reading the progress; in the middle another process is called in (see notify.ts).
await runDriver(async (session): Promise<TransferReport> => {
  const { createJob, origin, folder } = session;
  const job = createJob("transfer");
  const id = job.getId();
  job.addFile(`${origin}/large`, join(folder, "large"));
  const options = job.as(IBackgroundCopyJobHttpOptions);
  options.setCustomHeaders("X-Combind: sixty-four\r\nX-Second: yes\r\n");
  const listener = new Listener();
  job.setNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION);
  await listener.listenTo(job);
  job.resume();

  const progress: string[] = [];
  for (let eighths = 1; eighths < 8; eighths++) {
    progress.push(String(await midTransfer(job, eighths * EIGHTH)));
    if (eighths === 2) await ask(folder, "notify", id, "jobModification");
  }
  const state = await settled(job);
  await listener.heard("jobTransferred");
  const report = { id, customHeaders: options.getCustomHeaders(), progress, settled: stateName(state) };
  options.dispose();
  await listener.stop(job, session);
  const completed = await offThread(job).complete();
  return { ...report, notifications: listener.notifications, completed, final: stateName(job.getState()) };
});
