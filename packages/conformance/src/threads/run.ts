import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import { type RunResult, run } from "../process.ts";
import { generate } from "../server/generate.ts";
import { stripFolder } from "../server/strip.ts";
import { copyFolder, stageForWindows } from "../stage.ts";
import { windowsPath, wineNode } from "../wine/wine.ts";
import { linuxThreads, windowsThreads } from "./build.ts";

/** Runs a program of `program/` with the library as its first argument. */
export type RunProgram = (program: string, ...args: readonly string[]) => RunResult;

/** For this Linux machine. */
export function onLinux(): RunProgram {
  generate(join(PACKAGE, "combind.config.json"));
  const library = linuxThreads();
  return (program, ...args) =>
    run(process.execPath, [
      "--no-warnings",
      join(PACKAGE, `src/threads/program/${program}.ts`),
      library,
      ...args,
    ]);
}

/** Under Wine. */
export function underWine(): RunProgram {
  const folder = stageForWindows("threads");
  const project = { type: "module", imports: { "#threads": "./classes/index.js" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(project));
  generate(join(PACKAGE, "combind.config.json"));
  stripFolder(join(CACHE, "threads/classes"), join(folder, "classes"));
  stripFolder(join(PACKAGE, "src/threads/program"), join(folder, "program"));
  const built = windowsThreads();
  const library = join(folder, basename(built));
  copyFolder(built, library);
  return (program, ...args) =>
    wineNode(join(folder, `program/${program}.js`), [windowsPath(library), ...args], {
      env: { NODE_OPTIONS: undefined },
    });
}
