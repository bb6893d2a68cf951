/**
 * Checks who imports whom: the arrows between the packages, the order of the rooms inside some of them, and the one room
 * that each heavy library lives in. Looks at every source file, not at tests.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ts } from "ts-morph";

/** Package folder -> the workspace packages that its sources may import. */
const ARROWS: { readonly [folder: string]: readonly string[] } = {
  midl: [],
  emitter: ["@combind/midl"],
  cli: ["@combind/emitter", "@combind/midl"],
  runtime: [],
  system: ["@combind/runtime"],
  bits: ["@combind/runtime", "@combind/system"],
  "bits-embedded": ["@combind/bits", "@combind/runtime"],
  conformance: ["*"],
  bench: ["*"],
};

/** Inside these packages a later room may import an earlier one, never the reverse. */
const ROOMS: { readonly [folder: string]: readonly string[] } = {
  midl: ["source", "diagnostics", "preprocess", "lex", "ast", "parse", "model", "check"],
  "bits-embedded": [
    "record",
    "failure",
    "time",
    "store",
    "names",
    "local",
    "http",
    "transfer",
    "download",
    "upload",
    "notify",
    "engine",
    "properties",
    "surface",
  ],
};

/** Module -> the only places that may import it. Tests of what users install bring their own. */
const HOMES: { readonly [module: string]: readonly string[] } = {
  chevrotain: ["packages/midl/src/"],
  "ts-morph": ["packages/emitter/src/write/"],
  koffi: [
    "packages/runtime/src/native/",
    "packages/conformance/src/automation/program/",
    "packages/conformance/src/servers/drivers/",
    "packages/conformance/src/threads/program/",
    "packages/bench/",
  ],
  undici: ["packages/bits-embedded/src/http/", "packages/bench/"],
  "node:sqlite": ["packages/bits-embedded/src/store/"],
  "node:fs": ["packages/cli/src/", "packages/bits-embedded/src/", "packages/conformance/", "packages/bench/"],
};

const faults: string[] = [];
let imports = 0;
for (const file of globSync("packages/*/src/**/*.ts")
  .map((path) => path.replaceAll("\\", "/"))
  .sort()) {
  const folder = file.split("/")[1] as string;
  for (const { fileName } of ts.preProcessFile(readFileSync(file, "utf8")).importedFiles) {
    imports += 1;
    const fault = faultOf(file, folder, fileName);
    if (fault !== undefined) faults.push(`${file} imports ${fileName}: ${fault}`);
  }
}
for (const fault of faults) console.error(fault);
console.log(`${imports} imports checked, ${faults.length} against the arrows`);
process.exitCode = faults.length > 0 || imports < 100 ? 1 : 0;

function faultOf(file: string, folder: string, module: string): string | undefined {
  if (module.startsWith(".")) return roomFault(file, folder, module);
  for (const [name, homes] of Object.entries(HOMES)) {
    const isIt = module === name || module.startsWith(`${name}/`);
    if (isIt && !homes.some((home) => file.startsWith(home))) return `only ${homes.join(", ")} may`;
  }
  const workspace = /^(?:@combind\/[^/]+|combind)/.exec(module)?.[0];
  if (workspace === undefined)
    return folder === "midl" && module.startsWith("node:") ? "midl is pure" : undefined;
  const allowed = ARROWS[folder] ?? [];
  return allowed.includes("*") || allowed.includes(workspace) ? undefined : `${folder} may not`;
}

function roomFault(file: string, folder: string, module: string): string | undefined {
  const rooms = ROOMS[folder] ?? [];
  const roomOf = (path: string) =>
    rooms.indexOf(relative(`packages/${folder}/src`, path).split(/[\\/]/)[0] as string);
  const from = roomOf(file);
  const to = roomOf(join(dirname(file), module));
  return from !== -1 && to > from ? `${rooms[from]} comes before ${rooms[to]}` : undefined;
}
