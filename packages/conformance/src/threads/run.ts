import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import { failure, type RunResult, run } from "../process.ts";
import type { Need } from "../requirements.ts";
import { generate } from "../server/generate.ts";
import { stripFolder } from "../server/strip.ts";
import { copyFolder, stageForWindows } from "../stage.ts";
import { windowsPath, wineNode } from "../wine/wine.ts";
import { linuxThreads, windowsThreads } from "./build.ts";

/** Runs a program of `program/` with the library as its first argument. */
export type RunProgram = (program: string, ...args: readonly string[]) => RunResult;

/** For this Linux machine. The name tells the folders of suites that run side by side apart. */
export function onLinux(name: string): RunProgram {
  generate(join(PACKAGE, "combind.config.json"));
  const library = linuxThreads(name);
  return (program, ...args) =>
    run(process.execPath, [
      "--no-warnings",
      join(PACKAGE, `src/threads/program/${program}.ts`),
      library,
      ...args,
    ]);
}

/** Under Wine. */
export function underWine(name: string): RunProgram {
  const folder = stageForWindows(`threads-${name}`);
  const project = { type: "module", imports: { "#threads": "./classes/index.js" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(project));
  generate(join(PACKAGE, "combind.config.json"));
  stripFolder(join(CACHE, "threads/classes"), join(folder, "classes"));
  stripFolder(join(PACKAGE, "src/threads/program"), join(folder, "program"));
  const built = windowsThreads(name);
  const library = join(folder, basename(built));
  copyFolder(built, library);
  return (program, ...args) =>
    wineNode(join(folder, `program/${program}.js`), [windowsPath(library), ...args], {
      env: { NODE_OPTIONS: undefined },
    });
}

/** Where the programs run, and what that needs. */
export const SYSTEMS: readonly {
  readonly name: string;
  readonly needs: readonly Need[];
  readonly open: (name: string) => RunProgram;
}[] = [
  { name: "on Linux", needs: ["gcc", "widl", "wine-headers"], open: onLinux },
  { name: "under Wine", needs: ["mingw64", "widl", "wine"], open: underWine },
];

/** What a program that went well prints; throws with everything that it said otherwise. */
export function reportOf(what: string, result: RunResult): unknown {
  if (result.code !== 0 || result.stderr !== "") throw failure(what, result);
  return JSON.parse(result.stdout);
}
