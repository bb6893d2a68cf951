import { Worker } from "node:worker_threads";
import { IBackgroundCopyJob, IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { implement } from "@combind/runtime";
import { attempt } from "./attempt.ts";
import type { Life } from "./exits.ts";
import type { Task } from "./worker.ts";

const WORKER = new URL("./worker.ts", import.meta.url);
const AT = "IBackgroundCopyJobHttpOptions2.getHttpMethod";

function options(): IBackgroundCopyJobHttpOptions2 {
  return implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: () => "GET" });
}

/** What a worker tells of a task. */
export async function toldBy(task: Task, given?: unknown): Promise<string> {
  const worker = new Worker(WORKER, { workerData: { task, given } });
  return await new Promise((resolve, reject) => {
    let told = "";
    worker.on("message", (outcome: string) => {
      told = outcome;
    });
    worker.on("error", reject);
    worker.on("exit", (code) => resolve(`${told} and ended with ${code}`));
  });
}

/** A worker that does something wrong, after which this thread goes on. */
function working(name: string, task: Task, told: string): Life {
  return attempt(
    name,
    `returned ${told} GET`,
    async () => `${await toldBy(task)} ${options().getHttpMethod()}`,
  );
}

/** Lives with other threads of JavaScript. */
export const WORKERS: readonly Life[] = [
  working("a worker that calls", "call", "returned GET and ended with 0"),
  working(
    "a worker that uses a released wrapper",
    "released",
    `ReleasedError: ${AT}: this IBackgroundCopyJobHttpOptions2 was released and ended with 0`,
  ),
  working(
    "a worker that passes wrong arguments",
    "wrong",
    `TypeError: ${AT.replace("get", "set")}(method): expected a string, got 5 and ended with 0`,
  ),
  working(
    "a worker whose handler throws",
    "throwing",
    `ComError: ${AT}: E_FAIL (0x80004005): broken and ended with 0`,
  ),
  working("a worker that calls on another thread", "elsewhere", "returned GET and ended with 0"),
  working(
    "a worker that ends with objects that nobody released",
    "leaving",
    "returned undefined and ended with 0",
  ),
  working("a worker that exits inside a handler", "exiting", " and ended with 3"),
  attempt(
    "a wrapper posted to a worker",
    `returned TypeError: ${AT}: expected an IBackgroundCopyJobHttpOptions2 as this, got an object`,
    () => toldBy("given", options()),
  ),
  attempt("a wrapper inside what is posted to a worker", `returned TypeError: ${AT}: expected an`, () =>
    toldBy("given inside", { it: [options()] }),
  ),
  attempt("a wrapper transferred to a worker", "DOMException: Found invalid value in transferList", () => {
    const it = options();
    return new Worker(WORKER, { workerData: { task: "given", given: it }, transferList: [it as never] });
  }),
  attempt("a class posted to a worker", "DOMException: class IBackgroundCopyJob", () =>
    toldBy("given", IBackgroundCopyJob),
  ),
  attempt("a method posted to a worker", "DOMException: getHttpMethod()", () =>
    toldBy("given", options().getHttpMethod),
  ),
  attempt("a worker that is ended from here, which goes on", "returned GET", async () => {
    const worker = new Worker(WORKER, { workerData: { task: "waiting" } });
    await new Promise((resolve) => worker.once("message", resolve));
    await worker.terminate();
    return options().getHttpMethod();
  }),
  attempt("workers one after the other, and at once", "returned 6", async () => {
    for (let count = 0; count < 2; count++) await toldBy("call");
    const all = await Promise.all(Array.from({ length: 4 }, () => toldBy("call")));
    return 2 + all.filter((told) => told === "returned GET and ended with 0").length;
  }),
];
