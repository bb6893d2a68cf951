import type { Span } from "../source/span.ts";
import type { Expander } from "./expander.ts";
import { spell } from "./raw-token.ts";
import type { Scanner } from "./scanner.ts";
import type { Unit } from "./unit.ts";

/**
 * Carries out the rest of a #pragma: `once` is heeded, `pack` (with macros expanded) and `midl_echo` are passed on
 * for the grammar, all others mean nothing to the model.
 */
export function runPragma(
  scanner: Scanner,
  unit: Unit,
  expander: Expander,
  pass: (image: string, span: Span) => void,
): void {
  const name = scanner.word();
  const start = scanner.place - name.length;
  if (name === "once") {
    unit.once.add(scanner.source.path);
  } else if (name === "pack") {
    const tokens = unit.lineTokens(scanner);
    pass(name + spell(expander.expandAll(tokens)), scanner.spanFrom(start));
  } else if (name === "midl_echo") {
    pass(name + scanner.restOfLine(), scanner.spanFrom(start));
  }
}
