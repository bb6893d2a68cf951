import { MOST_CALLS, poolSize } from "../native/pool.ts";

/** A call that settles, and never fails, when its native part is over. */
export type Task = () => Promise<unknown>;

/** One thread of the pool stays free: files and name lookups of this process need it too. */
const LIMIT = Math.min(Math.max(1, poolSize() - 1), MOST_CALLS);

/** First come, first served. */
const waiting = new Set<Task>();
let running = 0;

/** Starts a task, at once or when its turn comes. */
export function enqueue(task: Task): void {
  waiting.add(task);
  startWaiting();
}

/** Takes a task out of the queue. False when it was started before. */
export function withdraw(task: Task): boolean {
  return waiting.delete(task);
}

function startWaiting(): void {
  for (const task of waiting) {
    if (running >= LIMIT) return;
    waiting.delete(task);
    running++;
    void task().finally(() => {
      running--;
      startWaiting();
    });
  }
}
