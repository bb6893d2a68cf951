import { join } from "node:path";
import { ask } from "./ask.ts";
import { Listener } from "./listener.ts";
import { runDriver } from "./session.ts";
import { midTransfer } from "./watch.ts";

// A client that the service has a callback of, and that is killed in the middle of a transfer.
await runDriver(async ({ createJob, origin, folder, args: [name] }) => {
  const job = createJob(`${name}`);
  job.addFile(`${origin}/slow`, join(folder, `${name}`));
  await new Listener().listenTo(job);
  job.resume();
  await midTransfer(job, 64 * 1024);
  await ask(folder, "kill");
  throw new Error("still alive");
});
