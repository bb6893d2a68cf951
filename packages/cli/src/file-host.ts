import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { SourceHost } from "@combind/midl";

export interface FileHostOptions {
  /** The folder that printed paths are relative to. */
  readonly base: string;
  /** The folders that files may come from, in the order of the search. */
  readonly folders: readonly string[];
}

/**
 * Files for the compiler. Names are looked up beside the importing file, then along the
 * folders, whatever their case; what lies outside the folders does not exist, not even behind a link.
 */
export function fileHost({ base, folders }: FileHostOptions): SourceHost {
  const roots = folders.map((folder) => resolve(base, folder));
  const realRoots = roots.flatMap((root) => realPath(root) ?? []);
  const listings = new Map<string, ReadonlyMap<string, string>>();

  const listing = (folder: string): ReadonlyMap<string, string> => {
    const known = listings.get(folder);
    if (known !== undefined) return known;
    const names = new Map(entriesOf(folder).map((name) => [name.toLowerCase(), name]));
    listings.set(folder, names);
    return names;
  };

  const find = (folder: string, name: string): string | undefined => {
    let at = folder;
    for (const step of name.split(/[\\/]/)) {
      if (step === "" || step === ".") continue;
      const next = step === ".." ? ".." : listing(at).get(step.toLowerCase());
      if (next === undefined) return undefined;
      at = join(at, next);
    }
    const real = realPath(at);
    return real !== undefined &&
      realRoots.some((root) => real.startsWith(root.endsWith(sep) ? root : root + sep))
      ? at
      : undefined;
  };

  return {
    resolve(name, from) {
      if (isAbsolute(name) || /^[A-Za-z]:/.test(name)) return undefined;
      const beside = dirname(resolve(base, from));
      for (const folder of [beside, ...roots]) {
        const found = find(folder, name);
        if (found !== undefined) return printedPath(base, found);
      }
      return undefined;
    },
    read(path) {
      try {
        return readFileSync(resolve(base, path));
      } catch {
        return undefined;
      }
    },
  };
}

/** A path as diagnostics and banners show it: relative to the base, with `/`. */
export function printedPath(base: string, path: string): string {
  return relative(base, resolve(base, path)).split(sep).join("/");
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
