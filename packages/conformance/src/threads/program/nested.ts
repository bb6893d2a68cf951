import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { implement } from "@combind/runtime";
import { IThreadTarget } from "#threads";
import { openCallers, pause, program } from "./target.ts";

// Terminates a worker, and with it the worker that that one has started, whose object threads call.

/** What protects threads that are started from now on. */
function useCom(): void {
  implement(IThreadTarget, {}).dispose();
}

function begin(): void {
  useCom();
  const inner = new Worker(program("worker"), {
    argv: [process.argv[2]],
    workerData: { how: "terminate", threads: 4, calls: 1_000, pauseMicroseconds: 100 },
  });
  inner.on("message", (message) => parentPort!.postMessage(message));
}

async function end(): Promise<void> {
  useCom();
  const worker = new Worker(program("nested"), { argv: [process.argv[2]] });
  await new Promise((resolve) => worker.once("message", resolve));
  await worker.terminate();
  const callers = openCallers();
  while (callers.getTally().running > 0) await pause(5);
  const { right, wrong, disconnected } = callers.getTally();
  console.log(JSON.stringify({ served: right > 0, wrong, disconnected: disconnected > 0 }));
  callers.dispose();
}

if (isMainThread) await end();
else begin();
