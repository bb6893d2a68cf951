import { NativeMemoryError } from "../errors/native-memory-error.ts";

/** Native frames between two levels of JavaScript use up the stack at about 200 levels; this stops before. */
const DEEPEST = 128;

/** How many callbacks from native code are running on this thread. */
let depth = 0;

/** What must wait until no callback is on the stack. */
const postponed: (() => void)[] = [];

/** Marks the start of a callback that runs code of a person; each is ended by `leaveCallback`. */
export function enterCallback(): void {
  if (depth >= DEEPEST)
    throw new NativeMemoryError("calls between JavaScript and native code nest too deeply");
  depth++;
}

export function leaveCallback(): void {
  depth--;
}

/** Runs code of a person within a call: objects whose wrappers it disposes live until a microtask. */
export function holdingReleases(run: () => void): void {
  depth++;
  try {
    run();
  } finally {
    depth--;
  }
}

/** Whether a callback from native code is on the stack. */
export function insideCallback(): boolean {
  return depth > 0;
}

/** Runs a task once no callback is on the stack: at the next `runPostponed`, at the latest in a microtask. */
export function postpone(task: () => void): void {
  if (postponed.length === 0) queueMicrotask(runPostponed);
  postponed.push(task);
}

/** Runs what waits, unless a callback is on the stack. */
export function runPostponed(): void {
  if (depth > 0 || postponed.length === 0) return;
  for (const task of postponed.splice(0)) task();
}
