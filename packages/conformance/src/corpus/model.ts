import { basename } from "node:path";
import {
  type Abi,
  compile,
  createSession,
  formatDiagnostic,
  type ModelJson,
  modelToJson,
  type SourceHost,
} from "@combind/midl";
import { fileHost } from "combind";
import { CORPUS_FOLDERS, corpusFiles } from "./files.ts";

/** What combind makes of one file of the corpus as a translation unit of its own. */
export interface CorpusModel extends ModelJson {
  /** The file's name, without its folder. */
  readonly name: string;
  /** Errors as people read them. */
  readonly errors: readonly string[];
}

/** The corpus as the command line sees it. */
export function corpusHost(): SourceHost {
  return fileHost({ base: "/", folders: CORPUS_FOLDERS });
}

/** Macros by which Wine's files know that widl reads them, and not MIDL or a C compiler. */
export const WIDL_MACROS: Readonly<Record<string, string | undefined>> = {
  __WIDL__: "0x800",
  __midl: undefined,
};

/** Models every file of the corpus in one session, so that each is read once. */
export function modelCorpus(
  abi: Abi,
  defines: Readonly<Record<string, string | undefined>> = {},
): CorpusModel[] {
  const host = corpusHost();
  const session = createSession();
  return corpusFiles().map((path) => {
    const { model, diagnostics } = compile(path.slice(1), { host, session, abi, defines });
    const errors = diagnostics.filter(({ severity }) => severity === "error").map(formatDiagnostic);
    return { name: basename(path), errors, ...modelToJson(model) };
  });
}
