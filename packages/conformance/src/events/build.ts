import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CACHE, IDL, PACKAGE } from "../paths.ts";
import { compileForLinux, compileForWindows } from "../server/compile.ts";
import { SANITIZE } from "../server/sanitize.ts";
import { writeHeader } from "../widl/header.ts";

const OUT = join(CACHE, "event-source");
const HEADERS = join(OUT, "include");
const SOURCE = join(PACKAGE, "native/events/events.c");

/** The library with the event source for this Linux machine; gives its path. */
export function linuxEventSource(): string {
  return built("linux/events.so", (library) =>
    compileForLinux(HEADERS, "-shared", "-fPIC", "-pthread", "-o", library, SOURCE),
  );
}

/** The same with gcc's sanitizers in it. */
export function sanitizedEventSource(): string {
  return built("linux/events-sanitized.so", (library) =>
    compileForLinux(HEADERS, ...SANITIZE, "-shared", "-fPIC", "-pthread", "-o", library, SOURCE),
  );
}

/** The same for 64-bit Windows. */
export function windowsEventSource(): string {
  return built("windows/events.dll", (library) =>
    compileForWindows(HEADERS, "win64", "-shared", "-o", library, SOURCE, "-lole32", "-loleaut32", "-luuid"),
  );
}

function built(name: string, compile: (library: string) => void): string {
  const library = join(OUT, name);
  mkdirSync(join(library, ".."), { recursive: true });
  const include = [join(IDL, "system")];
  writeHeader(join(PACKAGE, "idl/events/source-events.idl"), { include, into: HEADERS });
  compile(library);
  return library;
}
