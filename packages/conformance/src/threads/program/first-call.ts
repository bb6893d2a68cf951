import { parentPort, workerData } from "node:worker_threads";
import { fromPointer } from "@combind/runtime";
import { IThreadCallers } from "#threads";

// The first thing that this thread does with COM is a call through a pointer.
parentPort!.postMessage(
  fromPointer(IThreadCallers, workerData as number, { addRef: true }).getTally().running,
);
