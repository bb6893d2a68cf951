import type { FunctionDeclaration } from "../ast/ast.ts";
import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { hasAttribute } from "../model/attributes.ts";
import { methodsOf } from "../model/slots.ts";
import type { Check } from "./check.ts";

/** `[call_as(X)]` without a `[local]` method X in the same interface: nothing would ever call it. */
export const callAs: Check = ({ resolution }, report) => {
  for (const { node } of resolution.scope.interfaces) {
    if (node.kind !== "interface") continue;
    const methods = methodsOf(node.members);
    const local = new Set(methods.filter((method) => hasAttribute(method, "local")).map(nameOf));
    for (const method of methods) {
      const attribute = method.attributes.find(({ name }) => name === "call_as");
      const target = attribute?.arguments?.[0];
      if (attribute === undefined || (target?.kind === "name" && local.has(target.name))) continue;
      const name = target?.kind === "name" ? target.name : "";
      report(diagnose(checks.unreachableCallAs, { method: nameOf(method), target: name }, attribute.span));
    }
  }
};

function nameOf(method: FunctionDeclaration): string {
  return method.declarator.name.text;
}
