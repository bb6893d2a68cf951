import type { LifetimeObserver } from "./tracking.ts";

/** Knows how many references there are to it. */
export interface Counted {
  readonly references: number;
}

/** What is known of a reference that a wrapper owns, or of an implemented object. */
export interface Entry {
  readonly interfaceName: string;
  /** Where it was made: the lines of a stack. */
  readonly stack: string;
  /** The object, where it is one. It is live for as long as it is referenced, so nothing is kept by this. */
  readonly object: Counted | undefined;
  /** Whether the wrapper was garbage-collected: nobody is left who could give the reference back. */
  isLost: boolean;
}

/** By subject, which is not kept: a wrapper that is tracked is collected as others are. */
const entries = /*@__PURE__*/ new WeakMap<object, Entry>();
const live = /*@__PURE__*/ new Set<Entry>();
let collected: FinalizationRegistry<Entry> | undefined;

/** Frames of the runtime itself, at most, that are looked at and left out. */
const OWN_FRAMES = 10;

export const tracker: LifetimeObserver = {
  opened(subject, interfaceName, object) {
    const entry = { interfaceName, stack: stackAbove(subject), object, isLost: false };
    entries.set(subject, entry);
    live.add(entry);
    if (object !== undefined) return;
    collected ??= new FinalizationRegistry(warnOfLoss);
    collected.register(subject, entry, subject);
  },
  closed(subject) {
    live.delete(entries.get(subject)!);
    collected?.unregister(subject);
  },
};

/** What was opened since tracking began and is not closed, oldest first. */
export function liveEntries(): Entry[] {
  return [...live];
}

export function forget(): void {
  live.clear();
}

const warned = /*@__PURE__*/ new Set<string>();

/**
 * Tells, once for each place. It does not release: at a moment that the collector chooses, and on an object that may be
 * gone, that would be worse.
 */
function warnOfLoss(entry: Entry): void {
  if (!live.has(entry)) return;
  entry.isLost = true;
  const { interfaceName, stack } = entry;
  if (warned.has(interfaceName + stack)) return;
  warned.add(interfaceName + stack);
  process.emitWarning(`an ${interfaceName} was garbage-collected before it was disposed`, {
    type: "LostReferenceWarning",
    code: "COMBIND_LOST_REFERENCE",
    detail: `It was made\n${stack}`,
  });
}

/** The callers of a constructor, but for the runtime itself. Text only: an Error would keep what is in its frames. */
function stackAbove(made: object): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = stackTraceLimit + OWN_FRAMES;
  const holder = { stack: "" };
  Error.captureStackTrace(holder, made.constructor);
  Error.stackTraceLimit = stackTraceLimit;
  const frames = holder.stack.split("\n").slice(1);
  const others = frames.filter((frame) => !frame.includes("/@combind/runtime/"));
  return others.slice(0, stackTraceLimit).join("\n");
}

/** Says what leaks, grouped by what it is and where it was made, the most frequent first. */
export function leakReport(leaks: readonly Entry[]): string {
  const counts = new Map<string, number>();
  for (const { interfaceName, stack, object, isLost } of leaks) {
    const what = object ? `implemented ${interfaceName} (references: ${object.references})` : interfaceName;
    const leak = `${what}${isLost ? ", lost to the garbage collector" : ""}, made\n${stack}`;
    counts.set(leak, (counts.get(leak) ?? 0) + 1);
  }
  const groups = [...counts].sort(([, a], [, b]) => b - a).map(([leak, count]) => `${count} x ${leak}`);
  return [`${leaks.length} not released`, ...groups].join("\n");
}

let isReported = false;

/** Writes to stderr what leaks as this thread exits; once, however many want it. */
export function writeReport(): void {
  if (live.size > 0 && !isReported) process.stderr.write(`combind: ${leakReport(liveEntries())}\n`);
  isReported = true;
}
