import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { CACHE, ROOT } from "./paths.ts";
import { fetchWindowsNode } from "./wine/windows-node.ts";

/** The packages that a user of BITS has installed. */
const INSTALLED = ["@combind/bits", "@combind/runtime", "@combind/system"];

/** What a user of the embedded service has installed as well. */
export const EMBEDDED = ["@combind/bits-embedded", "undici"];

const OURS = "@combind/";

/**
 * Lays out a folder like a user's project: the built packages as real folders under node_modules, not as
 * links, which Wine shows as folders and through which Node then refuses to load TypeScript. Gives its path.
 */
export function stage(name: string, more: readonly string[] = []): string {
  const folder = join(CACHE, "stage", name);
  rmSync(folder, { recursive: true, force: true });
  const modules = join(folder, "node_modules");
  for (const installed of [...INSTALLED, ...more]) {
    if (!installed.startsWith(OURS)) {
      copyFolder(join(ROOT, "node_modules", installed), join(modules, installed));
      continue;
    }
    const home = join(ROOT, "packages", installed.slice(OURS.length));
    if (!existsSync(join(home, "dist/index.js"))) throw new Error(`${installed} is not built: npm run build`);
    copyFolder(join(home, "package.json"), join(modules, installed, "package.json"));
    copyFolder(join(home, "dist"), join(modules, installed, "dist"));
  }
  copyFolder(join(ROOT, "node_modules/koffi"), join(modules, "koffi"));
  copyFolder(join(ROOT, "node_modules/@koromix"), join(modules, "@koromix"));
  return folder;
}

/** The same, with Koffi's native part for Windows. */
export function stageForWindows(name: string, more: readonly string[] = []): string {
  const folder = stage(name, more);
  copyFolder(fetchWindowsNode().koffiNative, join(folder, "node_modules/@koromix/koffi-win32-x64"));
  return folder;
}

/** Copies a folder or file with what its links point at. */
export function copyFolder(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, dereference: true });
}
