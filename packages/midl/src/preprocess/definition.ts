import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { isPaste, isPunctuator, Macro } from "./macro.ts";
import { PREDEFINED_PATH } from "./predefined.ts";
import type { RawToken } from "./raw-token.ts";
import type { Scanner } from "./scanner.ts";
import type { Unit } from "./unit.ts";

/** Carries out the rest of a #define. */
export function defineMacro(scanner: Scanner, unit: Unit): void {
  const name = scanner.word();
  const span = scanner.spanFrom(scanner.place - name.length);
  if (name === "" || name === "defined") {
    unit.report(diagnose(problems.macroNameExpected, { directive: "define" }, scanner.directiveSpan));
    return;
  }
  const tokens = unit.lineTokens(scanner);
  const first = tokens[0];
  let parameters: readonly string[] | undefined;
  let body = tokens;
  if (isPunctuator(first, "(") && first?.spaced === false) {
    const end = tokens.findIndex((token) => isPunctuator(token, ")"));
    parameters = parameterNames(tokens, end);
    body = tokens.slice(end + 1);
    if (parameters === undefined) {
      unit.report(diagnose(problems.malformedParameters, { macro: name }, first.span));
      return;
    }
  }
  const edge = [body[0], body[body.length - 1]].find(isPaste);
  if (edge !== undefined) {
    unit.report(diagnose(problems.pasteAtEdge, { macro: name }, edge.span));
    return;
  }
  const variadic = parameters?.[parameters.length - 1] === "__VA_ARGS__";
  const macro = new Macro(name, span, parameters, variadic, body);
  warnIfRedefined(macro, unit);
  unit.macros.set(name, macro);
}

/** Carries out the rest of an #undef. */
export function undefineMacro(scanner: Scanner, unit: Unit): void {
  const name = scanner.word();
  if (name === "") {
    unit.report(diagnose(problems.macroNameExpected, { directive: "undef" }, scanner.directiveSpan));
  } else {
    unit.macros.delete(name);
  }
}

/** The names between `(` and the `)` at `end`, `...` as `__VA_ARGS__`; undefined if they are not well formed. */
function parameterNames(tokens: readonly RawToken[], end: number): readonly string[] | undefined {
  if (end === -1) return undefined;
  const names = new Set<string>();
  for (let at = 1; at < end; at += 2) {
    const token = tokens[at] as RawToken;
    const isRest = isPunctuator(token, "...") && at + 1 === end;
    const name = isRest ? "__VA_ARGS__" : token.image;
    const isName = isRest || (token.kind === "identifier" && name !== "__VA_ARGS__");
    const separated = at + 1 === end || (isPunctuator(tokens[at + 1], ",") && at + 2 < end);
    if (!isName || !separated || names.has(name)) return undefined;
    names.add(name);
  }
  return [...names];
}

/** What the compiler predefines may be replaced in silence; it is a default. */
function warnIfRedefined(macro: Macro, unit: Unit): void {
  const previous = unit.macros.get(macro.name);
  if (previous?.span === undefined || previous.span.source.path === PREDEFINED_PATH || previous.equals(macro))
    return;
  const related = [{ message: "defined before here", span: previous.span }];
  unit.report(diagnose(problems.macroRedefined, { macro: macro.name }, macro.span, related));
}
