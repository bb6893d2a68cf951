import type { ParsedFile } from "./session.ts";
import type { TranslationUnit } from "./translation-unit.ts";

/** Files that import each other, in the order of their unit: mostly one. */
export interface Circle {
  readonly files: readonly ParsedFile[];
  /** What they import besides each other. */
  readonly imports: readonly ParsedFile[];
}

/**
 * The files of a unit in circles, those that others import first. A unit lists its files as a search in depth leaves
 * them, so that whoever can reach a later file imports in a circle with it.
 */
export function circlesOf({ files, imports }: TranslationUnit): Circle[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const importsOf = (file: ParsedFile) =>
    (imports.get(file.path) ?? []).flatMap((path) => byPath.get(path) ?? []);
  const importers = new Map<ParsedFile, ParsedFile[]>(files.map((file) => [file, []]));
  for (const file of files) for (const imported of importsOf(file)) importers.get(imported)?.push(file);
  const found = new Set<ParsedFile>();
  const circles: Circle[] = [];
  for (const last of files.toReversed()) {
    if (found.has(last)) continue;
    found.add(last);
    const members = new Set([last]);
    for (const member of members) {
      for (const importer of importers.get(member) ?? []) {
        if (found.has(importer)) continue;
        found.add(importer);
        members.add(importer);
      }
    }
    const outside = new Set([...members].flatMap(importsOf).filter((file) => !members.has(file)));
    circles.push({ files: files.filter((file) => members.has(file)), imports: [...outside] });
  }
  return circles.reverse();
}
