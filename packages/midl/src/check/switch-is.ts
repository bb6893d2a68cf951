import { namesIn } from "../ast/names-in.ts";
import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { Attribute } from "../model/model.ts";
import type { Check } from "./check.ts";

interface Sibling {
  readonly name: string | undefined;
  readonly attributes: readonly Attribute[];
}

/** switch_is that names neither a sibling nor a constant. */
export const switchIs: Check = ({ model, resolution }, report) => {
  const { values } = resolution.scope;
  const check = (siblings: readonly Sibling[], where: string) =>
    checkSiblings(siblings, (name) => values.has(name), where, report);
  for (const { methods, asyncOf } of model.interfaces) {
    if (asyncOf !== undefined) continue;
    for (const { parameters, name } of methods) check(parameters, `a parameter of \`${name}\``);
  }
  for (const { name, fields, isNested } of model.records) {
    if (!isNested) check(fields, `a field of \`${name}\``);
  }
};

function checkSiblings(
  siblings: readonly Sibling[],
  isConstant: (name: string) => boolean,
  where: string,
  report: Report,
): void {
  for (const { attributes } of siblings) {
    for (const attribute of attributes) {
      if (attribute.name !== "switch_is") continue;
      for (const part of attribute.arguments) {
        for (const { name, span } of part === undefined ? [] : namesIn(part)) {
          if (siblings.some((sibling) => sibling.name === name) || isConstant(name)) continue;
          report(diagnose(checks.switchNamesNothing, { name, where }, span));
        }
      }
    }
  }
}
