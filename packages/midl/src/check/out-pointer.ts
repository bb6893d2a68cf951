import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { resolveAlias } from "../model/alias.ts";
import { hasAttribute } from "../model/attributes.ts";
import { typeText } from "../model/type-text.ts";
import type { Check } from "./check.ts";

/** Kinds of types through which a callee can hand something back, and those that may turn out to be such. */
const WRITABLE = new Set(["pointer", "array", "safearray", "unknown", "interface"]);

/** Out parameters that no callee can write through. A retval has a check of its own. */
export const outPointer: Check = ({ model }, report) => {
  for (const face of model.interfaces) {
    for (const method of face.methods) {
      for (const parameter of method.parameters) {
        const { name, type, span } = parameter;
        if (!hasAttribute(parameter, "out") || hasAttribute(parameter, "retval")) continue;
        if (WRITABLE.has(resolveAlias(type).kind)) continue;
        report(diagnose(checks.outNotPointer, { name, type: typeText(type) }, span));
      }
    }
  }
};
