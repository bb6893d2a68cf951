import type { Worker } from "node:worker_threads";
import { live } from "../lifetime/live.ts";
import { quickExit } from "../native/quick-exit.ts";
import { atThreadEnd } from "./at-end.ts";
import { enterThread, openVtableTable, retireAllVtables, retireVtables } from "./vtable-table.ts";
import { workerThreads } from "./worker-threads.ts";

let isProtected = false;

/**
 * Keeps native code from calling into JavaScript threads that are gone, which would end the process: when this thread
 * ends, or a worker that it has started from now on, the objects that the thread implemented answer RPC_E_DISCONNECTED, and
 * those of the workers that end with it.
 */
export function protectThreads(): void {
  if (isProtected) return;
  isProtected = true;
  openVtableTable();
  process.on("worker", protectWorker);
  const { isMainThread, threadId } = workerThreads();
  if (!isMainThread) process.on("beforeExit", () => queueMicrotask(() => answerLastCalls(threadId)));
  atThreadEnd((exitCode) => {
    if (isMainThread) retireAllVtables();
    else retireVtables(threadId);
    if (live.objects > 0) letCallsIn();
    if (isMainThread) endWithCalls(exitCode);
  });
}

/** Milliseconds for a worker to answer the calls that are under way. */
const GRACE = 10;

/** Calls that have found a thunk come to wait for this thread, which is safe, before Koffi takes itself down with it. */
function letCallsIn(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, GRACE);
}

/**
 * Node waits for its pool before the process ends; a call there that waits for a handler of this thread would never come
 * back. So the process ends without.
 */
function endWithCalls(exitCode: number): void {
  if (live.calls > 0 && live.objects > 0) quickExit(exitCode);
}

/** A worker that has nothing left to do lets no more calls in, and answers those that wait for it before it ends. */
function answerLastCalls(threadId: number): void {
  const hasMoreToDo = process.getActiveResourcesInfo().length > 0;
  if (!hasMoreToDo && retireVtables(threadId)) setTimeout(() => {}, GRACE);
}

/**
 * A worker that is terminated runs no code any more. So `terminate` of this one first puts its vtables out of use, and
 * gives it time to answer the calls that wait for it. The event is for workers that end otherwise, by a lack of memory
 * for example.
 */
function protectWorker(worker: Worker): void {
  const { threadId, terminate } = worker;
  enterThread(threadId, workerThreads().threadId);
  worker.terminate = async () => {
    if (retireVtables(threadId)) {
      await new Promise((resolve) => setTimeout(resolve, GRACE));
      retireVtables(threadId);
    }
    return Reflect.apply(terminate, worker, []);
  };
  worker.once("exit", () => retireVtables(threadId));
}
