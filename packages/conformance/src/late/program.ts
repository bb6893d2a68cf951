import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "../paths.ts";
import type { RunResult } from "../process.ts";
import { stripFolder } from "../server/strip.ts";
import { stageForWindows } from "../stage.ts";
import { wineNode } from "../wine/wine.ts";

/** Runs the program that calls Windows' scripting objects by name under Wine. */
export function callByName(): RunResult {
  const folder = stageForWindows("late");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  stripFolder(join(PACKAGE, "src/late/program"), join(folder, "program"));
  return wineNode(join(folder, "program/main.js"), [], { env: { NODE_OPTIONS: undefined } });
}
