import { join } from "node:path";
import { BG_NOTIFY_JOB_ERROR, BG_NOTIFY_JOB_TRANSFERRED } from "@combind/bits";
import { ComError, formatHresult } from "@combind/runtime";
import { ask } from "./ask.ts";
import { Listener, type Notification } from "./listener.ts";
import { outcome } from "./outcome.ts";
import { runDriver, stateName } from "./session.ts";
import { settled } from "./watch.ts";

export interface MissingReport {
  readonly id: string;
  readonly settled: string;
  readonly context: number;
  readonly code: string;
  /** What this package calls the code. */
  readonly name: string | undefined;
  readonly file: string;
  /** What becomes of asking the service for texts. */
  readonly description: string;
  readonly contextDescription: string;
  /** What the service itself sent, and what came after the second process had sent JobError. */
  readonly own: readonly Notification[];
  readonly notifications: readonly Notification[];
}

const ENGLISH = 0x0409;

// Downloads what the server has not.
await runDriver(async (session): Promise<MissingReport> => {
  const { createJob, origin, folder } = session;
  const job = createJob("missing");
  const id = job.getId();
  job.addFile(`${origin}/missing`, join(folder, "missing"));
  job.setNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_TRANSFERRED);
  const listener = new Listener();
  await listener.listenTo(job);
  job.resume();
  const state = stateName(await settled(job));

  const error = job.getError();
  const { context, code } = error.getError();
  const file = error.getFile();
  const report = {
    id,
    settled: state,
    context,
    code: formatHresult(code),
    name: new ComError(code).code,
    file: file.getRemoteName(),
    description: await outcome(() => error.getErrorDescription(ENGLISH)),
    contextDescription: await outcome(() => error.getErrorContextDescription(ENGLISH)),
  };
  file.dispose();
  error.dispose();

  const own = [...listener.notifications];
  await ask(folder, "notify", id, "jobError");
  await listener.heard("jobError");
  await listener.stop(job, session);
  return { ...report, own, notifications: listener.notifications };
});
