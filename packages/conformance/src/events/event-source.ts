import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import { type RunResult, run } from "../process.ts";
import { generate } from "../server/generate.ts";
import { sanitizedNode } from "../server/sanitize.ts";
import { stripFolder } from "../server/strip.ts";
import { stage, stageForWindows } from "../stage.ts";
import { windowsPath, wineNode } from "../wine/wine.ts";
import { linuxEventSource, sanitizedEventSource, windowsEventSource } from "./build.ts";

/** Where the programs find the classes of idl/events. */
const PROJECT = { type: "module", imports: { "#events": "./classes/index.js" } };

/** Runs one of the programs in src/events/source. */
export type RunProgram = (program: string, ...more: readonly string[]) => RunResult;

/** The programs that receive events of the C source, staged with it for this machine. */
export function onLinux(): RunProgram {
  return inNode(stageFor("linux", stage), linuxEventSource(), ENVIRONMENT);
}

/** The same, where the source has sanitizers in it. */
export function sanitized(): RunProgram {
  return inNode(stageFor("sanitized", stage), sanitizedEventSource(), { ...ENVIRONMENT, ...sanitizedNode() });
}

/** The same for Windows. */
export function underWine(): RunProgram {
  const path = stageFor("windows", stageForWindows);
  const library = windowsPath(windowsEventSource());
  return (program, ...more) => wineNode(path(program), [library, ...more], { env: ENVIRONMENT });
}

const ENVIRONMENT = { NODE_OPTIONS: undefined };

function inNode(
  path: (program: string) => string,
  library: string,
  env: Record<string, string | undefined>,
): RunProgram {
  return (program, ...more) => run(process.execPath, [path(program), library, ...more], { env });
}

function stageFor(system: string, lay: (name: string) => string): (program: string) => string {
  const folder = lay(`event-source-${system}`);
  writeFileSync(join(folder, "package.json"), JSON.stringify(PROJECT));
  generate(join(PACKAGE, "combind.config.json"));
  stripFolder(join(CACHE, "events"), join(folder, "classes"));
  stripFolder(join(PACKAGE, "src/events/source"), join(folder, "source"));
  return (program) => join(folder, "source", `${program}.js`);
}
