import { workerThreads } from "../threads/worker-threads.ts";

// A thread that watches what this one is at. It alone can tell of a call that does not return: this one is blocked.

const WORDS = 2;
/** Counts the calls that have begun or ended. */
const COUNT = 0;
/** Bytes of the name of the call that this thread is in; 0 outside of calls. */
const LENGTH = 1;
const NAME_BYTES = 248;

/** Plain JavaScript, which runs wherever this file was bundled to. */
const SOURCE = `
const { writeSync } = process.getBuiltinModule("node:fs");
const { workerData: { memory, limit } } = process.getBuiltinModule("node:worker_threads");
const words = new Int32Array(memory, 0, ${WORDS});
const name = new Uint8Array(memory, ${WORDS * 4});
let seen = -1, since = 0, told = false;
for (;;) {
  Atomics.wait(words, 0, Atomics.load(words, ${COUNT}), Math.max(1, limit / 4));
  const count = Atomics.load(words, ${COUNT});
  const now = performance.now();
  if (count !== seen) [seen, since, told] = [count, now, false];
  const length = Atomics.load(words, ${LENGTH});
  if (length === 0 || told || now - since < limit) continue;
  const text = Buffer.from(name.slice(0, length)).toString();
  if (Atomics.load(words, ${COUNT}) !== count) continue;
  told = true;
  writeSync(2, "combind: " + text + " has not returned for " + Math.round(now - since) + " ms\\n");
}`;

export class WatchdogThread {
  readonly #memory = new SharedArrayBuffer(WORDS * 4 + NAME_BYTES);
  readonly #words = new Int32Array(this.#memory, 0, WORDS);
  readonly #name = new Uint8Array(this.#memory, WORDS * 4);
  readonly #encoder = new TextEncoder();
  readonly #worker;

  /** `limit` is in milliseconds. */
  constructor(limit: number) {
    const { Worker } = workerThreads();
    const workerData = { memory: this.#memory, limit };
    this.#worker = new Worker(SOURCE, { eval: true, execArgv: [], workerData, name: "combind watchdog" });
    this.#worker.unref();
  }

  /** What this thread is in from now on, undefined for nothing. */
  note(name: string | undefined): void {
    const bytes = this.#encoder.encode(name ?? "").subarray(0, NAME_BYTES);
    this.#name.set(bytes);
    Atomics.store(this.#words, LENGTH, bytes.length);
    Atomics.add(this.#words, COUNT, 1);
    Atomics.notify(this.#words, COUNT);
  }

  stop(): void {
    void this.#worker.terminate();
  }
}
