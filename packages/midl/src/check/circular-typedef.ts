import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Type, Typedef } from "../model/model.ts";
import type { Check } from "./check.ts";

/** Typedefs that stand for themselves in the end; each circle is reported once. */
export const circularTypedef: Check = ({ model }, report) => {
  const finished = new Set<Typedef>();
  for (const start of model.typedefs) {
    const passed = new Set<Typedef>();
    let at: Typedef | undefined = start;
    while (at !== undefined && !finished.has(at) && !passed.has(at)) {
      passed.add(at);
      at = next(at.type);
    }
    for (const one of passed) finished.add(one);
    if (at === undefined || !passed.has(at)) continue;
    const path = [...passed];
    const circle = path.indexOf(at);
    const names = [...path.slice(circle), path[circle] as Typedef].map(({ name }) => name);
    report(diagnose(checks.circularTypedef, { path: names }, path[circle]?.span));
  }
};

/** The typedef that a type is made of: pointers and arrays of it need it too. */
function next(type: Type): Typedef | undefined {
  let inner = type;
  while (inner.kind === "pointer" || inner.kind === "array")
    inner = inner.kind === "array" ? inner.of : inner.to;
  return inner.kind === "alias" ? inner.typedef : undefined;
}
