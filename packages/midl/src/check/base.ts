import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { interfaceInAnotherCase } from "../model/interfaces.ts";
import { interfaceNamed } from "../model/resolve-type.ts";
import type { Check } from "./check.ts";

/** Bases that are defined nowhere, and those whose spelling differs from their definition in case only. */
export const base: Check = ({ resolution }, report) => {
  for (const { object, node, namespace } of resolution.scope.interfaces) {
    if (node.kind !== "interface" || node.base === undefined || object.asyncOf !== undefined) continue;
    const base = node.base;
    const { text, span } = base;
    const names = { name: object.name, base: text };
    const exact = resolution.inside(namespace, () => interfaceNamed(resolution, base));
    if (exact !== undefined && !exact.isForward) continue;
    const other = exact ?? interfaceInAnotherCase(resolution, text);
    if (other === undefined || other.isForward) {
      if (!resolution.isComplete) continue;
      const related = exact && [{ message: "it is only declared here", span: exact.span }];
      report(diagnose(checks.unknownBase, names, span, related));
    } else {
      const related = [{ message: "it is defined here", span: other.span }];
      report(diagnose(checks.baseInAnotherCase, { ...names, found: other.name }, span, related));
    }
  }
};
