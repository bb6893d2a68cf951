import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { catalogue } from "@combind/midl";
import { generate } from "combind";
import { CACHE, PACKAGE, ROOT } from "../paths.ts";
import { mustRun } from "../process.ts";

/**
 * How far a construct comes. Emitted: nothing of it is left out, "addresses" if something typed is a bare address in it.
 * Run: its classes load and work both ways.
 */
export interface Status {
  readonly construct: string;
  readonly lex: boolean;
  readonly parse: boolean;
  readonly model: boolean;
  readonly emit: boolean | "addresses";
  readonly run: boolean;
  /** What is told of it while it is emitted. */
  readonly told: string;
}

const CONSTRUCTS = join(PACKAGE, "fixtures/constructs");
const SYSTEM_IDL = join(ROOT, "idl/system");

/** Files of that folder that others import. */
const PARTS = ["inspectable-part.idl"];

/** Takes every construct of `fixtures/constructs` as far as it goes. */
export function statuses(): Status[] {
  const work = join(CACHE, "status");
  rmSync(work, { recursive: true, force: true });
  const files = globSync("*.idl", { cwd: CONSTRUCTS })
    .filter((name) => !PARTS.includes(name))
    .sort();
  const reached = files.map((file) => reach(file, join(work, basename(file, ".idl"))));
  const emitted = reached.filter(({ status }) => status.emit !== false).map(({ folder }) => folder);
  const program = join(import.meta.dirname, "load.ts");
  const { stdout } = mustRun(process.execPath, ["--no-warnings", program, ...emitted]);
  const working = new Set(stdout.split("\n"));
  return reached
    .map(({ folder, status }) => ({ ...status, run: working.has(folder) }))
    .sort((a, b) => a.construct.localeCompare(b.construct, "en"));
}

function reach(
  file: string,
  folder: string,
): { readonly folder: string; readonly status: Omit<Status, "run"> } {
  const text = readFileSync(join(CONSTRUCTS, file), "utf8");
  const inputs = [file, ...PARTS.filter((part) => text.includes(`import "${part}"`))];
  const target = { package: basename(file, ".idl"), inputs, include: [SYSTEM_IDL], out: folder };
  const system = { package: "@combind/system", inputs: [join(SYSTEM_IDL, "*.idl")] };
  const { diagnostics, targets } = generate({ folder: CONSTRUCTS, targets: [system, target] });
  const stands = (phase: string) =>
    !diagnostics.some(({ code, severity }) => severity === "error" && code.startsWith(phase));
  const lex = stands("CB1");
  const parse = lex && stands("CB2");
  const model = parse && stands("CB3") && stands("CB4");
  const told = diagnostics.filter(({ code }) => code.startsWith("CB5"));
  const isWhole = told.every(({ code }) => code === catalogue.emission.addressesOnly.code);
  const emit = model && isWhole && (told.length === 0 || "addresses");
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of targets.at(-1)?.files ?? []) writeFileSync(join(folder, name), text);
  const [title = ""] = text.split("\n");
  return {
    folder,
    status: {
      construct: title.replace("// ", ""),
      lex,
      parse,
      model,
      emit,
      told: told.map(({ message }) => message).join("; "),
    },
  };
}

/** The table, as STATUS.md has it. */
export function statusText(all: readonly Status[]): string {
  const phases = ["lex", "parse", "model", "emit", "run"] as const;
  const rows = all.map((status) => [
    status.construct,
    ...phases.map((phase) => (status[phase] === true ? "yes" : status[phase] || "no")),
    status.told,
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const reached = phases.map((phase) => `${phase} ${all.filter((status) => status[phase] !== false).length}`);
  return [
    "# How far each construct comes",
    "",
    `Written by \`test/status\` from \`fixtures/constructs\`. Of ${all.length}: ${reached.join(", ")}.`,
    "Emit: nothing of it is left out; `addresses`: nothing, but something is an address to which the IDL gives a type. Run: what",
    "was emitted loads, and objects of its interfaces can be made and asked for.",
    "",
    line(["construct", ...phases, "what is told"]),
    line(["---", ...phases.map(() => "---"), "---"]),
    ...rows.map(line),
    "",
  ].join("\n");
}
