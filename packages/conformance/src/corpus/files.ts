import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { WINE_HEADERS } from "../requirements.ts";

/** The folders in which the imports and includes of the corpus are found. */
export const CORPUS_FOLDERS: readonly string[] = [WINE_HEADERS, dirname(WINE_HEADERS)];

/** The real IDL that Debian's libwine-dev installs: every file of both folders, by path. */
export function corpusFiles(): string[] {
  return CORPUS_FOLDERS.flatMap((folder) => globSync(join(folder, "*.idl"))).sort();
}
