import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "../paths.ts";
import { type RunResult, run } from "../process.ts";
import { copyFolder, stage } from "../stage.ts";
import { fetchWindowsNode } from "../wine/windows-node.ts";
import { windowsPath, wineNode } from "../wine/wine.ts";
import { sanitizedNode } from "./sanitize.ts";
import { stripFolder } from "./strip.ts";

/** Folders that `combind generate` wrote. */
export interface GeneratedClasses {
  /** The classes of recorder.idl. */
  readonly recorder: string;
  /** Classes to put in the place of those in @combind/bits. */
  readonly bits?: string;
}

/**
 * Stages the driver as a user's program of plain JavaScript beside the built packages, and gives the path
 * of its main module.
 */
export function stageDriver(name: string, { recorder, bits }: GeneratedClasses): string {
  const folder = stage(name);
  const manifest = { type: "module", imports: { "#recorder": "./recorder/index.js" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  stripFolder(join(PACKAGE, "src/driver"), join(folder, "driver"));
  stripFolder(recorder, join(folder, "recorder"));
  if (bits !== undefined) {
    const dist = join(folder, "node_modules/@combind/bits/dist");
    rmSync(dist, { recursive: true });
    stripFolder(bits, dist);
  }
  return join(folder, "driver/main.js");
}

/**
 * Runs a staged driver against the server for Linux. The server is loaded before the C library, so that it
 * sees every free.
 */
export function driveOnLinux(driver: string, library: string, ...more: readonly string[]): RunResult {
  return run(process.execPath, [driver, library, ...more], {
    env: { LD_PRELOAD: library, NODE_OPTIONS: undefined },
  });
}

/** Runs a staged driver against a server with sanitizers, which see its memory themselves. */
export function driveSanitized(driver: string, library: string): RunResult {
  return run(process.execPath, [driver, library], { env: { ...sanitizedNode(), NODE_OPTIONS: undefined } });
}

/**
 * Runs the same driver under Wine, with the Windows builds of Node and Koffi, against the server's DLL. The
 * system caches no BSTRs, so that the server sees every free of one.
 */
export function driveUnderWine(driver: string, library: string, ...more: readonly string[]): RunResult {
  const koffi = join(driver, "../../node_modules/@koromix/koffi-win32-x64");
  copyFolder(fetchWindowsNode().koffiNative, koffi);
  return wineNode(driver, [windowsPath(library), ...more], {
    env: { NODE_OPTIONS: undefined, OANOCACHE: "1" },
  });
}
