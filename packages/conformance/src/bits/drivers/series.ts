import { join } from "node:path";
import { offThread } from "@combind/runtime";
import { Listener } from "./listener.ts";
import { runDriver, stateName } from "./session.ts";

/** What each run came to. */
export type SeriesReport = readonly {
  readonly completed: number;
  readonly heard: readonly string[];
  readonly final: string;
}[];

// Small jobs one after the other, each with a callback of its own: args are the name and how many.
await runDriver(async (session): Promise<SeriesReport> => {
  const {
    createJob,
    origin,
    folder,
    args: [name, runs],
  } = session;
  const report = [];
  for (let run = 0; run < Number(runs); run++) {
    const job = createJob(`${name} ${run}`);
    job.addFile(`${origin}/small/${run}`, join(folder, `${name}-${run}`));
    const listener = new Listener();
    await listener.listenTo(job);
    job.resume();
    await listener.heard("jobTransferred");
    await listener.stop(job, session);
    const completed = await offThread(job).complete();
    report.push({
      completed,
      heard: listener.notifications.map(({ event, state }) => `${event} ${state}`),
      final: stateName(job.getState()),
    });
  }
  return report;
});
