import type { Span } from "../source/span.ts";
import type { Expander } from "./expander.ts";
import { spell } from "./raw-token.ts";
import type { Scanner } from "./scanner.ts";
import type { Unit } from "./unit.ts";

/**
 * Carries out the rest of a #pragma: `once`, `push_macro` and `pop_macro` are heeded, `pack` (with macros expanded) and `midl_echo` are passed on
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
  } else if (name === "push_macro" || name === "pop_macro") {
    const macro = unit
      .lineTokens(scanner)
      .find((token) => token.kind === "string")
      ?.image.slice(1, -1);
    if (macro !== undefined) keepMacro(name, macro, unit);
  }
}

/** Puts a macro's definition, or that it has none, aside, or takes it back. */
function keepMacro(pragma: "push_macro" | "pop_macro", name: string, unit: Unit): void {
  const pushed = unit.pushedMacros.get(name) ?? [];
  unit.pushedMacros.set(name, pushed);
  if (pragma === "push_macro") {
    pushed.push(unit.macros.get(name));
  } else if (pushed.length > 0) {
    const macro = pushed.pop();
    if (macro === undefined) unit.macros.delete(name);
    else unit.macros.set(name, macro);
  }
}
