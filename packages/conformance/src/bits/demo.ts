import { join } from "node:path";
import { ROOT } from "../paths.ts";
import { type RunResult, run } from "../process.ts";
import { stripFolder } from "../server/strip.ts";
import { stageForWindows } from "../stage.ts";
import { wineNode } from "../wine/wine.ts";

const DEMO = join(ROOT, "packages/bits/demo");

const PLAIN = { NODE_OPTIONS: undefined, FORCE_COLOR: undefined, NO_COLOR: "1" };

/** Runs the demo of @combind/bits as `npm run demo -- ARGS` does, without colours. */
export function demo(...args: readonly string[]): RunResult {
  return run(process.execPath, ["--no-warnings", join(DEMO, "main.ts"), ...args], { env: PLAIN });
}

/** The same under Wine, as plain JavaScript beside the built packages. */
export function demoUnderWine(...args: readonly string[]): RunResult {
  const folder = stageForWindows("demo");
  stripFolder(DEMO, join(folder, "demo"));
  return wineNode(join(folder, "demo/main.js"), args, { env: PLAIN, timeout: 120_000 });
}
