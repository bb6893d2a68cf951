import { parentPort, workerData } from "node:worker_threads";
import { IBackgroundCopyJob, IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { implement, offThread } from "@combind/runtime";
import { outcomeOf } from "./attempt.ts";

/** What a worker is asked to do. */
export type Task = keyof typeof TASKS;

const { getHttpMethod } = IBackgroundCopyJobHttpOptions2.prototype;

function options(handler: () => string = () => "GET"): IBackgroundCopyJobHttpOptions2 {
  return implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: handler });
}

const TASKS = {
  call: () => options().getHttpMethod(),
  released() {
    const it = options();
    it.dispose();
    return it.getHttpMethod();
  },
  wrong: () => options().setHttpMethod(5 as never),
  throwing: () =>
    options(() => {
      throw new Error("broken");
    }).getHttpMethod(),
  elsewhere: () => offThread(options()).getHttpMethod(),
  leaving() {
    for (let count = 0; count < 100; count++) implement(IBackgroundCopyJob, {});
  },
  exiting: () => options(() => process.exit(3)).getHttpMethod(),
  waiting() {
    options();
    setInterval(() => {}, 1_000);
  },
  given: (it: unknown) => Reflect.apply(getHttpMethod, it, []),
  "given inside": (it: { readonly it: readonly unknown[] }) => Reflect.apply(getHttpMethod, it.it[0], []),
} as const;

const { task, given } = workerData as { readonly task: Task; readonly given: never };
parentPort?.postMessage(await outcomeOf(() => TASKS[task](given)));
