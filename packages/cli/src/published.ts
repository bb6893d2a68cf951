import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

interface Manifest {
  readonly name?: unknown;
  /** `idl`: the folder of the package whose IDL its classes are generated from. */
  readonly combind?: { readonly idl?: unknown };
}

const known = new Map<string, Manifest | undefined>();

/**
 * The installed package that has the classes of an IDL file, by its path: the one whose folder it lies in, if its
 * package.json says so (`"combind": { "idl": "idl" }`).
 */
export function publisherOf(path: string): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const manifest = manifestIn(folder);
    if (manifest !== undefined) {
      const { name, combind } = manifest;
      const isTheirs =
        typeof combind?.idl === "string" && !relative(resolve(folder, combind.idl), path).startsWith("..");
      return isTheirs && typeof name === "string" ? name : undefined;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/** What a folder's package.json says; one that cannot be read says nothing. */
function manifestIn(folder: string): Manifest | undefined {
  if (!known.has(folder)) known.set(folder, read(join(folder, "package.json")));
  return known.get(folder);
}

function read(path: string): Manifest | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return (JSON.parse(readFileSync(path, "utf8")) as Manifest | null) ?? {};
  } catch {
    return {};
  }
}
