import { formatDiagnostic } from "../../src/diagnostics/format.ts";
import type { Limits } from "../../src/preprocess/limits.ts";
import type { PpToken } from "../../src/preprocess/pp-token.ts";
import { preprocess } from "../../src/preprocess/preprocess.ts";
import type { Inclusion } from "../../src/preprocess/unit.ts";
import type { Abi } from "../../src/source/abi.ts";
import type { SourceHost } from "../../src/source/host.ts";
import { memoryHost } from "../../src/source/memory-host.ts";
import { SourceText } from "../../src/source/source-text.ts";

export interface RunOptions {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly include?: readonly string[];
  readonly defines?: Readonly<Record<string, string | undefined>>;
  readonly abi?: Abi;
  readonly limits?: Partial<Limits>;
  /** In place of `files` and `include`. */
  readonly host?: SourceHost;
}

export interface Run {
  /** The images, with one space between them. */
  readonly text: string;
  readonly tokens: readonly PpToken[];
  readonly codes: readonly string[];
  /** The diagnostics as people read them. */
  readonly problems: readonly string[];
  readonly includes: readonly Inclusion[];
}

/** Preprocesses a text as `main.idl`. */
export function run(text: string, options: RunOptions = {}): Run {
  const codes: string[] = [];
  const problems: string[] = [];
  const { tokens, includes } = preprocess(
    new SourceText("main.idl", text),
    {
      host: options.host ?? memoryHost({ "main.idl": text, ...options.files }, options.include),
      abi: options.abi ?? "win64",
      defines: new Map(Object.entries(options.defines ?? {})),
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    },
    (diagnostic) => {
      codes.push(diagnostic.code);
      problems.push(formatDiagnostic(diagnostic));
    },
  );
  const images = tokens.slice(0, -1).map((token) => token.image);
  return { text: images.join(" "), tokens, codes, problems, includes };
}

/** The text that comes out, for a table of cases; fails on any diagnostic. */
export function expand(text: string, options: RunOptions = {}): string {
  const result = run(text, options);
  if (result.problems.length > 0) throw new Error(result.problems.join("\n"));
  return result.text;
}
