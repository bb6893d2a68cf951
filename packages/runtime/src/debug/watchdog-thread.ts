import { workerThreads } from "../threads/worker-threads.ts";

// A thread that watches what this one is at. It alone can tell of a call that does not return: this one is blocked.

const WORDS = 2;
/** Counts twice the calls that have begun or ended: odd while the rest is being written. */
const COUNT = 0;
/** Bytes of the name of the call that this thread is in; 0 outside of calls. */
const LENGTH = 1;
/** Bytes up to the moment when that call began, in milliseconds of the process's clock. */
const SINCE_AT = WORDS * 4;
const NAME_AT = SINCE_AT + 8;
const NAME_BYTES = 240;

/** A clock that all threads of the process share. */
export function milliseconds(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Plain JavaScript, which runs wherever this file was bundled to. */
const SOURCE = `
const { writeSync } = process.getBuiltinModule("node:fs");
const { workerData: { memory, limit } } = process.getBuiltinModule("node:worker_threads");
const words = new Int32Array(memory, 0, ${WORDS});
const begin = new Float64Array(memory, ${SINCE_AT}, 1);
const name = new Uint8Array(memory, ${NAME_AT});
const told = new Set();
for (;;) {
  Atomics.wait(words, 0, Atomics.load(words, ${COUNT}), Math.max(1, limit / 4));
  const count = Atomics.load(words, ${COUNT});
  const length = Atomics.load(words, ${LENGTH});
  const since = begin[0];
  const lasting = Number(process.hrtime.bigint()) / 1e6 - since;
  if (length === 0) told.clear();
  if (count & 1 || length === 0 || lasting < limit) continue;
  const text = Buffer.from(name.slice(0, length)).toString();
  if (Atomics.load(words, ${COUNT}) !== count || told.has(since + text)) continue;
  told.add(since + text);
  writeSync(2, "combind: " + text + " has not returned for " + Math.round(lasting) + " ms\\n");
}`;

export class WatchdogThread {
  readonly #memory = new SharedArrayBuffer(NAME_AT + NAME_BYTES);
  readonly #words = new Int32Array(this.#memory, 0, WORDS);
  readonly #since = new Float64Array(this.#memory, SINCE_AT, 1);
  readonly #name = new Uint8Array(this.#memory, NAME_AT);
  readonly #encoder = new TextEncoder();
  readonly #worker;

  /** `limit` is in milliseconds. */
  constructor(limit: number) {
    const { Worker } = workerThreads();
    const workerData = { memory: this.#memory, limit };
    this.#worker = new Worker(SOURCE, { eval: true, execArgv: [], workerData, name: "combind watchdog" });
    this.#worker.unref();
  }

  /** What this thread is in from now on, and since when; undefined for nothing. */
  note(call: { readonly name: string; readonly since: number } | undefined): void {
    const bytes = this.#encoder.encode(call?.name ?? "").subarray(0, NAME_BYTES);
    Atomics.add(this.#words, COUNT, 1);
    this.#since[0] = call?.since ?? 0;
    this.#name.set(bytes);
    Atomics.store(this.#words, LENGTH, bytes.length);
    Atomics.add(this.#words, COUNT, 1);
    Atomics.notify(this.#words, COUNT);
  }

  stop(): void {
    void this.#worker.terminate();
  }
}
