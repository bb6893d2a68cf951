import { names } from "../diagnostics/catalogue/names.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Mutable } from "./entries.ts";
import type { Interface } from "./model.ts";
import type { Resolution } from "./resolution.ts";

/** How many interfaces may derive from each other in a row. Real ones stay below 20. */
const LONGEST_CHAIN = 2500;

/**
 * Makes every chain of bases end: an interface that inherits from itself loses its base, which the checks report, and so
 * do those at the end of a chain that is too long, of which the first is reported, because each link repeats the slots of all before it.
 */
export function cutChains(resolution: Resolution): void {
  const depths = new Map<Interface, number>();
  for (const { object } of resolution.scope.interfaces) {
    const path: Mutable<Interface>[] = [];
    const onPath = new Set<Interface>();
    let at: Mutable<Interface> | undefined = object;
    while (at !== undefined && !depths.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = at.base;
    }
    if (at !== undefined && onPath.has(at)) at.base = undefined;
    for (const face of path.reverse()) {
      const depth = face.base === undefined ? 0 : (depths.get(face.base) ?? 0) + 1;
      depths.set(face, depth);
      if (depth <= LONGEST_CHAIN) continue;
      face.base = undefined;
      if (depth > LONGEST_CHAIN + 1) continue;
      resolution.report(
        diagnose(names.nestedTooDeeply, { name: face.name, limit: LONGEST_CHAIN }, face.span),
      );
    }
  }
}
