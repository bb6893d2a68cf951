import { text } from "../diagnostics/catalogue/text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { PreprocessEnvironment } from "../preprocess/preprocess.ts";
import type { Span } from "../source/span.ts";
import { AUTOMATION_PATH, automationText, PRELUDE_PATH, preludeText } from "./prelude.ts";
import { RUNTIME_PATH, runtimeText } from "./runtime/prelude.ts";
import type { ParsedFile, Session } from "./session.ts";

/** An import that leads nowhere. */
export interface MissingImport {
  readonly name: string;
  readonly span: Span;
}

/** A root file with all that it imports. */
export interface TranslationUnit {
  readonly root: ParsedFile;
  /** In the order in which MIDL finishes reading them: the prelude first, the root last. */
  readonly files: readonly ParsedFile[];
  /** What each file's imports mean, by the importing file's path. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  readonly missing: readonly MissingImport[];
  /** Whether all that is imported and included was found. Where it was not, a name may mean something that cannot be seen. */
  readonly isComplete: boolean;
}

/** A library knows the types of this file without importing it. */
const OAIDL = /(?:^|[\\/])oaidl\.idl$/i;
/** Headers whose names the prelude has: not finding them is no fault. */
const PRELUDE_HEADERS = /^(?:basetsd|guiddef)\.(?:h|idl)$/i;

/**
 * Reads a root file and, depth first, all that it imports, each once. Imports may form cycles.
 * Undefined if the root itself cannot be read.
 */
export function readUnit(
  path: string,
  environment: PreprocessEnvironment,
  session: Session,
): TranslationUnit | undefined {
  const root = session.parse(path, environment);
  if (root === undefined) return undefined;
  const files: ParsedFile[] = [];
  const imports = new Map<string, string[]>();
  const missing: MissingImport[] = [];
  const visit = (file: ParsedFile) => {
    const direct: string[] = [];
    imports.set(file.path, direct);
    for (const { files: names } of file.imports) {
      for (const { text: name, span } of names) {
        const target = session.targetOf(name, span.source.path, environment.host);
        const imported = target === undefined ? undefined : session.parse(target, environment);
        if (imported === undefined) {
          if (!PRELUDE_HEADERS.test(name)) missing.push({ name, span });
          continue;
        }
        if (!direct.includes(imported.path)) direct.push(imported.path);
        if (!imports.has(imported.path)) visit(imported);
      }
    }
    files.push(file);
  };
  visit(root);
  if (
    root.declarations.some(({ kind }) => kind === "library") &&
    !files.some(({ path }) => OAIDL.test(path))
  ) {
    files.unshift(session.parseBuiltin(AUTOMATION_PATH, automationText, environment));
  }
  files.unshift(session.parseBuiltin(PRELUDE_PATH, preludeText, environment));
  if (files.some(({ isRuntime }) => isRuntime)) {
    files.unshift(session.parseBuiltin(RUNTIME_PATH, runtimeText, environment));
  }
  const isComplete =
    missing.length === 0 && !files.some(({ diagnostics }) => diagnostics.some(isLostInclude));
  return { root, files, imports, missing, isComplete };
}

function isLostInclude({ code }: Diagnostic): boolean {
  return code === text.includeNotFound.code || code === text.includeUnreadable.code;
}
