import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CACHE, IDL, PACKAGE } from "../paths.ts";
import { compileForLinux, compileForWindows } from "../server/compile.ts";
import { writeHeader } from "../widl/header.ts";

const OUT = join(CACHE, "threads");
const SERVER = join(PACKAGE, "native/threads/server.c");

/** The library whose threads call into objects, for this Linux machine; gives its path. */
export function linuxThreads(name: string): string {
  const folder = folderOf(name);
  const library = join(folder, "threads.so");
  compileForLinux(headersIn(folder), "-shared", "-fPIC", "-pthread", "-o", library, SERVER);
  return library;
}

/** The same for 64-bit Windows. */
export function windowsThreads(name: string): string {
  const folder = folderOf(name);
  const library = join(folder, "threads.dll");
  compileForWindows(
    headersIn(folder),
    "win64",
    "-shared",
    "-o",
    library,
    SERVER,
    "-lole32",
    "-loleaut32",
    "-luuid",
  );
  return library;
}

function headersIn(folder: string): string {
  const into = join(folder, "include");
  writeHeader(join(PACKAGE, "idl/threads/threads.idl"), { include: [join(IDL, "system")], into });
  return into;
}

/** The name tells the folders of suites that run side by side apart. */
function folderOf(name: string): string {
  const folder = join(OUT, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
