import { delimiter, dirname, join } from "node:path";
import { ROOT } from "../paths.ts";
import { mustRun } from "../process.ts";

/** A package as `npm publish` would send it. */
export interface Tarball {
  readonly name: string;
  /** Absolute path of the .tgz. */
  readonly path: string;
  /** What it holds, sorted. */
  readonly files: readonly string[];
}

/** The packages that are published, each before those that need it. */
export const PUBLISHED = ["midl", "emitter", "cli", "runtime", "system", "bits"] as const;

/** Packs every published package into a folder. */
export function packAll(folder: string): Tarball[] {
  const workspaces = PUBLISHED.map((name) => `--workspace=packages/${name}`);
  const { stdout } = npm(["pack", "--json", "--pack-destination", folder, ...workspaces], ROOT);
  return packed(stdout).map(({ name, filename, files }) => ({
    name,
    path: join(folder, filename),
    files: files.map((file) => file.path).sort(),
  }));
}

/** Runs the machine's npm, with the Node that runs this. */
export function npm(args: readonly string[], cwd: string): { readonly stdout: string } {
  const { npm_execpath: script, PATH } = process.env;
  const env = { npm_config_loglevel: "error", PATH: `${dirname(process.execPath)}${delimiter}${PATH}` };
  const options = { cwd, env, timeout: 150_000 };
  return script === undefined
    ? mustRun("npm", args, options)
    : mustRun(process.execPath, [script, ...args], options);
}

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** npm prints a list, or since version 12 an object by name; scripts of the packages may print lines before. */
function packed(stdout: string): Packed[] {
  const json: unknown = JSON.parse(stdout.slice(stdout.search(/^[[{]/m)));
  return Array.isArray(json) ? json : Object.values(json as Record<string, Packed>);
}
