import { namesIn } from "../ast/names-in.ts";
import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import { resolveAlias } from "../model/alias.ts";
import type { Attribute, Method, Type } from "../model/model.ts";
import { typeText } from "../model/type-text.ts";
import type { Check } from "./check.ts";

/** iid_is that names no parameter of its method, or one that is no GUID. */
export const iidIs: Check = ({ model }, report) => {
  for (const { methods, asyncOf } of model.interfaces) {
    if (asyncOf !== undefined) continue;
    for (const method of methods) {
      for (const { attributes } of method.parameters) {
        for (const attribute of attributes) {
          if (attribute.name === "iid_is") checkNames(attribute, method, report);
        }
      }
    }
  }
};

function checkNames(
  { arguments: parts }: Attribute,
  { name: method, parameters }: Method,
  report: Report,
): void {
  for (const { name, span } of parts.flatMap((part) => (part === undefined ? [] : [...namesIn(part)]))) {
    const named = parameters.find((parameter) => parameter.name === name);
    if (named === undefined) report(diagnose(checks.iidIsNamesNothing, { name, method }, span));
    else if (!isGuid(named.type)) {
      report(diagnose(checks.iidIsNotGuid, { name, type: typeText(named.type) }, span));
    }
  }
}

/** Whether a type is GUID under any of its names, or points to one. What is unknown may be. */
function isGuid(type: Type): boolean {
  const actual = resolveAlias(type);
  if (actual.kind === "pointer") return isGuid(actual.to);
  if (actual.kind === "record") return actual.record.tag === "_GUID" || actual.record.name === "GUID";
  return actual.kind === "unknown";
}
