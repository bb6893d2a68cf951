import { parentPort, workerData } from "node:worker_threads";
import { makeTarget, openCallers } from "./target.ts";

// A worker that implements an object, has threads call it, and ends.

const { how, threads, calls, pauseMicroseconds } = workerData as {
  readonly how: string;
  readonly threads: number;
  readonly calls: number;
  readonly pauseMicroseconds: number;
};

const callers = openCallers();
const target = makeTarget();
callers.keep(target);
callers.start(target, threads, calls, pauseMicroseconds);
switch (how) {
  case "exit":
    setTimeout(() => process.exit(), 50);
    break;
  case "exit again":
    process.on("exit", () => process.exit());
    setTimeout(() => process.exit(), 50);
    break;
  case "throw":
    setTimeout(() => {
      throw new Error("planted");
    }, 50);
    break;
  case "naturally":
    setTimeout(() => {}, 50);
    break;
  case "terminate":
    setTimeout(() => parentPort!.postMessage("now"), 50);
    setTimeout(() => {}, 60_000);
}
