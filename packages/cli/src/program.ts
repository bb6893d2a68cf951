import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Abi, catalogue, type Diagnostic, diagnose, type Model } from "@combind/midl";
import { Command, Option } from "commander";
import { runExplain } from "./commands/explain.ts";
import { compileEach, runModel } from "./commands/model.ts";
import { compileTargets } from "./compile-targets.ts";
import { CONFIG_NAME, type LoadedConfig, loadConfig } from "./config.ts";
import { Refusal } from "./refusal.ts";
import { VERSION } from "./version.ts";

interface TextOptions {
  readonly include: readonly string[];
  readonly define: readonly string[];
  readonly undefine: readonly string[];
}

interface InputOptions extends TextOptions {
  readonly abi: Abi;
}

interface GenerateArguments {
  readonly config: string;
  readonly only: readonly string[];
  readonly out?: string;
  readonly include: readonly string[];
  readonly check: boolean;
  readonly verbose: boolean;
}

/**
 * The command line. Each action hands its exit code to `finish`. What emits is loaded by the commands that do, since it takes
 * longer to load than most files to read.
 */
export function createProgram(finish: (code: number) => void): Command {
  const program = new Command("combind")
    .description("Turns Microsoft IDL into typed TypeScript classes for COM.")
    .version(VERSION)
    .showHelpAfterError("(combind --help tells more)");

  program
    .command("generate")
    .description("write the classes of every target of a config, or of the given files")
    .argument("[files...]", "IDL files; without them the config's targets")
    .option("--config <path>", "the config file", CONFIG_NAME)
    .option("--only <package...>", "generate only these targets", [])
    .option("-o, --out <folder>", "where to write, when files are given")
    .addOption(includeOption())
    .option("--verbose", "also tell every method that is left out or has bare addresses, and why", false)
    .option("--check", "write nothing; exit 1 when a file is not what would be written", false)
    .action(async (files: string[], options: GenerateArguments) => {
      const { runGenerate } = await import("./commands/generate.ts");
      const config =
        files.length > 0 ? adHocConfig(files, options.out, options.include) : configAt(options.config);
      finish(runGenerate(config, options));
    });

  inputOptions(program.command("model"))
    .description("print what IDL files declare: vtables, IIDs, layouts, enums, constants")
    .argument("<files...>", "IDL files, each its own translation unit")
    .option("--json", "the whole model as JSON", false)
    .action((files: string[], options: InputOptions & { json: boolean }) => {
      finish(runModel(files, { ...options, defines: definesOf(options) }));
    });

  textOptions(program.command("census"))
    .description(
      "count the methods that become part of classes, those with bare addresses, those left out, and why",
    )
    .argument("<files...>", "IDL files; what they import need not be among them")
    .option("--json", "every interface and method, and the totals, as JSON", false)
    .action(async (files: string[], options: TextOptions & { json: boolean }) => {
      const { runCensus } = await import("./commands/census.ts");
      finish(runCensus(files, { ...options, defines: definesOf(options) }));
    });

  inputOptions(program.command("explain"))
    .description("show an interface's chain, IIDs and slots")
    .argument("<interface>", "its name")
    .argument("[files...]", "IDL files to look in; without them the config's targets")
    .option("--config <path>", "the config file", CONFIG_NAME)
    .action((name: string, files: string[], options: InputOptions & { config: string }) => {
      const { models, diagnostics } =
        files.length > 0 ? compileFiles(files, options) : compileConfig(options.config);
      finish(runExplain(name, models, diagnostics));
    });

  return program;
}

function inputOptions(command: Command): Command {
  return textOptions(command).addOption(
    new Option("--abi <abi>", "whose layouts").choices(["win64", "win32", "sysv64"]).default("win64"),
  );
}

function textOptions(command: Command): Command {
  return command
    .addOption(includeOption())
    .addOption(
      new Option("-D, --define <name=value>", "a preprocessor definition").default([]).argParser(append),
    )
    .addOption(new Option("-U, --undefine <name>", "drop a predefined macro").default([]).argParser(append));
}

function includeOption(): Option {
  return new Option("-I, --include <folder>", "a folder where import and #include look")
    .default([])
    .argParser(append);
}

function append(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

function definesOf({ define, undefine }: TextOptions): Record<string, string | undefined> {
  const defines: Record<string, string | undefined> = {};
  for (const text of define) {
    const [, name, value] = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(text) ?? [];
    if (name === undefined) {
      throw new Refusal([
        diagnose(catalogue.files.badOption, { option: "-D", value: text, expected: "NAME or NAME=VALUE" }),
      ]);
    }
    defines[name] = value ?? "1";
  }
  for (const name of undefine) defines[name] = undefined;
  return defines;
}

interface Compiled {
  readonly models: readonly Model[];
  readonly diagnostics: readonly Diagnostic[];
}

function compileFiles(files: readonly string[], options: InputOptions): Compiled {
  const compilations = [...compileEach(files, { ...options, defines: definesOf(options) })];
  return {
    models: compilations.map(({ model }) => model),
    diagnostics: compilations.flatMap(({ diagnostics }) => diagnostics),
  };
}

function compileConfig(path: string): Compiled {
  const { compiled, diagnostics } = compileTargets(configAt(path));
  return { models: compiled.flatMap(({ inputs }) => inputs.map(({ wide }) => wide)), diagnostics };
}

function configAt(path: string): LoadedConfig {
  if (path === CONFIG_NAME && !existsSync(path))
    throw new Refusal([diagnose(catalogue.files.noInput, undefined)]);
  return loadConfig(path);
}

/** Files on the command line are one nameless target. */
function adHocConfig(
  files: readonly string[],
  out: string | undefined,
  include: readonly string[],
): LoadedConfig {
  if (out === undefined) {
    throw new Refusal([
      diagnose(catalogue.files.badOption, { option: "--out", value: "", expected: "a folder to write to" }),
    ]);
  }
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new Refusal(missing.map((path) => diagnose(catalogue.files.inputMissing, { path })));
  const folder = resolve(".");
  return { folder, targets: [{ package: out, inputs: files, include, out }] };
}
