import { join } from "node:path";
import { type ApartmentKind, initializeApartment } from "@combind/runtime";
import { away } from "./away.ts";
import { Listener } from "./listener.ts";
import { runDriver, stateName } from "./session.ts";

/** What each run came to. */
export type SeriesReport = readonly {
  readonly completed: number;
  readonly heard: readonly string[];
  readonly final: string;
}[];

// Small jobs one after the other, each with a callback of its own: args are the name, how many, and the apartment.
initializeApartment((process.argv[6] ?? "mta") as ApartmentKind);
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
    const completed = await away(job).complete();
    report.push({
      completed,
      heard: listener.notifications.map(({ event, state }) => `${event} ${state}`),
      final: stateName(job.getState()),
    });
  }
  return report;
});
