import { dirname } from "node:path";
import {
  type Abi,
  type Compilation,
  compile,
  createSession,
  type Diagnostic,
  modelToJson,
  visibleSpan,
} from "@combind/midl";
import { fileHost, printedPath } from "../file-host.ts";
import { plural, printDiagnostics, say, styled, write } from "../print.ts";

export interface ModelOptions {
  readonly include: readonly string[];
  readonly defines: Readonly<Record<string, string | undefined>>;
  readonly abi: Abi;
  readonly json: boolean;
}

/**
 * `combind model`: what each file itself declares, as the JSON of the public contract or as a short table. Each file is
 * printed when it is compiled, so that many need no more memory than what they share.
 */
export function runModel(paths: readonly string[], options: ModelOptions): number {
  const diagnostics: Diagnostic[] = [];
  const print = options.json ? jsonPrinter(options.abi) : { file: table, end: () => {} };
  for (const compilation of compileEach(paths, options)) {
    print.file(compilation);
    for (const diagnostic of compilation.diagnostics) diagnostics.push(diagnostic);
  }
  print.end();
  printDiagnostics(unique(diagnostics));
  return diagnostics.some((diagnostic) => diagnostic.severity === "error") ? 1 : 0;
}

/** Each file as a translation unit of its own; what they import is parsed once. */
export function* compileEach(
  paths: readonly string[],
  { include, defines, abi }: Omit<ModelOptions, "json">,
): Generator<Compilation> {
  const base = process.cwd();
  const folders = [...new Set([...paths.map((path) => dirname(path)), ...include])];
  const host = fileHost({ base, folders });
  const session = createSession();
  for (const path of paths) yield compile(printedPath(base, path), { host, session, abi, defines });
}

/** Prints one JSON object, its files as they come. */
function jsonPrinter(abi: Abi): { readonly file: (one: Compilation) => void; readonly end: () => void } {
  let isFirst = true;
  return {
    file(compilation) {
      const opening = isFirst ? `{\n  "schema": 1,\n  "abi": ${JSON.stringify(abi)},\n  "files": [` : ",";
      isFirst = false;
      write(`${opening}\n    ${JSON.stringify(fileJson(compilation), null, 2).replaceAll("\n", "\n    ")}`);
    },
    end: () => write("\n  ]\n}\n"),
  };
}

/** One entry of `files`, as the schema of @combind/midl describes it. */
function fileJson({ model, ok, diagnostics }: Compilation): object {
  return { path: model.path, ok, diagnostics: diagnostics.map(diagnosticJson), ...modelToJson(model) };
}

function diagnosticJson({ code, severity, message, span }: Diagnostic): object {
  const place = span && visibleSpan(span);
  return { code, severity, message, file: place?.source.path, ...place?.source.positionAt(place.start) };
}

function table({ model, ok }: Compilation): void {
  const own = <T extends { readonly unit: string }>(list: readonly T[]) =>
    list.filter((one) => one.unit === model.path).length;
  const counts = [
    plural(own(model.interfaces), "interface"),
    plural(own(model.enums), "enum"),
    plural(own(model.records), "record"),
    plural(own(model.coclasses), "coclass"),
    plural(own(model.constants), "constant"),
  ].filter((text) => text !== "");
  say(
    `${styled("bold", model.path)}  ${ok ? "" : "with errors: "}${counts.join(", ") || "declares nothing"}`,
  );
}

/** The same mistake in a file that several others import is told once. */
export function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(
    diagnostics.map((one) => [`${one.code} ${one.message} ${one.span?.source.path}:${one.span?.start}`, one]),
  );
  return [...seen.values()];
}
