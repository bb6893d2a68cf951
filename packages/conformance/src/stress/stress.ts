import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import { failure, type RunResult, run } from "../process.ts";
import { generate } from "../server/generate.ts";
import { sanitizedNode } from "../server/sanitize.ts";
import { stripFolder } from "../server/strip.ts";
import { stage, stageForWindows } from "../stage.ts";
import { fetchWindowsNode } from "../wine/windows-node.ts";
import { windowsPath, wine } from "../wine/wine.ts";
import { linuxStress, sanitizedStress, windowsStress } from "./build.ts";
import type { Row } from "./program/measure.ts";

export const LOADS = ["client", "served", "mixed"] as const;
export type Load = (typeof LOADS)[number];

/** Puts a load on the objects of the library until there were so many calls and objects. */
export type Stress = (load: Load, calls: number, objects: number) => RunResult;

/** Code of the generated classes that is replaced, to see whether it is found out. */
export interface Fault {
  readonly code: RegExp;
  readonly replacement: string;
}

/** Where the program finds the classes of idl/stress. */
const PROJECT = { type: "module", imports: { "#stress": "./classes/index.js" } };

/**
 * What makes memory comparable: no room for young objects that grows with the load; and as the heap keeps what V8's own
 * threads have used, here one arena for all threads, and on Windows no thread that compiles.
 */
const FLAGS = ["--expose-gc", "--max-semi-space-size=1"];
const WINDOWS_FLAGS = [...FLAGS, "--no-concurrent-recompilation"];
const ENVIRONMENT = { NODE_OPTIONS: undefined, MALLOC_ARENA_MAX: "1" };
const TIMEOUT = 600_000;

/** The program for this machine, with faults if need be. */
export function stressOnLinux(fault?: Fault): Stress {
  return inNode(stageStress("linux", stage, fault), linuxStress(), ENVIRONMENT);
}

/** The same with sanitizers in the library, which end it with a description on stderr. */
export function stressSanitized(fault?: Fault): Stress {
  return inNode(stageStress("sanitized", stage, fault), sanitizedStress(), {
    ...ENVIRONMENT,
    ...sanitizedNode(),
  });
}

/** The program for Windows. */
export function stressUnderWine(): Stress {
  const program = windowsPath(stageStress("windows", stageForWindows));
  const library = windowsPath(windowsStress());
  const { node } = fetchWindowsNode();
  return (load, calls, objects) =>
    wine(node, [...WINDOWS_FLAGS, program, library, load, `${calls}`, `${objects}`], {
      env: ENVIRONMENT,
      timeout: TIMEOUT,
    });
}

function inNode(program: string, library: string, env: Record<string, string | undefined>): Stress {
  return (load, calls, objects) =>
    run(process.execPath, [...FLAGS, program, library, load, `${calls}`, `${objects}`], {
      env,
      timeout: TIMEOUT,
    });
}

function stageStress(system: string, lay: (name: string) => string, fault?: Fault): string {
  const folder = lay(`stress-${system}`);
  writeFileSync(join(folder, "package.json"), JSON.stringify(PROJECT));
  generate(join(PACKAGE, "combind.config.json"));
  stripFolder(join(CACHE, "stress/classes"), join(folder, "classes"));
  stripFolder(join(PACKAGE, "src/stress/program"), join(folder, "program"));
  if (fault !== undefined) plant(fault, join(folder, "classes/stress-objects.js"));
  return join(folder, "program/main.js");
}

function plant({ code, replacement }: Fault, file: string): void {
  const text = readFileSync(file, "utf8");
  if (!code.test(text)) throw new Error(`the classes have no ${code}`);
  writeFileSync(file, text.replace(code, replacement));
}

/** What a program measured that came to its end. */
export function rowsOf(result: RunResult): Row[] {
  if (result.code !== 0 || result.stderr !== "") throw failure("the program under load", result);
  return JSON.parse(result.stdout) as Row[];
}
