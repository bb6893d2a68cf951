import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "../measure.ts";
import { CORPUS, corpusNames } from "./corpus.ts";

const ROUNDS = 3;
const COMMAND = join(dirname(fileURLToPath(import.meta.resolve("combind"))), "../bin/combind.js");

if (existsSync(CORPUS)) report();
else console.log(`No IDL in ${CORPUS} (apt install libwine-dev wine64-tools): nothing to compare with widl.`);

/** Times both in turn, round after round, and prints the medians. */
function report(): void {
  const names = corpusNames();
  const rounds = Array.from({ length: ROUNDS }, () => ({
    widl: timed(() => widl(names)),
    combind: timed(
      () => void spawnSync(process.execPath, [COMMAND, "model", ...names, "-I", "."], { cwd: CORPUS }),
    ),
  }));
  const ratio = median(rounds.map(({ widl, combind }) => combind / widl));
  console.log(`\n| ${names.length} files of Wine's IDL | s | ratio |`);
  console.log("| --- | ---: | ---: |");
  console.log(
    `| widl -h, one process per file | ${median(rounds.map(({ widl }) => widl)).toFixed(2)} | 1.00 |`,
  );
  console.log(
    `| combind model, one process | ${median(rounds.map(({ combind }) => combind)).toFixed(2)} | ${ratio.toFixed(2)} |`,
  );

  const { cold, unchanged, changed, peakMebibytes } = child("warm");
  console.log("\n| a Watcher over the same files | s |");
  console.log("| --- | ---: |");
  console.log(`| first run (${peakMebibytes!.toFixed(0)} MiB in the end) | ${cold!.toFixed(2)} |`);
  console.log(`| again, nothing changed | ${unchanged!.toFixed(4)} |`);
  console.log(`| again, strmif.idl changed | ${changed!.toFixed(3)} |`);

  const large = child("large");
  console.log("\n| one large input in one process | |");
  console.log("| --- | ---: |");
  console.log(`| files | ${large.files} |`);
  console.log(`| bytes | ${large.bytes} |`);
  console.log(`| tokens | ${large.tokens} |`);
  console.log(`| seconds | ${large.seconds!.toFixed(2)} |`);
  console.log(`| peak MiB | ${large.peakMebibytes!.toFixed(0)} |`);

  const far = child("far");
  console.log("\n| files that import as those of the Windows Runtime do, in one process | |");
  console.log("| --- | ---: |");
  console.log(`| files | ${far.files} |`);
  console.log(`| bytes | ${far.bytes} |`);
  console.log(`| files that one reaches, on average | ${(far.reached! / far.files!).toFixed(0)} |`);
  console.log(`| seconds | ${far.seconds!.toFixed(2)} |`);
  console.log(`| peak MiB | ${far.peakMebibytes!.toFixed(0)} |`);
}

function widl(names: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), "combind-bench-"));
  for (const name of names) {
    spawnSync("widl", ["-h", "--nostdinc", "-I", ".", "-o", join(folder, "out.h"), name], { cwd: CORPUS });
  }
  rmSync(folder, { recursive: true });
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

function child(what: "large" | "far" | "warm"): Readonly<Record<string, number>> {
  const program = fileURLToPath(new URL("./child.ts", import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [program, what], { encoding: "utf8" })) as Record<
    string,
    number
  >;
}
