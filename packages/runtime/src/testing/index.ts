import { observeReferences } from "../lifetime/tracking.ts";
import { liveObjectCount } from "../server/objects.ts";

/** A reference that a wrapper owns. */
export interface LiveReference {
  readonly interfaceName: string;
  /** Where the wrapper was made. */
  readonly stack: string;
}

const live = new Map<object, LiveReference>();
let trackers = 0;

/** The references that wrappers made under `expectNoLeaks` still own. */
export function liveReferences(): readonly LiveReference[] {
  return [...live.values()];
}

/** How many objects made by `implement` are still referenced, by anyone. */
export function liveObjects(): number {
  return liveObjectCount();
}

/**
 * Runs a test and fails it if a wrapper made meanwhile was not disposed, or an implemented object is still referenced.
 *
 * @throws {Error} that lists the leaks with the stacks of their creation
 */
export async function expectNoLeaks<T>(test: () => T): Promise<Awaited<T>> {
  const referencesBefore = new Set(live.keys());
  const objectsBefore = liveObjectCount();
  startTracking();
  try {
    const result = await test();
    // References disposed during a callback are given back in a microtask.
    await Promise.resolve();
    const leaks = [...live].filter(([reference]) => !referencesBefore.has(reference)).map(([, leak]) => leak);
    const objects = liveObjectCount() - objectsBefore;
    if (leaks.length > 0 || objects > 0) throw new Error(report(leaks, objects));
    return result;
  } finally {
    stopTracking();
  }
}

function startTracking(): void {
  trackers++;
  observeReferences({
    opened(reference, interfaceName) {
      live.set(reference, { interfaceName, stack: new Error(interfaceName).stack ?? "" });
    },
    closed(reference) {
      live.delete(reference);
    },
  });
}

function stopTracking(): void {
  trackers--;
  if (trackers > 0) return;
  observeReferences(null);
  live.clear();
}

function report(leaks: readonly LiveReference[], objects: number): string {
  const lines = leaks.map(({ interfaceName, stack }) => `- ${interfaceName}, made at\n${stack}`);
  return [`${leaks.length} references and ${objects} implemented objects leak`, ...lines].join("\n");
}
