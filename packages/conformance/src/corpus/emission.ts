import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Census, type EmitResult, emit } from "@combind/emitter";
import { compile, createSession, formatDiagnostic } from "@combind/midl";
import { corpusFiles } from "./files.ts";
import { FRAGMENTS } from "./fragments.ts";
import { corpusHost, WIDL_MACROS } from "./model.ts";

/** What emitting the corpus gives, without the texts, which are in files. */
export interface CorpusEmission {
  readonly census: Census;
  readonly files: number;
  readonly bytes: number;
  readonly errors: readonly string[];
}

/** The files of the corpus that widl compiles. */
export function wholeFiles(): string[] {
  return corpusFiles().filter((path) => !FRAGMENTS.has(basename(path)));
}

/** Emits files of the corpus as one package; for some of them `elsewhere` is the package of what else they import. */
export function emitCorpus(paths: readonly string[], elsewhere?: string): EmitResult {
  const host = corpusHost();
  const session = createSession();
  const model = (path: string, abi: "win64" | "win32") =>
    compile(path.slice(1), { host, session, abi, defines: WIDL_MACROS }).model;
  const inputs = paths.map((path) => ({ wide: model(path, "win64"), narrow: model(path, "win32") }));
  return emit(inputs, { generator: "combind", externals: () => elsewhere });
}

/** Writes the package of the whole corpus into a folder that is its own. */
function writeCorpus(folder: string): CorpusEmission {
  const { files, diagnostics, census } = emitCorpus(wholeFiles());
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(formatDiagnostic);
  const bytes = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  return { census, files: files.size, bytes, errors };
}

// A process of its own, as the models and texts of the whole corpus take more than a gigabyte.
if (import.meta.main) console.log(JSON.stringify(writeCorpus(process.argv[2] as string)));
