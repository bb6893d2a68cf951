import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { corpusFiles } from "../corpus/files.ts";
import { IDL, ROOT } from "../paths.ts";

/** Longer texts cost more time than they find mistakes. */
const LONGEST_SEED = 20_000;

/** The texts that are mutated: our own IDL, the fixtures of @combind/midl, and Wine's files where they are installed. */
export function seedTexts(): string[] {
  const own = [join(IDL, "*/*.idl"), join(ROOT, "packages/midl/test/**/*.idl")].flatMap((glob) =>
    globSync(glob),
  );
  return [...own.sort(), ...corpusFiles()].map((path) => readFileSync(path, "latin1").slice(0, LONGEST_SEED));
}
