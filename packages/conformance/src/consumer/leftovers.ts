import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../paths.ts";

/** Texts that stand in the code of one export and nowhere else in a program that does not use it. */
export interface Mark {
  readonly owner: string;
  readonly text: string;
}

/** Shorter member names stand in other programs too. */
const TELLING_LENGTH = 8;

/**
 * The marks of every class and enum of a generated package but those in `used`: the IIDs, CLSIDs and names of classes,
 * and those member names of enums that the runtime does not contain either.
 */
export function marksOf(library: object, used: ReadonlySet<string>): Mark[] {
  const runtime = runtimeText();
  const marks: Mark[] = [];
  for (const [owner, value] of Object.entries(library)) {
    if (used.has(owner)) continue;
    for (const text of candidates(value)) if (!contains(runtime, text)) marks.push({ owner, text });
  }
  return marks;
}

/** The marks that a bundle contains although it should not. */
export function leftovers(bundle: string, marks: readonly Mark[]): string[] {
  return marks.filter(({ text }) => contains(bundle, text)).map(({ owner, text }) => `${owner}: ${text}`);
}

function candidates(value: unknown): string[] {
  if (typeof value === "function") {
    const { iid, clsid, interfaceName } = value as { iid?: string; clsid?: string; interfaceName?: string };
    return [iid, clsid, interfaceName].filter((text) => text !== undefined);
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).filter((name) => name.length >= TELLING_LENGTH);
}

function contains(text: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(text);
}

function runtimeText(): string {
  const files = globSync("**/*.js", { cwd: join(ROOT, "packages/runtime/dist") });
  return files.map((file) => readFileSync(join(ROOT, "packages/runtime/dist", file), "utf8")).join("\n");
}
