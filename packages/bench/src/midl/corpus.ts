import { globSync } from "node:fs";
import { basename, join } from "node:path";

/** Where Debian's libwine-dev puts its IDL. */
export const CORPUS = "/usr/include/wine/wine/windows";

/** The names of the corpus's files. */
export function corpusNames(): string[] {
  return globSync(join(CORPUS, "*.idl"))
    .map((path) => basename(path))
    .sort();
}
