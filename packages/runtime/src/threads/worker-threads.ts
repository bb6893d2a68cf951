/** A thread as it is seen from the one that started it, as far as that concerns the runtime. */
export interface StartedThread {
  unref(): void;
  terminate(): Promise<number>;
}

/** What the runtime needs of Node's module; its declarations must not need Node's. */
export interface WorkerThreads {
  readonly isMainThread: boolean;
  readonly threadId: number;
  readonly Worker: new (source: string, options: object) => StartedThread;
  getEnvironmentData(key: string): unknown;
  setEnvironmentData(key: string, value: unknown): void;
}

let loaded: WorkerThreads | undefined;

/** Node's module, which programs that load no native code need not wait for. */
export function workerThreads(): WorkerThreads {
  loaded ??= process.getBuiltinModule("node:worker_threads") as unknown as WorkerThreads;
  return loaded;
}
