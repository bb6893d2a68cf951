import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const HERE = join(import.meta.dirname, "..");
const OUT = join(HERE, ".cache");

/** Compiles the measured object and the addon it is compared with. Needs gcc. @returns their paths */
export function buildNative(): { readonly object: string; readonly addon: string } {
  mkdirSync(OUT, { recursive: true });
  const headers = join(dirname(createRequire(import.meta.url).resolve("node-api-headers")), "include");
  return {
    object: compile("object.c", "object.so", []),
    addon: compile("addon.c", "addon.node", [`-I${headers}`]),
  };
}

function compile(source: string, target: string, flags: readonly string[]): string {
  const path = join(OUT, target);
  execFileSync("gcc", ["-O2", "-shared", "-fPIC", ...flags, "-o", path, join(HERE, "native", source)], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return path;
}
