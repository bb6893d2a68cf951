import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { InterfaceEntry } from "../model/entries.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Check } from "./check.ts";

/** Interfaces that inherit from themselves; each circle is reported once. */
export const circularInheritance: Check = ({ resolution }, report) => {
  const byName = new Map<string, InterfaceEntry>();
  for (const entry of resolution.scope.interfaces) byName.set(entry.object.name, entry);
  const finished = new Set<string>();
  for (const start of byName.keys()) {
    const path: string[] = [];
    let name: string | undefined = start;
    while (name !== undefined && !finished.has(name) && !path.includes(name)) {
      path.push(name);
      name = baseName(resolution, byName.get(name));
    }
    const circle = name === undefined ? -1 : path.indexOf(name);
    for (const passed of path) finished.add(passed);
    const entry = circle === -1 ? undefined : byName.get(path[circle] as string);
    if (entry === undefined) continue;
    const members = path.slice(circle);
    report(
      diagnose(
        checks.circularInheritance,
        { path: [...members, members[0] as string] },
        entry.node.name.span,
      ),
    );
  }
};

function baseName(resolution: Resolution, entry: InterfaceEntry | undefined): string | undefined {
  if (entry?.node.kind !== "interface" || entry.object.asyncOf !== undefined) return undefined;
  const { base } = entry.node;
  return base && resolution.inside(entry.namespace, () => resolution.typeNamed(base.text))?.name;
}
