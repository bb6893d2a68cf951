import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { evaluateCondition } from "./condition-expression.ts";
import type { Expander } from "./expander.ts";
import type { Scanner } from "./scanner.ts";
import type { Unit } from "./unit.ts";

/** Evaluates the rest of an `#if`, `#elif`, `#ifdef`, `#ifndef`, `#elifdef` or `#elifndef` line; what cannot be evaluated is false. */
export function testCondition(directive: string, scanner: Scanner, unit: Unit, expander: Expander): boolean {
  if (directive.endsWith("def")) {
    const name = scanner.word();
    if (name === "") {
      unit.report(diagnose(problems.macroNameExpected, { directive }, scanner.directiveSpan));
      return false;
    }
    return unit.macros.has(name) === !directive.endsWith("ndef");
  }
  const span = scanner.directiveSpan;
  const outcome = evaluateCondition(expander.expandCondition(unit.lineTokens(scanner)));
  if (outcome.problem !== undefined) {
    const { problem, token } = outcome;
    unit.report(diagnose(problems.malformedCondition, { problem }, token?.span ?? span));
  }
  return outcome.value;
}
