import { join } from "node:path";
import { ROOT } from "../paths.ts";
import { run } from "../process.ts";
import { emptyProject } from "./project.ts";

/** The oldest and the newest TypeScript that consumers may have. */
export const COMPILERS = {
  "5.8": join(ROOT, "node_modules/typescript-5.8/bin/tsc"),
  "7.0": join(ROOT, "node_modules/typescript/bin/tsc"),
} as const;

export type TypeScriptVersion = keyof typeof COMPILERS;

export const VERSIONS = Object.keys(COMPILERS) as TypeScriptVersion[];

/** What a careful consumer has: everything strict, declarations checked, no library beyond ES2023. */
const OPTIONS = {
  noEmit: true,
  target: "ES2023",
  lib: ["ES2023"],
  types: [],
  module: "nodenext",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: false,
};

export interface CompilerError {
  /** Relative to the folder that was given. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** Type-checks files (absolute paths), and gives the errors in the order of the compiler. */
export function typeCheck(
  version: TypeScriptVersion,
  folder: string,
  files: readonly string[],
  options: object = {},
): CompilerError[] {
  const project = emptyProject();
  try {
    const config = JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, files });
    const path = project.write("tsconfig.json", config);
    const args = [COMPILERS[version], "-p", path, "--pretty", "false"];
    const { code, stdout, stderr } = run(process.execPath, args, { cwd: folder });
    const lines = stdout.split("\n").filter((line) => /error TS\d+/.test(line));
    if ((code === 0) !== (lines.length === 0) || stderr !== "") {
      throw new Error(`TypeScript ${version} ended with ${code}\n${stdout}${stderr}`);
    }
    return lines.map(parse);
  } finally {
    project.remove();
  }
}

function parse(line: string): CompilerError {
  const [, file, row, code, message] = /^(?:(.+)\((\d+),\d+\): )?error (TS\d+): (.*)$/.exec(line) ?? [];
  return { file: file ?? "", line: Number(row ?? 0), code: code ?? "", message: message ?? line };
}
