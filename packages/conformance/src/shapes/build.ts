import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import { WINE_HEADERS } from "../requirements.ts";
import { compileForLinux, compileForWindows } from "../server/compile.ts";
import { SANITIZE } from "../server/sanitize.ts";
import { writeHeader } from "../widl/header.ts";

/** Every shape of parameter and result. */
export const SHAPES_IDL = join(PACKAGE, "idl/shapes/shapes.idl");

/** Where its imports and the C header that it includes are found. */
export const SHAPES_FOLDERS: readonly string[] = [WINE_HEADERS, join(PACKAGE, "idl/shapes")];

const OUT = join(CACHE, "shapes");
const SERVER = join(PACKAGE, "native/shapes/server.c");
const SELF_TEST = join(PACKAGE, "native/shapes/self-test.c");
const MISUSE = join(PACKAGE, "native/shapes/misuse.c");

/** What a compiler makes of the sources; all paths. */
export interface ShapesServer {
  /** The library that holds the class. */
  readonly library: string;
  /** A program in which a client in C drives every method and tells what came of it. */
  readonly selfTest: string;
}

let linux: ShapesServer | undefined;
let windows: ShapesServer | undefined;

/** The server for this Linux machine, with its plain C ABI; compiled once per process. */
export function linuxShapes(): ShapesServer {
  linux ??= buildForLinux();
  return linux;
}

/** The server for 64-bit Windows, from the same sources; compiled once per process. */
export function windowsShapes(): ShapesServer {
  windows ??= buildForWindows();
  return windows;
}

/** widl's header for a target, in a folder of this name; gives the folder. */
export function shapesHeader(name: string, target: "win64" | "win32"): string {
  const into = join(OUT, "include", name);
  writeHeader(SHAPES_IDL, { include: SHAPES_FOLDERS, into, target });
  return into;
}

/** The server with gcc's sanitizers in it, which count its memory instead of it. */
export function sanitizedShapes(): ShapesServer {
  return buildForLinux("sanitized", SANITIZE);
}

function buildForLinux(name = "linux", flags: readonly string[] = []): ShapesServer {
  const folder = folderOf(name);
  const headers = shapesHeader(name, "win64");
  const library = placed(folder, "shapes.so", (path) =>
    compileForLinux(headers, ...flags, "-shared", "-fPIC", "-o", path, SERVER, "-ldl"),
  );
  const selfTest = placed(folder, "self-test", (path) =>
    compileForLinux(headers, ...flags, "-o", path, SELF_TEST, library),
  );
  return { library, selfTest };
}

/** A program that frees what it lent wrongly on purpose and prints what the server counted. */
export function misuseOfShapes(): string {
  return buildMisuse(linuxShapes());
}

/** The same with sanitizers, which end it. */
export function sanitizedMisuse({ library }: ShapesServer): string {
  return buildMisuse({ library }, SANITIZE);
}

function buildMisuse({ library }: Pick<ShapesServer, "library">, flags: readonly string[] = []): string {
  const misuse = join(library, "../misuse");
  // gcc knows free by name and would refuse the wrong calls.
  compileForLinux(shapesHeader("linux", "win64"), ...flags, "-fno-builtin", "-o", misuse, MISUSE, library);
  return misuse;
}

function buildForWindows(): ShapesServer {
  const folder = folderOf("windows");
  const headers = shapesHeader("windows", "win64");
  const library = placed(folder, "shapes.dll", (path) =>
    compileForWindows(headers, "win64", "-shared", "-o", path, SERVER, ...SYSTEM),
  );
  const selfTest = placed(folder, "self-test.exe", (path) =>
    compileForWindows(headers, "win64", "-o", path, SELF_TEST, library, "-lole32", "-luuid"),
  );
  return { library, selfTest };
}

/** The server for 32-bit Windows; there is nothing to run it on, so it only has to compile. */
export function compileShapesForWin32(): void {
  const library = join(folderOf("win32"), "shapes.dll");
  compileForWindows(shapesHeader("win32", "win32"), "win32", "-shared", "-o", library, SERVER, ...SYSTEM);
}

const SYSTEM = ["-lole32", "-loleaut32", "-luuid", "-lruntimeobject"];

/** Compiles a file elsewhere and puts it into the folder at once, as other suites may run the one that is there. */
function placed(folder: string, name: string, compile: (path: string) => void): string {
  const work = mkdtempSync(join(folder, "build-"));
  try {
    compile(join(work, name));
    renameSync(join(work, name), join(folder, name));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return join(folder, name);
}

function folderOf(system: string): string {
  const folder = join(OUT, system);
  mkdirSync(folder, { recursive: true });
  return folder;
}
