import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readFamily } from "../facts/family.ts";
import { membersSource } from "../members/source.ts";
import { CACHE, IDL, PACKAGE } from "../paths.ts";
import { writeHeader } from "../widl/header.ts";
import { compileForLinux, compileForWindows } from "./compile.ts";

const OUT = join(CACHE, "server");
const HEADERS = join(OUT, "include");
const SERVER = join(PACKAGE, "native/server/server.c");
const MISUSE = join(PACKAGE, "native/client/misuse.c");

/** What a compiler makes of the sources; all paths. */
export interface NativeServer {
  /** The library that holds the class. */
  readonly library: string;
  /** A program that frees the server's memory wrongly on purpose and prints what the server counted. */
  readonly misuse: string;
}

let linux: NativeServer | undefined;
let windows: NativeServer | undefined;

/** The server for this Linux machine, with its plain C ABI; compiled once per process. */
export function linuxServer(): NativeServer {
  linux ??= buildForLinux();
  return linux;
}

/** The server for 64-bit Windows, from the same sources; compiled once per process. */
export function windowsServer(): NativeServer {
  windows ??= buildForWindows();
  return windows;
}

function buildForLinux(): NativeServer {
  const library = join(OUT, "linux/server.so");
  const misuse = join(OUT, "linux/misuse");
  mkdirSync(join(OUT, "linux"), { recursive: true });
  writeHeaders();
  compileForLinux(HEADERS, "-shared", "-fPIC", "-o", library, SERVER, "-ldl");
  // gcc knows free by name and would refuse the wrong calls.
  compileForLinux(HEADERS, "-fno-builtin", "-o", misuse, MISUSE, library);
  return { library, misuse };
}

function buildForWindows(): NativeServer {
  const library = join(OUT, "windows/server.dll");
  const misuse = join(OUT, "windows/misuse.exe");
  mkdirSync(join(OUT, "windows"), { recursive: true });
  writeHeaders();
  compileForWindows(HEADERS, "win64", "-shared", "-o", library, SERVER, "-lole32", "-loleaut32", "-luuid");
  compileForWindows(HEADERS, "win64", "-o", misuse, MISUSE, library, "-lole32", "-luuid");
  return { library, misuse };
}

/**
 * widl's headers of the BITS files and of our own; those of the system come with the compiler. Beside them the
 * part of the server that is made from the facts.
 */
function writeHeaders(): void {
  const include = [join(IDL, "bits"), join(IDL, "system"), join(PACKAGE, "idl")];
  const files = [...globSync(join(IDL, "bits/*.idl")), ...globSync(join(PACKAGE, "idl/*.idl"))];
  for (const file of files) writeHeader(file, { include, into: HEADERS });
  writeFileSync(join(HEADERS, "members.c"), membersSource(readFamily()));
}
