import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** What one translation unit may cost. Text that goes beyond gets a diagnostic, and its reading ends. */
export interface Limits {
  /** Code units of all files opened, each opening counted, with a surcharge per opening. */
  readonly text: number;
  /** Tokens read from files. */
  readonly tokens: number;
  /** Tokens of one line. */
  readonly lineTokens: number;
  /** Lines of one file that a backslash continues. */
  readonly continuations: number;
  /** Tokens that macro expansion makes or passes on, intermediate ones included. */
  readonly expansion: number;
  /** Macro calls inside each other's arguments. */
  readonly callDepth: number;
  /** Files that include each other. */
  readonly includeDepth: number;
  /** Diagnostics of the preprocessor. */
  readonly diagnostics: number;
}

export const DEFAULT_LIMITS: Limits = {
  text: 256 * 1024 * 1024,
  tokens: 4_000_000,
  lineTokens: 250_000,
  continuations: 1_000_000,
  expansion: 4_000_000,
  callDepth: 200,
  includeDepth: 64,
  diagnostics: 1000,
};

/** Thrown where a limit is reached and caught by `preprocess` alone: everything in between just ends. */
export class LimitReached {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic;
  }
}
