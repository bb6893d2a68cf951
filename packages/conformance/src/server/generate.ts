import { join } from "node:path";
import { CACHE, PACKAGE, ROOT } from "../paths.ts";
import { mustRun } from "../process.ts";

/** Runs `combind generate` on a config file; what it writes is the config's business. */
export function generate(config: string): void {
  mustRun(process.execPath, [join(ROOT, "packages/cli/bin/combind.js"), "generate", "--config", config]);
}

/** Generates the classes of recorder.idl, which the driver imports as `#recorder`; gives their folder. */
export function generateRecorder(): string {
  generate(join(PACKAGE, "combind.config.json"));
  return join(CACHE, "recorder");
}

if (import.meta.main) generateRecorder();
