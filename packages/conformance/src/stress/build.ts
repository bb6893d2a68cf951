import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { CACHE, IDL, PACKAGE } from "../paths.ts";
import { compileForLinux, compileForWindows } from "../server/compile.ts";
import { SANITIZE } from "../server/sanitize.ts";
import { writeHeader } from "../widl/header.ts";

const OUT = join(CACHE, "stress");
const HEADERS = join(OUT, "include");
const SOURCE = join(PACKAGE, "native/stress/library.c");
const SYSTEM = ["-lole32", "-loleaut32", "-luuid", "-lntdll"];

/** The library that is put under load, for this Linux machine; gives its path. */
export function linuxStress(): string {
  return built("linux/stress.so", (library) =>
    compileForLinux(HEADERS, "-shared", "-fPIC", "-o", library, SOURCE),
  );
}

/** The same with gcc's sanitizers in it. */
export function sanitizedStress(): string {
  return built("linux/stress-sanitized.so", (library) =>
    compileForLinux(HEADERS, ...SANITIZE, "-shared", "-fPIC", "-o", library, SOURCE),
  );
}

/** The same for 64-bit Windows. */
export function windowsStress(): string {
  return built("windows/stress.dll", (library) =>
    compileForWindows(HEADERS, "win64", "-shared", "-o", library, SOURCE, ...SYSTEM),
  );
}

function built(name: string, compile: (library: string) => void): string {
  const library = join(OUT, name);
  mkdirSync(dirname(library), { recursive: true });
  const idl = join(PACKAGE, "idl/stress/stress-objects.idl");
  writeHeader(idl, { include: [join(IDL, "system")], into: HEADERS });
  compile(library);
  return library;
}
