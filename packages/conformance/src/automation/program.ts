import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "../paths.ts";
import { type RunResult, run } from "../process.ts";
import { stripFolder } from "../server/strip.ts";
import { stage, stageForWindows } from "../stage.ts";
import { windowsPath, wineNode } from "../wine/wine.ts";

/** Lays the program out in a staged folder, and gives the path of its main module. */
function layOut(folder: string): string {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  stripFolder(join(PACKAGE, "src/automation/program"), join(folder, "program"));
  return join(folder, "program/main.js");
}

/** Runs the comparisons here, against a C library. */
export function compareOnLinux(library: string): RunResult {
  return run(process.execPath, [layOut(stage("automation")), library], { env: { NODE_OPTIONS: undefined } });
}

/** Runs them under Wine, against a DLL and Wine's own Automation. */
export function compareUnderWine(library: string): RunResult {
  const main = layOut(stageForWindows("automation-windows"));
  return wineNode(main, [windowsPath(library)], { env: { NODE_OPTIONS: undefined } });
}
