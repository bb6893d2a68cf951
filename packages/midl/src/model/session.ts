import type { Declaration, ImportDeclaration } from "../ast/ast.ts";
import { walk } from "../ast/walk.ts";
import { bounded } from "../diagnostics/bounded.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parse } from "../parse/parse.ts";
import { type PreprocessEnvironment, preprocess } from "../preprocess/preprocess.ts";
import type { Inclusion } from "../preprocess/unit.ts";
import type { Abi } from "../source/abi.ts";
import { decodeSource } from "../source/decode.ts";
import type { SourceHost } from "../source/host.ts";
import { SourceText } from "../source/source-text.ts";
import { Layers } from "./layers.ts";
import { type QuoteEffects, readQuotes } from "./quotes.ts";
import { UnreadableHeaders } from "./unreadable-headers.ts";

/** One file read on its own: preprocessed, parsed, nothing resolved. Shared by all units that import it. */
export interface ParsedFile {
  readonly path: string;
  readonly declarations: readonly Declaration[];
  /** The import statements, wherever they stand, in order. */
  readonly imports: readonly ImportDeclaration[];
  /** Which file includes which. */
  readonly includes: readonly Inclusion[];
  readonly quotes: QuoteEffects;
  /** It has namespaces, as only files of the Windows Runtime do, which alone use its generic interfaces. */
  readonly isRuntime: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Keeps parsed files, so that compiling many roots reads every file once. One session may serve
 * several hosts, targets and sets of defines; what changes must be forgotten.
 */
export class Session {
  readonly #files = new WeakMap<SourceHost, Map<string, ParsedFile>>();
  /** Where imports lead, by the importing file's path and the name. */
  readonly #targets = new WeakMap<SourceHost, Map<string, string | undefined>>();
  readonly #builtins = new Map<string, ParsedFile>();
  readonly #layers = new Map<string, Layers>();

  /** The file at a path of the host, parsed; undefined if the host cannot read it. */
  parse(path: string, environment: PreprocessEnvironment): ParsedFile | undefined {
    const key = JSON.stringify([path, environment.abi === "win32", [...environment.defines]]);
    let files = this.#files.get(environment.host);
    if (files === undefined) {
      files = new Map();
      this.#files.set(environment.host, files);
    }
    let file = files.get(key);
    if (file === undefined) {
      const bytes = environment.host.read(path);
      if (bytes === undefined) return undefined;
      file = parseText(new SourceText(path, decodeSource(bytes)), environment);
      files.set(key, file);
    }
    return file;
  }

  /** The path that an import means, as the host says. */
  targetOf(name: string, from: string, host: SourceHost): string | undefined {
    let targets = this.#targets.get(host);
    if (targets === undefined) {
      targets = new Map();
      this.#targets.set(host, targets);
    }
    const key = `${from}\n${name}`;
    if (!targets.has(key)) targets.set(key, host.resolve(name, from));
    return targets.get(key);
  }

  /** What units for a target resolve to; where names go unexplained because a file is missing, apart. */
  layers(abi: Abi, isComplete: boolean): Layers {
    const key = `${abi} ${isComplete}`;
    let layers = this.#layers.get(key);
    if (layers === undefined) {
      layers = new Layers(abi, isComplete);
      this.#layers.set(key, layers);
    }
    return layers;
  }

  /** Reads a file of the host again when it is next needed, and with it those that include it. */
  forget(path: string, host: SourceHost): void {
    this.#targets.delete(host);
    const files = this.#files.get(host);
    const gone = new Set<ParsedFile>();
    for (const [key, file] of files ?? []) {
      if (file.path !== path && !file.includes.some((inclusion) => inclusion.path === path)) continue;
      files?.delete(key);
      gone.add(file);
    }
    for (const layers of this.#layers.values()) layers.forget((file) => gone.has(file));
  }

  /** A text that the compiler brings along, parsed. */
  parseBuiltin(path: string, text: string, environment: PreprocessEnvironment): ParsedFile {
    const known = this.#builtins.get(path);
    if (known !== undefined) return known;
    const file = parseText(new SourceText(path, text), { ...environment, defines: new Map() });
    this.#builtins.set(path, file);
    return file;
  }
}

/** A new, empty session. */
export function createSession(): Session {
  return new Session();
}

/** Preprocesses and parses one text. */
function parseText(source: SourceText, environment: PreprocessEnvironment): ParsedFile {
  const diagnostics: Diagnostic[] = [];
  const report = bounded((diagnostic) => void diagnostics.push(diagnostic));
  const { tokens, includes } = preprocess(source, environment, report);
  const headers = new UnreadableHeaders(report);
  const { declarations } = parse(source.path, tokens, headers.report);
  headers.finish();
  return {
    path: source.path,
    declarations,
    imports: importsOf(declarations),
    includes,
    isRuntime: declarations.some(({ kind }) => kind === "namespace"),
    quotes: readQuotes(source.path, declarations, environment),
    diagnostics,
  };
}

function importsOf(declarations: readonly Declaration[]): ImportDeclaration[] {
  const imports: ImportDeclaration[] = [];
  walk(declarations, (declaration) => {
    if (declaration.kind === "import") imports.push(declaration);
  });
  return imports;
}
