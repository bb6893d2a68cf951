import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CACHE, IDL, PACKAGE } from "../paths.ts";
import { type HeaderFacts, readFacts } from "../widl/facts.ts";
import { writeHeader } from "../widl/header.ts";

/** Every IDL file of the repository that packages are generated from, and those of this package. */
export const IDL_FILES: readonly string[] = [
  ...globSync(join(IDL, "*/*.idl")).sort(),
  ...globSync(join(PACKAGE, "idl/*.idl")).sort(),
];

/** Where their imports are found. */
export const IDL_FOLDERS: readonly string[] = [join(IDL, "bits"), join(IDL, "system"), join(PACKAGE, "idl")];

/** Writes widl's header of every file to a folder of this name and gives its path. */
export function writeHeaders(name: string, target: "win64" | "win32"): string {
  const into = join(CACHE, "widl", name);
  for (const file of IDL_FILES) writeHeader(file, { include: IDL_FOLDERS, into, target });
  return into;
}

/** What widl's header of an IDL file says. */
export function headerFacts(headers: string, idl: string): HeaderFacts {
  return readFacts(readFileSync(join(headers, `${basename(idl, ".idl")}.h`), "utf8"));
}
