import { execFileSync } from "node:child_process";
import { median } from "./measure.ts";

/** What loading a module costs a process: the median over fresh processes, taken in turn. */
export interface ImportCost {
  readonly module: string;
  readonly milliseconds: number;
  /** Growth of the JavaScript heap and of native memory, in KiB. */
  readonly kibibytes: number;
}

const ROUNDS = 15;

const PROBE = `
  const before = process.memoryUsage.rss();
  const start = performance.now();
  await import(process.argv[1]);
  const spent = performance.now() - start;
  console.log(JSON.stringify([spent, (process.memoryUsage.rss() - before) / 1024]));
`;

/** Imports each module in processes of its own, from this package's point of view. */
export function importCosts(modules: readonly string[]): ImportCost[] {
  const samples = modules.map(() => [] as [number, number][]);
  for (let round = 0; round < ROUNDS; round++) {
    modules.forEach((module, index) => void samples[index]?.push(probe(module)));
  }
  return modules.map((module, index) => ({
    module,
    milliseconds: median(samples[index]?.map(([spent]) => spent) ?? []),
    kibibytes: median(samples[index]?.map(([, grown]) => grown) ?? []),
  }));
}

function probe(module: string): [number, number] {
  const output = execFileSync(
    process.execPath,
    ["--input-type=module", "-e", PROBE, import.meta.resolve(module)],
    {
      encoding: "utf8",
    },
  );
  return JSON.parse(output) as [number, number];
}
