import { IBackgroundCopyCallback } from "@combind/bits";
import { guid, offThread } from "@combind/runtime";
import { runDriver, stateName } from "./session.ts";

export interface NotifyReport {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly files: readonly string[];
}

// A second process: finds a job of another one by its id, and notifies the object that the other one has set.
await runDriver(async ({ manager, args: [id, event] }): Promise<NotifyReport> => {
  const job = manager.getJob(guid(id!));
  const files: string[] = [];
  const list = job.enumFiles();
  for (const file of list) files.push(file.getRemoteName());
  list.dispose();
  const report = { id: job.getId(), name: job.getDisplayName(), state: stateName(job.getState()), files };

  const set = job.getNotifyInterface()!;
  const callback = set.as(IBackgroundCopyCallback);
  if (event === "jobError") {
    const error = job.getError();
    await offThread(callback).jobError(job, error);
    error.dispose();
  } else {
    await offThread(callback).jobModification(job, 0);
  }
  for (const one of [callback, set, job]) one.dispose();
  return report;
});
