import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import type { RunResult } from "../process.ts";
import { generate } from "../server/generate.ts";
import { stripFolder } from "../server/strip.ts";
import { stageForWindows } from "../stage.ts";
import { wineNode } from "../wine/wine.ts";

/** Where the program finds the classes of idl/events. */
const PROJECT = { type: "module", imports: { "#events": "./classes/index.js" } };

/** Runs the program that receives events of Wine's objects. */
export function receiveEvents(): RunResult {
  const folder = stageForWindows("events");
  writeFileSync(join(folder, "package.json"), JSON.stringify(PROJECT));
  generate(join(PACKAGE, "combind.config.json"));
  stripFolder(join(CACHE, "events"), join(folder, "classes"));
  stripFolder(join(PACKAGE, "src/events/program"), join(folder, "program"));
  return wineNode(join(folder, "program/main.js"), [], { env: { NODE_OPTIONS: undefined } });
}
