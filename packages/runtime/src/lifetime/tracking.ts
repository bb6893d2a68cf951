import { type Counted, forget, tracker, writeReport } from "./tracker.ts";

/** Is told of every reference that a wrapper owns, and of every object that JavaScript implements. */
export interface LifetimeObserver {
  /** `object` is the subject itself where that is an object and not a reference. */
  opened(subject: object, interfaceName: string, object?: Counted): void;
  closed(subject: object): void;
}

/** Reads the environment when the first object or wrapper is made, and leaves its place to the tracker, or to nobody. */
const first: LifetimeObserver = {
  opened(subject, interfaceName, object) {
    readEnvironment();
    observer?.opened(subject, interfaceName, object);
  },
  closed() {},
};

/** Null unless something is tracked, so that others pay one comparison. */
export let observer: LifetimeObserver | null = first;

/** How many want to know what is live. */
let users = 0;

/** Tracks until `stopTracking`. Who comes later shares what is known already. */
export function startTracking(): void {
  if (observer === first) readEnvironment();
  users++;
  observer = tracker;
}

export function stopTracking(): void {
  if (--users > 0) return;
  observer = null;
  forget();
}

function readEnvironment(): void {
  observer = null;
  if (process.env.COMBIND_TRACK_REFERENCES !== "1") return;
  startTracking();
  process.on("exit", writeReport);
}
