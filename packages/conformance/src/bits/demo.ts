import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../paths.ts";
import { type RunResult, run } from "../process.ts";
import { stripFolder } from "../server/strip.ts";
import { EMBEDDED, stageForWindows } from "../stage.ts";
import { wineNode } from "../wine/wine.ts";

const DEMO = join(ROOT, "packages/bits-embedded/demo");

/** What draws its progress bar. */
const PROGRESS_BAR = [
  "cli-progress",
  "string-width",
  "strip-ansi",
  "ansi-regex",
  "emoji-regex",
  "is-fullwidth-code-point",
];

const PLAIN = { NODE_OPTIONS: undefined, FORCE_COLOR: undefined, NO_COLOR: "1" };

/** Runs the demo as `npm run demo -- ARGS` does, without colours and with a place for temporary files. */
export function demo(args: readonly string[], temporary = tmpdir()): RunResult {
  const env = { ...PLAIN, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  return run(process.execPath, ["--no-warnings", join(DEMO, "main.ts"), ...args], { env });
}

/** The same under Wine, as plain JavaScript beside the built packages. */
export function demoUnderWine(args: readonly string[]): RunResult {
  const folder = stageForWindows("demo", [...EMBEDDED, ...PROGRESS_BAR]);
  stripFolder(DEMO, join(folder, "demo"));
  const env = { ...PLAIN, NODE_OPTIONS: "--no-warnings" };
  return wineNode(join(folder, "demo/main.js"), args, { env, timeout: 120_000 });
}
