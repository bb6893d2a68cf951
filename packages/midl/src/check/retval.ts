import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { resolveAlias } from "../model/alias.ts";
import { hasAttribute } from "../model/attributes.ts";
import { typeText } from "../model/type-text.ts";
import type { Check } from "./check.ts";

/** A retval parameter that is not the last one, or that is no pointer. */
export const retval: Check = ({ model }, report) => {
  for (const { parameters } of model.interfaces.flatMap((face) => face.methods)) {
    const last = parameters.at(-1);
    for (const parameter of parameters) {
      if (last === undefined || !hasAttribute(parameter, "retval")) continue;
      const { name, type, span } = parameter;
      if (parameter !== last) {
        const kind = hasAttribute(last, "retval") ? checks.severalRetvals : checks.retvalNotLast;
        report(diagnose(kind, { name, last: last.name }, span));
      }
      const { kind } = resolveAlias(type);
      if (kind !== "pointer" && kind !== "array" && kind !== "unknown") {
        report(diagnose(checks.retvalNotPointer, { name, type: typeText(type) }, span));
      }
    }
  }
};
