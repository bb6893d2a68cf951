import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Overrides } from "@combind/emitter";
import { catalogue, type Diagnostic, diagnose } from "@combind/midl";
import { Ajv } from "ajv";
import { Refusal } from "./refusal.ts";

/** One package to generate, or (without `out`) one that exists elsewhere. Paths are relative to the config's folder. */
export interface Target {
  readonly package: string;
  readonly inputs: readonly string[];
  readonly include?: readonly string[];
  readonly define?: { readonly [name: string]: string | number };
  readonly out?: string;
  readonly overrides?: string;
  readonly see?: string;
}

/** The content of combind.config.json. */
export interface Config {
  readonly targets: readonly Target[];
}

/** A config and the folder that its paths are relative to. */
export interface LoadedConfig extends Config {
  readonly folder: string;
}

export const CONFIG_NAME = "combind.config.json";

/** Gives a config literal its type in a build script. */
export function defineConfig(config: Config): Config {
  return config;
}

/** Reads and checks a config file. @throws {Refusal} when it cannot be read or does not fit the schema */
export function loadConfig(path: string): LoadedConfig {
  const { targets } = readJson(path, "config") as Config;
  return { folder: resolve(dirname(path)), targets };
}

/** Reads and checks an overrides.json. @throws {Refusal} */
export function loadOverrides(path: string): Overrides {
  const { $schema: _, ...overrides } = readJson(path, "overrides") as Overrides & { $schema?: unknown };
  return overrides;
}

function readJson(path: string, schema: "config" | "overrides"): unknown {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Refusal([
      diagnose(catalogue.files.configUnreadable, { path, reason: (error as Error).message }),
    ]);
  }
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schemaNamed(schema));
  if (validate(value)) return value;
  const faults = (validate.errors ?? []).map((fault): Diagnostic => {
    const where = fault.instancePath === "" ? "the file" : fault.instancePath.slice(1).replaceAll("/", ".");
    const extra = fault.keyword === "additionalProperties" ? `: ${fault.params.additionalProperty}` : "";
    return diagnose(catalogue.files.configInvalid, { path, where, expected: `${fault.message}${extra}` });
  });
  throw new Refusal(faults);
}

function schemaNamed(name: string): object {
  return JSON.parse(
    readFileSync(new URL(`../schema/${name}.schema.json`, import.meta.url), "utf8"),
  ) as object;
}
