import { globSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import { compileForLinux, compileForWindows } from "../server/compile.ts";

const OUT = join(CACHE, "automation");
const SOURCES = join(PACKAGE, "native/automation");

function sources(): string[] {
  mkdirSync(OUT, { recursive: true });
  return ["-iquote", SOURCES, ...globSync(join(SOURCES, "*.c"))];
}

/** The C code that tells and makes values, as a library for this Linux machine. */
export function linuxValues(): string {
  const library = join(OUT, "values.so");
  compileForLinux(SOURCES, "-shared", "-fPIC", "-o", library, ...sources());
  return library;
}

/** The same for 64-bit Windows. */
export function windowsValues(): string {
  const library = join(OUT, "values.dll");
  compileForWindows(
    SOURCES,
    "win64",
    "-shared",
    "-o",
    library,
    ...sources(),
    "-lole32",
    "-loleaut32",
    "-luuid",
  );
  return library;
}
