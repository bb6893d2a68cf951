import { describe } from "../errors/describe.ts";
import { liveEntries, writeReport } from "./tracker.ts";
import { startTracking, stopTracking } from "./tracking.ts";

export interface TrackOptions {
  /**
   * "exit", which is the default: when this thread, the main one or a worker, exits, what leaks is written to stderr.
   * "none": nothing is written; `liveReferences` and `liveImplementations` tell.
   */
  readonly report?: "exit" | "none";
}

/** A reference that a wrapper owns. */
export interface LiveReference {
  readonly interfaceName: string;
  /** Where the wrapper was made: the lines of a stack. */
  readonly stack: string;
  /** Whether the wrapper was garbage-collected: nobody is left who could give the reference back. */
  readonly isLost: boolean;
}

/** An object made with `implement` that someone still references. */
export interface LiveImplementation {
  /** With several interfaces, all of their names. */
  readonly interfaceName: string;
  /** Where it was made: the lines of a stack. */
  readonly stack: string;
  /** How many references there are, those of wrappers among them. */
  readonly references: number;
}

/**
 * Notes from now on, until the result is disposed, where each wrapper and each object of `implement` is made: for a report
 * at exit, and for `liveReferences` and `liveImplementations`. The environment variable COMBIND_TRACK_REFERENCES=1 does
 * the same for a whole process.
 *
 * A wrapper that is garbage-collected before it was disposed becomes a process warning with the code
 * COMBIND_LOST_REFERENCE; its reference is not released. Making a wrapper takes many times as long while this is on.
 */
export function trackReferences({ report = "exit" }: TrackOptions = {}): Disposable {
  if (report !== "exit" && report !== "none")
    throw new TypeError(`trackReferences(report): expected "exit" or "none", got ${describe(report)}`);
  startTracking();
  if (report === "exit") process.on("exit", writeReport);
  let isOn = true;
  return {
    [Symbol.dispose]() {
      if (!isOn) return;
      isOn = false;
      if (report === "exit") process.off("exit", writeReport);
      stopTracking();
    },
  };
}

/**
 * The references that wrappers own, oldest first, as far as they were made while something tracked them: `trackReferences`,
 * COMBIND_TRACK_REFERENCES=1 or `expectNoLeaks`.
 */
export function liveReferences(): LiveReference[] {
  return liveEntries()
    .filter(({ object }) => object === undefined)
    .map(({ interfaceName, stack, isLost }) => ({ interfaceName, stack, isLost }));
}

/** The objects of `implement` that someone references, oldest first, as far as they were made while something tracked them. */
export function liveImplementations(): LiveImplementation[] {
  return liveEntries().flatMap(({ interfaceName, stack, object }) =>
    object === undefined ? [] : [{ interfaceName, stack, references: object.references }],
  );
}
