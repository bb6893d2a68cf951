import { check } from "./check/check.ts";
import { bounded } from "./diagnostics/bounded.ts";
import { files } from "./diagnostics/catalogue/files.ts";
import { type Diagnostic, diagnose } from "./diagnostics/diagnostic.ts";
import type { Model } from "./model/model.ts";
import { resolve } from "./model/resolve.ts";
import { createSession, type Session } from "./model/session.ts";
import { readUnit } from "./model/translation-unit.ts";
import type { Abi } from "./source/abi.ts";
import type { SourceHost } from "./source/host.ts";

export interface CompileOptions {
  /** Where the root and all that it imports and includes come from. */
  readonly host: SourceHost;
  /** The target of layouts and predefined macros; win64 unless given. */
  readonly abi?: Abi;
  /** Macros by name, with their text; `undefined` removes a predefined one. */
  readonly defines?: Readonly<Record<string, string | undefined>>;
  /** Shares parsed files between roots. */
  readonly session?: Session;
}

export interface Compilation {
  /** What the unit declares, as far as it could be read. */
  readonly model: Model;
  /** Of all files of the unit, in the order of the phases. */
  readonly diagnostics: readonly Diagnostic[];
  /** No diagnostic is an error. */
  readonly ok: boolean;
}

/**
 * Compiles the IDL file at `path` as one translation unit: text to tokens to tree to resolved model,
 * then the checks. Never throws on bad input.
 */
export function compile(path: string, options: CompileOptions): Compilation {
  const { host, abi = "win64", defines = {}, session = createSession() } = options;
  const environment = { host, abi, defines: new Map(Object.entries(defines)) };
  const diagnostics: Diagnostic[] = [];
  const report = bounded((diagnostic) => void diagnostics.push(diagnostic));

  const unit = readUnit(path, environment, session);
  if (unit === undefined) {
    report(diagnose(files.inputMissing, { path }));
    return { model: emptyModel(path, abi), diagnostics, ok: false };
  }
  for (const file of unit.files) for (const diagnostic of file.diagnostics) diagnostics.push(diagnostic);
  const resolved = resolve(unit, abi, session, report);
  check(resolved, report);

  return {
    model: resolved.model,
    diagnostics,
    ok: diagnostics.every(({ severity }) => severity !== "error"),
  };
}

function emptyModel(path: string, abi: Abi): Model {
  const none = {
    interfaces: [],
    generics: [],
    instances: [],
    enums: [],
    records: [],
    typedefs: [],
    coclasses: [],
    runtimeClasses: [],
    contracts: [],
    libraries: [],
    modules: [],
    functions: [],
    variables: [],
    guids: [],
    constants: [],
  };
  return { abi, path, files: [{ path, imports: [] }], ...none };
}
