import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../paths.ts";

/** A folder of a user's program, outside the repository. */
export interface Project {
  readonly folder: string;
  /** Writes a file and gives its path. */
  write(path: string, text: string): string;
  /** Deletes the folder. */
  remove(): void;
}

/** A project with nothing in it. */
export function emptyProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), "combind-project-"));
  return {
    folder,
    write(path, text) {
      const whole = join(folder, path);
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, text);
      return whole;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A project in which the repository's packages are installed, as built. */
export function projectWithPackages(): Project {
  const project = emptyProject();
  project.write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  symlinkSync(join(ROOT, "node_modules"), join(project.folder, "node_modules"), "junction");
  return project;
}

/** A project with copies of some packages of the repository's node_modules, and of no others. */
export function projectWithCopies(names: readonly string[]): Project {
  const project = emptyProject();
  for (const name of names) {
    const from = join(ROOT, "node_modules", name);
    const to = join(project.folder, "node_modules", name);
    const isWanted = (path: string): boolean => !/[\\/](?:node_modules|\.cache)$/.test(path);
    cpSync(realpathSync(from), to, { recursive: true, filter: isWanted });
  }
  return project;
}
