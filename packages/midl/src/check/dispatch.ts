import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { hasAttribute } from "../model/attributes.ts";
import type { Interface } from "../model/model.ts";
import type { Check } from "./check.ts";

/** Interfaces that inherit from a dispinterface, and dual ones without IDispatch. */
export const dispatch: Check = ({ model }, report) => {
  const known = new Map<Interface, boolean>();
  for (const face of model.interfaces) {
    const { name, base, kind, span } = face;
    if (base?.kind === "dispatch" && kind !== "dispatch") {
      report(diagnose(checks.dispinterfaceAsBase, { name, base: base.name }, span));
    }
    if (hasAttribute(face, "dual") && kind !== "dispatch" && !inheritsDispatch(face, known)) {
      report(diagnose(checks.dualWithoutDispatch, { name }, span));
    }
  }
};

/**
 * Whether IDispatch is a base; where the root is not IUnknown, a base is missing and nobody knows. Remembers
 * what it has found out, since chains of bases may be long.
 */
function inheritsDispatch(face: Interface, known: Map<Interface, boolean>): boolean {
  const path: Interface[] = [];
  let at = face;
  while (at.base !== undefined && at.name !== "IDispatch" && !known.has(at)) {
    path.push(at);
    at = at.base;
  }
  const found = known.get(at) ?? at.name !== "IUnknown";
  for (const one of path) known.set(one, found);
  return found;
}
