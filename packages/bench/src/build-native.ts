import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const HERE = join(import.meta.dirname, "..");
const OUT = join(HERE, ".cache");

/** A measured object, and the addon that its caller is compared with, by path. */
export interface NativePair {
  readonly object: string;
  readonly addon: string;
}

/** Compiles the measured objects and the addons. Needs gcc. */
export function buildNative(): { readonly getter: NativePair; readonly marshalling: NativePair } {
  mkdirSync(OUT, { recursive: true });
  const headers = join(dirname(createRequire(import.meta.url).resolve("node-api-headers")), "include");
  const pair = (object: string, addon: string): NativePair => ({
    object: compile(`${object}.c`, `${object}.so`, []),
    addon: compile(`${addon}.c`, `${addon}.node`, [`-I${headers}`]),
  });
  return { getter: pair("object", "addon"), marshalling: pair("marshal", "marshal-addon") };
}

function compile(source: string, target: string, flags: readonly string[]): string {
  const path = join(OUT, target);
  execFileSync("gcc", ["-O2", "-shared", "-fPIC", ...flags, "-o", path, join(HERE, "native", source)], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return path;
}
