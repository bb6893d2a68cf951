import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";

/** Writes the TypeScript modules of a folder to another as plain JavaScript: `x.ts` becomes `x.js`. */
export function stripFolder(from: string, to: string): void {
  for (const file of globSync("**/*.ts", { cwd: from })) {
    const target = join(to, file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, stripModule(readFileSync(join(from, file), "utf8")));
  }
}

/** Types become blanks, so that functions keep the text they were written with. */
export function stripModule(text: string): string {
  return stripTypeScriptTypes(text).replaceAll(/(\b(?:from|import)\s+"\.[^"]*)\.ts"/g, '$1.js"');
}
