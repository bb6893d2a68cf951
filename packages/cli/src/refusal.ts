import type { Diagnostic } from "@combind/midl";

/** Ends a command that cannot go on; its diagnostics say why. Nothing has been written. */
export class Refusal extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
    this.diagnostics = diagnostics;
  }
}
