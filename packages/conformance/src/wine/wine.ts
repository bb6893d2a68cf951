import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../paths.ts";
import { mustRun, type RunOptions, type RunResult, run } from "../process.ts";
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
 * Makes the suites' own Windows folder once; the marker is written when everything is on disk. Node refuses
 * to start on the Windows 7 that Wine 8 makes itself out to be.
 */
function preparePrefix(): void {
  const marker = join(PREFIX, "ready");
  if (existsSync(marker)) return;
  mkdirSync(PREFIX, { recursive: true });
  mustRun("wineboot", ["--init"], { env: ENVIRONMENT, timeout: 300_000 });
  const version = ["HKEY_CURRENT_USER\\Software\\Wine", "/v", "Version", "/d", "win10", "/f"];
  mustRun("wine", ["reg", "add", ...version], { env: ENVIRONMENT });
  mustRun("wineserver", ["-w"], { env: ENVIRONMENT, timeout: 60_000 });
  writeFileSync(marker, "");
}

/** Runs a Windows program under Wine in a prefix of our own. Exit code and output are the program's. */
export function wine(program: string, args: readonly string[], options: RunOptions = {}): RunResult {
  preparePrefix();
  return run("wine", [program, ...args], { ...options, env: { ...ENVIRONMENT, ...options.env } });
}

/** Runs a script of plain JavaScript under the Windows build of Node. */
export function wineNode(script: string, args: readonly string[], options: RunOptions = {}): RunResult {
  return wine(fetchWindowsNode().node, [windowsPath(script), ...args], options);
}

/** How a Windows program names a file of this machine. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll("/", "\\")}`;
}
