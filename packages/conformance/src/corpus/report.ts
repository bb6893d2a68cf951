import { mustRun } from "../process.ts";
import { compareAllInterfaces, compareAllLayouts, compareAllRecords, readCorpus } from "./compare.ts";
import type { CorpusMeasure } from "./measure.ts";

/** Models the corpus in a process of its own and says what that took. */
export function measureInChild(): CorpusMeasure {
  const { stdout } = mustRun(process.execPath, [new URL("./measure.ts", import.meta.url).pathname]);
  return JSON.parse(stdout) as CorpusMeasure;
}

/** Runs every comparison of the corpus and tells the outcome line by line; true if nothing differs. */
export async function reportCorpus(say: (line: string) => void): Promise<boolean> {
  const measured = measureInChild();
  const { files, bytes, tokens, seconds, peakMebibytes, errors, fragments } = measured;
  say(
    `${files} files, ${bytes} bytes, ${tokens} tokens: ${seconds.toFixed(2)} s, ${peakMebibytes.toFixed(0)} MiB`,
  );
  say(`${errors.length} errors; ${fragments.length} fragments`);
  const problems = [...errors];

  const corpus = await readCorpus();
  for (const { what, comparison } of [
    { what: "IIDs and slots", comparison: compareAllInterfaces(corpus) },
    { what: "structs and unions", comparison: compareAllRecords(corpus) },
  ]) {
    say(`${comparison.compared} ${what} compared, ${comparison.differences.length} differences`);
    problems.push(...comparison.differences);
  }
  for (const abi of ["win64", "win32"] as const) {
    const { accepted, refused, equal, differences, stale } = await compareAllLayouts(corpus, abi);
    say(`${abi}: ${accepted} structs and unions, ${equal} sizes, alignments and offsets equal`);
    say(`${abi}: ${differences.length} differences, ${refused.length} that the compiler does not know`);
    problems.push(
      ...differences,
      ...stale.map((place) => `${place} is listed as an exception but does not differ`),
    );
  }
  for (const problem of problems) say(problem);
  return problems.length === 0;
}
