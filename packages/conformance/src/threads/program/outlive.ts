import { Worker } from "node:worker_threads";
import { apartment, implement } from "@combind/runtime";
import { IThreadTarget } from "#threads";
import { hex, openCallers, pause, program, untilTheyEnd } from "./target.ts";

// Outlives a worker whose object threads call, and calls that object itself. Arguments: the library, how the worker ends,
// whether this thread uses COM before the worker begins, and how many threads, calls each and microseconds between them.

const [, , library, how, order, threads, calls, pauseMicroseconds] = process.argv;

if (order === "first") implement(IThreadTarget, {}).dispose();
else if (apartment() !== null) throw new Error("the runtime is in use already");

const worker = new Worker(program("worker"), {
  argv: [library],
  workerData: {
    how,
    threads: Number(threads),
    calls: Number(calls),
    pauseMicroseconds: Number(pauseMicroseconds),
  },
});
worker.on("message", () => void worker.terminate());
worker.on("error", () => {});
await new Promise((resolve) => worker.once("exit", resolve));

const callers = openCallers();
const atEnd = callers.getTally();
const target = callers.getKept();
const code = hex(callers.callHere(target, 5));
const asked = callers.askHere(target);
// Calls that were under way when the worker ended may never return: see the README of the runtime.
for (let waited = 0; waited < 2_000 && callers.getTally().running > 0; waited += 50) await pause(50);
const { running, wrong, disconnected } = callers.getTally();
if (running === 0) await untilTheyEnd(callers);
callers.keep(null);
target.dispose();
callers.dispose();
console.log(
  JSON.stringify({
    code,
    asked: { code: hex(asked.code), zeroed: asked.zeroed },
    served: atEnd.right > 0,
    disconnected: disconnected > 0,
    wrong,
    running,
  }),
);
