import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CACHE, PACKAGE } from "../paths.ts";
import { failure, type RunResult, start } from "../process.ts";
import { stripFolder } from "../server/strip.ts";
import { EMBEDDED, stage, stageForWindows } from "../stage.ts";
import { startWineNode, windowsPath } from "../wine/wine.ts";

/** The system that a program runs on: this one, or the Windows that Wine makes of it. */
export type System = "this" | "wine";

/** The programs of `programs/`, as plain JavaScript in a folder like a user's project. */
export class Programs {
  readonly system: System;
  readonly #folder: string;
  readonly #jobs: string | null;

  /**
   * `name` tells suites that run side by side apart. With `jobs`, a folder, each program finds the embedded service
   * started, with its jobs there; without it the embedded service is not even installed.
   */
  constructor(name: string, system: System, jobs: string | null) {
    const layOut = system === "wine" ? stageForWindows : stage;
    this.system = system;
    this.#folder = layOut(`embedded-${name}`, jobs === null ? [] : EMBEDDED);
    this.#jobs = jobs;
    stripFolder(join(PACKAGE, "src/embedded/programs"), this.#folder);
  }

  /** The path of a file, as programs name it. */
  path(path: string): string {
    return this.system === "wine" ? windowsPath(path) : path;
  }

  /** Runs a program to its end, or until the signal kills it. */
  run(program: string, args: readonly string[], signal?: AbortSignal): Promise<RunResult> {
    const script = join(this.#folder, `${program}.js`);
    const env = { NODE_OPTIONS: undefined, ...this.#service() };
    const options = { env, timeout: LIMIT, ...(signal && { signal }) };
    return this.system === "wine"
      ? startWineNode(script, args, options)
      : start(process.execPath, [script, ...args], options);
  }

  /** Runs a program that must end well, and gives what it prints, which is JSON. */
  async report<Report>(program: string, args: readonly string[]): Promise<Report> {
    const result = await this.run(program, args);
    if (result.code !== 0 || result.stderr !== "") throw failure(`${program} ${args.join(" ")}`, result);
    return JSON.parse(result.stdout) as Report;
  }

  #service(): Readonly<Record<string, string>> {
    if (this.#jobs === null) return {};
    const preload = pathToFileURL(this.path(join(this.#folder, "serve.js")), {
      windows: this.system === "wine",
    });
    return {
      NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${preload}`,
      COMBIND_BITS_DIRECTORY: this.path(this.#jobs),
    };
  }
}

/** Milliseconds. */
const LIMIT = 90_000;

/** An empty folder of a suite's own. */
export function emptyFolder(...names: readonly string[]): string {
  const folder = join(CACHE, "embedded", ...names);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
