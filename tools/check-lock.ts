/**
 * Checks package-lock.json: every optional platform package that some package names must be in the lock file, as
 * a version whose packages are missing in the registry would install here and fail on another platform; and
 * the lock file names no download address.
 */
import { readFileSync } from "node:fs";

interface LockEntry {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: { readonly [name: string]: string };
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: { [path: string]: LockEntry };
};
const faults: string[] = [];
let checked = 0;

for (const [path, entry] of Object.entries(lock.packages)) {
  if (entry.resolved !== undefined && entry.link !== true)
    faults.push(`${path} names an address: ${entry.resolved}`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    checked += 1;
    const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
    if (!places.some((place) => place in lock.packages))
      faults.push(`${path} needs ${name}, which the lock file lacks`);
  }
}

for (const fault of faults) console.error(fault);
console.log(`${checked} optional packages checked, ${faults.length} faults`);
process.exitCode = faults.length > 0 || checked < 40 ? 1 : 0;
