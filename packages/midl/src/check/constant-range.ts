import type { Expression } from "../ast/ast.ts";
import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { resolveAlias } from "../model/alias.ts";
import type { Resolution } from "../model/resolution.ts";
import { typeText } from "../model/type-text.ts";
import type { Check } from "./check.ts";

const ENUM_BITS = 32;

/** Constants and enumerators whose value fits their type neither as a signed nor as an unsigned number. */
export const constantRange: Check = ({ resolution }, report) => {
  for (const { object, value, node, namespace } of resolution.scope.constants) {
    const type = object.type && resolveAlias(object.type);
    if (node === undefined || type?.kind !== "integer") continue;
    const folded = integerValue(resolution, namespace, value);
    if (folded === undefined || fits(folded, 8 * type.size)) continue;
    const parts = { name: object.name, value: String(folded), type: typeText(object.type ?? type) };
    report(diagnose(checks.constantOutOfRange, parts, value.span));
  }
  for (const { specifier, namespace } of resolution.scope.enums) {
    for (const { name, value } of specifier.enumerators ?? []) {
      const folded = value && integerValue(resolution, namespace, value);
      if (value === undefined || folded === undefined || fits(folded, ENUM_BITS)) continue;
      const parts = { name: name.text, value: String(folded), type: "enum" };
      report(diagnose(checks.constantOutOfRange, parts, value.span));
    }
  }
};

/** What an expression is worth before it becomes what its type can hold. */
function integerValue(resolution: Resolution, namespace: string, expression: Expression): bigint | undefined {
  if (expression.kind === "integer") return expression.value;
  const value = resolution.quietly(() => resolution.inside(namespace, () => resolution.fold(expression)));
  return value?.kind === "integer" ? value.value : undefined;
}

function fits(value: bigint, bits: number): boolean {
  return value >= -(1n << BigInt(bits - 1)) && value < 1n << BigInt(bits);
}
