import { live } from "../lifetime/live.ts";
import { leakReport, liveEntries } from "../lifetime/tracker.ts";
import { startTracking, stopTracking } from "../lifetime/tracking.ts";

/** How many objects made by `implement` are still referenced, by anyone. */
export function liveObjects(): number {
  return live.objects;
}

/**
 * Runs a test and fails it if a wrapper made meanwhile was not disposed, or an object implemented meanwhile is still
 * referenced.
 *
 * @throws {Error} that lists the leaks, grouped by what they are and the stacks of their creation
 */
export async function expectNoLeaks<T>(test: () => T): Promise<Awaited<T>> {
  startTracking();
  try {
    const before = new Set(liveEntries());
    const result = await test();
    // References disposed during a callback are given back in a microtask.
    await Promise.resolve();
    const leaks = liveEntries().filter((entry) => !before.has(entry));
    if (leaks.length > 0) throw new Error(leakReport(leaks));
    return result;
  } finally {
    stopTracking();
  }
}
