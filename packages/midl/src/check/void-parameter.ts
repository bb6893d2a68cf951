import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import { resolveAlias } from "../model/alias.ts";
import type { FreeFunction, Method } from "../model/model.ts";
import type { Check } from "./check.ts";

/** Parameters of type void. `(void)` alone is the empty list and has none. */
export const voidParameter: Check = ({ model }, report) => {
  for (const { methods } of model.interfaces) for (const method of methods) checkFunction(method, report);
  for (const free of model.functions) checkFunction(free, report);
};

function checkFunction({ name: method, parameters }: Method | FreeFunction, report: Report): void {
  for (const { name, type, span } of parameters) {
    if (resolveAlias(type).kind === "void") report(diagnose(checks.voidParameter, { name, method }, span));
  }
}
