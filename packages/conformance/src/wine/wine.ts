import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../paths.ts";
import { mustRun, type RunOptions, type RunResult, run, start } from "../process.ts";
import { fetchWindowsNode } from "./windows-node.ts";

const PREFIX = join(CACHE, "wine");

const ENVIRONMENT = {
  WINEPREFIX: PREFIX,
  WINEARCH: "win64",
  WINEDEBUG: "-all",
  // Wine would otherwise offer to download Mono and Gecko.
  WINEDLLOVERRIDES: "mscoree,mshtml=",
  DISPLAY: undefined,
};

/**
 * Makes the suites' own Windows folder once. Suites run side by side: each makes one under a name of its own, and
 * the first to be done gives it the common name. Node refuses to start on the Windows 7 that Wine 8 makes itself
 * out to be.
 */
function preparePrefix(): void {
  if (existsSync(PREFIX)) return;
  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(`${PREFIX}-`);
  const env = { ...ENVIRONMENT, WINEPREFIX: fresh };
  try {
    mustRun("wineboot", ["--init"], { env, timeout: 300_000 });
    const version = ["HKEY_CURRENT_USER\\Software\\Wine", "/v", "Version", "/d", "win10", "/f"];
    mustRun("wine", ["reg", "add", ...version], { env });
    mustRun("wineserver", ["-w"], { env, timeout: 60_000 });
    if (!existsSync(PREFIX)) renameSync(fresh, PREFIX);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Runs a Windows program under Wine in a prefix of our own. Exit code and output are the program's. */
export function wine(program: string, args: readonly string[], options: RunOptions = {}): RunResult {
  return run("wine", [program, ...args], inPrefix(options));
}

/** Runs a script of plain JavaScript under the Windows build of Node. */
export function wineNode(script: string, args: readonly string[], options: RunOptions = {}): RunResult {
  return wine(fetchWindowsNode().node, [windowsPath(script), ...args], options);
}

/** Like `wineNode`, while this process goes on: for scripts that talk to a server in it. */
export function startWineNode(
  script: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  return start("wine", [fetchWindowsNode().node, windowsPath(script), ...args], inPrefix(options));
}

/** What Wine calls its version, such as `wine-8.0`. */
export function wineVersion(): string {
  return mustRun("wine", ["--version"], { env: ENVIRONMENT }).stdout.split(" ")[0]!.trim();
}

/** Seconds that Wine's own processes stay when nobody ends them. */
const PATIENCE = 600;

const ATTEMPTS = 5;

/**
 * Starts Wine's own processes and its BITS service, if they are not there yet; the result ends them and every program in
 * the prefix. While Wine starts it may refuse to start a service, on a busy machine also when a program asks for it.
 */
export function startSession(): () => void {
  const options = inPrefix({ timeout: 120_000 });
  run("wineserver", [`-p${PATIENCE}`], options);
  for (let attempt = 1; !isBitsRunning(options); attempt++) {
    const { code, stdout, stderr } = run("wine", ["net", "start", "bits"], options);
    if (code !== 0 && attempt === ATTEMPTS) throw new Error(`Wine's BITS does not start: ${stdout}${stderr}`);
  }
  return () => void run("wineserver", ["-k"], options);
}

function isBitsRunning(options: RunOptions): boolean {
  return run("wine", ["net", "start"], options).stdout.includes("BITS");
}

function inPrefix(options: RunOptions): RunOptions {
  preparePrefix();
  return { ...options, env: { ...ENVIRONMENT, ...options.env } };
}

/** How a Windows program names a file of this machine. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll("/", "\\")}`;
}
