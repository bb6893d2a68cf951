import type { Row } from "./program/measure.ts";

/** By how much of the first measurement the last may differ, in per cent. */
const TOLERANCES = { rss: 5, native: 5, scripts: 10 } as const;

/** What must be as it was after the first round, at all times. */
const FLAT = ["handles", "threads", "resources", "alive", "held", "served"] as const;

const NAMES: Readonly<Record<keyof typeof TOLERANCES | (typeof FLAT)[number], string>> = {
  rss: "resident memory",
  native: "memory allocated in C",
  scripts: "memory used by V8",
  handles: "open handles",
  threads: "threads",
  resources: "active resources",
  alive: "objects of the server",
  held: "references to our objects",
  served: "objects of ours",
};

/** The share by which something grew from the first round to the last, in per cent; below 0 when it shrank. */
export function growth(rows: readonly Row[], what: keyof typeof TOLERANCES): number {
  return (lastOf(rows)[what] / firstOf(rows)[what] - 1) * 100;
}

/** What is not as it must be in measurements: one before the load, and one after each round. */
export function complaintsOf(
  rows: readonly Row[],
  goal: { readonly calls: number; readonly objects: number },
): string[] {
  const [first, last] = [firstOf(rows), lastOf(rows)];
  const complaints: string[] = [];
  for (const what of ["calls", "objects"] as const)
    if (last[what] < goal[what]) complaints.push(`${last[what]} ${what} instead of ${goal[what]}`);
  for (const what of Object.keys(TOLERANCES) as (keyof typeof TOLERANCES)[]) {
    const isClose = Math.abs(last[what] - first[what]) * 100 <= first[what] * TOLERANCES[what];
    if (!isClose) complaints.push(`${NAMES[what]}: ${growth(rows, what).toFixed(1)} %`);
  }
  for (const what of FLAT) {
    const seen = new Set(rows.slice(1).map((row) => row[what]));
    if (seen.size > 1) complaints.push(`${NAMES[what]}: ${[...seen].join(", ")}`);
  }
  if (first.alive !== 1) complaints.push(`${first.alive} objects of the server, of which one is the server`);
  if (first.held !== 0 || first.served !== 0)
    complaints.push("objects of ours are left after the first round");
  return complaints;
}

function firstOf(rows: readonly Row[]): Row {
  return rows[1]!;
}

function lastOf(rows: readonly Row[]): Row {
  return rows.at(-1)!;
}
