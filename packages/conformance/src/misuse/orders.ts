import { type Attempt, attempt, report } from "./attempt.ts";

// Lives whose main thread has not loaded the runtime when they begin; each is a process: node orders.ts name.

/** Tells what a worker says; loads the runtime in this thread, too. */
async function worker(): Promise<string> {
  const { toldBy } = await import("./workers.ts");
  return await toldBy("call");
}

/** A worker of which this thread knows nothing. */
async function unknownWorker(): Promise<string> {
  const { Worker } = await import("node:worker_threads");
  const one = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { task: "call" } });
  return await new Promise((resolve, reject) => {
    one.on("message", resolve);
    one.on("error", reject);
  });
}

async function here(): Promise<string> {
  const { AFTERWARDS } = await import("./tables.ts");
  return String(AFTERWARDS.run());
}

/** In which order threads first use the runtime. */
export const ORDERS: readonly Attempt[] = [
  attempt("in a worker, never here", "returned returned GET", unknownWorker),
  attempt(
    "in a worker, then here",
    "returned returned GET GET",
    async () => `${await unknownWorker()} ${await here()}`,
  ),
  attempt(
    "here, then in a worker",
    "returned GET returned GET and ended with 0",
    async () => `${await here()} ${await worker()}`,
  ),
  attempt("in two workers at once, never here", "returned returned GET returned GET", async () =>
    (await Promise.all([unknownWorker(), unknownWorker()])).join(" "),
  ),
  attempt("in a worker, here, and in a worker", "returned returned GET GET returned GET", async () =>
    [await unknownWorker(), await here(), await unknownWorker()].join(" "),
  ),
];

if (import.meta.main) await report(ORDERS.filter(({ name }) => name === process.argv[2]));
