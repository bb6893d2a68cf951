import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { saysTheSame } from "../model/says-the-same.ts";
import { typeText } from "../model/type-text.ts";
import type { Check } from "./check.ts";

/**
 * Names defined twice, unless both definitions say the same. Two typedefs that differ are only a
 * warning: files repeat the typedefs of C headers in terms of their own.
 */
export const redefinition: Check = ({ resolution }, report) => {
  for (const { name, earlier: a, later: b } of resolution.scope.redefinitions) {
    if (saysTheSame(a, b, name)) continue;
    const related = [{ message: "the earlier definition is here", span: a.span }];
    if (a.declares === "typedef" && b.declares === "typedef") {
      const types = { type: typeText(b.type), earlier: typeText(a.type) };
      report(diagnose(checks.differentTypedef, { name, ...types }, b.span, related));
    } else {
      report(diagnose(checks.redefinition, { name }, b.span, related));
    }
  }
};
