import { printExpression } from "../ast/print-expression.ts";
import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { Attribute } from "../model/model.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Check } from "./check.ts";

/** range(low, high) that no value can meet. */
export const range: Check = ({ model, resolution }, report) => {
  const checkAll = (list: readonly { readonly attributes: readonly Attribute[] }[]) => {
    for (const { attributes } of list) {
      for (const attribute of attributes) {
        if (attribute.name === "range") checkRange(attribute, resolution, report);
      }
    }
  };
  for (const { methods } of model.interfaces) {
    for (const { parameters } of methods) checkAll(parameters);
  }
  for (const { fields } of model.records) checkAll(fields);
  checkAll(model.typedefs);
};

function checkRange({ arguments: parts, span }: Attribute, resolution: Resolution, report: Report): void {
  const [low, high] = parts;
  if (low === undefined || high === undefined) return;
  const [from, to] = resolution.quietly(() => [resolution.fold(low), resolution.fold(high)]);
  if (from?.kind !== "integer" || to?.kind !== "integer" || from.value <= to.value) return;
  const texts = { low: printExpression(low), high: printExpression(high) };
  report(diagnose(checks.emptyRange, texts, span));
}
