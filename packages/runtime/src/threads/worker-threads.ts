type WorkerThreads = typeof import("node:worker_threads");

let module: WorkerThreads | undefined;

/** Node's module, which programs that load no native code need not wait for. */
export function workerThreads(): WorkerThreads {
  module ??= process.getBuiltinModule("node:worker_threads");
  return module;
}
