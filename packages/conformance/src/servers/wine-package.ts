import { dirname, join } from "node:path";
import { compile, createSession, formatDiagnostic } from "@combind/midl";
import { fileHost, type Generation, generate, writeFolder } from "combind";
import { WINE_HEADERS } from "../requirements.ts";

/** By this Wine's files know that no C compiler reads them. */
const DEFINE = { __WIDL__: "0x800" };

const FOLDERS = [WINE_HEADERS, dirname(WINE_HEADERS)];

/**
 * Generates a package from files of Wine's IDL, by name without `.idl`, and from all that they import, as a user
 * would who has nothing but that folder. `overrides` is the path of what IDL cannot say of them.
 */
export function generateFromWine(names: readonly string[], out: string, overrides?: string): Generation {
  const generation = generate({
    folder: WINE_HEADERS,
    targets: [
      {
        package: "#wine",
        inputs: withImports(names),
        include: FOLDERS,
        define: DEFINE,
        out,
        ...(overrides === undefined ? {} : { overrides }),
      },
    ],
  });
  if (!generation.ok) throw new Error(generation.diagnostics.map(formatDiagnostic).join("\n"));
  for (const { folder, files } of generation.targets) writeFolder(folder, files);
  return generation;
}

/** The files and all that they import, each once. What they merely include is a part of them. */
function withImports(names: readonly string[]): string[] {
  const host = fileHost({ base: WINE_HEADERS, folders: FOLDERS });
  const session = createSession();
  const inputs = new Set<string>();
  for (const name of names) {
    const path = `${name}.idl`;
    const { model } = compile(path, { host, session, defines: DEFINE });
    inputs.add(path);
    for (const imported of model.files.flatMap(({ imports }) => imports)) {
      if (imported.endsWith(".idl")) inputs.add(imported);
    }
  }
  return [...inputs];
}

/** The overrides beside this file. */
export function overridesFor(name: string): string {
  return join(import.meta.dirname, "overrides", `${name}.json`);
}
