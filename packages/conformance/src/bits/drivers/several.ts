import { join } from "node:path";
import type { IBackgroundCopyJob } from "@combind/bits";
import { offThread } from "@combind/runtime";
import { runDriver, stateName } from "./session.ts";
import { settled } from "./watch.ts";

export interface SeveralReport {
  readonly created: readonly string[];
  /** Ids and names as a loop over the jobs gives them, those of other programs left out. */
  readonly listed: readonly (readonly [id: string, name: string])[];
  /** The files of each job, by a loop, and by the enumerator's own methods. */
  readonly files: readonly Files[];
  readonly settled: readonly string[];
  readonly progress: readonly { readonly filesTotal: number; readonly filesTransferred: number }[];
  readonly completed: readonly number[];
}

interface Files {
  readonly looped: readonly (readonly [remote: string, local: string])[];
  readonly count: number;
  /** `next(1)`, then `next(16)`, then `next(1)` at the end: how many came. */
  readonly batches: readonly number[];
  /** After `reset()` and `skip(1)`: the remote names that a loop still gives. */
  readonly rest: readonly string[];
}

const NAMES = ["first", "second"];

// Two jobs with two files each, under way together, and found by enumeration.
await runDriver(async ({ createJob, manager, origin, folder }): Promise<SeveralReport> => {
  const jobs = NAMES.map(createJob);
  jobs.forEach((job, index) => {
    const file = (part: string) => ({
      remoteName: `${origin}/${NAMES[index]}/${part}`,
      localName: join(folder, `${NAMES[index]}-${part}`),
    });
    job.addFileSet([file("a"), file("b")]);
  });
  const created = jobs.map((job) => job.getId());
  for (const job of jobs) job.resume();

  const listed: [string, string][] = [];
  const list = manager.enumJobs(0);
  for (const job of list) {
    if (created.includes(job.getId())) listed.push([job.getId(), job.getDisplayName()]);
  }
  list.dispose();

  const states = await Promise.all(jobs.map(settled));
  const progress = jobs.map((job) => {
    const { filesTotal, filesTransferred } = job.getProgress();
    return { filesTotal, filesTransferred };
  });
  const files = jobs.map(filesOf);
  const completed = [];
  for (const job of jobs) completed.push(await offThread(job).complete());
  return { created, listed, files, settled: states.map(stateName), progress, completed };
});

function filesOf(job: IBackgroundCopyJob): Files {
  const list = job.enumFiles();
  const looped: [string, string][] = [];
  for (const file of list) looped.push([file.getRemoteName(), file.getLocalName()]);

  list.reset();
  const batches = [1, 16, 1].map((count) => {
    const batch = list.next(count);
    for (const file of batch) file.dispose();
    return batch.length;
  });

  list.reset();
  list.skip(1);
  const rest: string[] = [];
  for (const file of list) rest.push(file.getRemoteName());

  const count = list.getCount();
  list.dispose();
  return { looped, count, batches, rest };
}
