import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CACHE, IDL, PACKAGE } from "../paths.ts";
import { compileForLinux, compileForWindows } from "../server/compile.ts";
import { writeHeader } from "../widl/header.ts";

const OUT = join(CACHE, "threads");
const SERVER = join(PACKAGE, "native/threads/server.c");

/** The library whose threads call into objects, for this Linux machine; gives its path. */
export function linuxThreads(): string {
  const library = join(folderOf("linux"), "threads.so");
  compileForLinux(headers(), "-shared", "-fPIC", "-pthread", "-o", library, SERVER);
  return library;
}

/** The same for 64-bit Windows. */
export function windowsThreads(): string {
  const library = join(folderOf("windows"), "threads.dll");
  compileForWindows(headers(), "win64", "-shared", "-o", library, SERVER, "-lole32", "-loleaut32", "-luuid");
  return library;
}

function headers(): string {
  const into = join(OUT, "include");
  writeHeader(join(PACKAGE, "idl/threads/threads.idl"), { include: [join(IDL, "system")], into });
  return into;
}

function folderOf(system: string): string {
  const folder = join(OUT, system);
  mkdirSync(folder, { recursive: true });
  return folder;
}
