import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { Attribute } from "../model/model.ts";
import type { Check } from "./check.ts";

const KINDS = new Set(["ptr", "ref", "unique"]);

/** Pointer attributes that contradict each other, and pointer_default with none of them. */
export const pointerKind: Check = ({ model }, report) => {
  for (const { attributes } of model.interfaces) {
    const attribute = attributes.find(({ name }) => name === "pointer_default");
    const kind = attribute?.arguments[0];
    if (attribute === undefined || (kind?.kind === "name" && KINDS.has(kind.name))) continue;
    const found = kind?.kind === "name" ? kind.name : "";
    report(diagnose(checks.badPointerKind, { found }, attribute.span));
  }
  for (const { methods } of model.interfaces) {
    for (const { parameters } of methods) {
      for (const { name, attributes } of parameters) checkKinds(name, attributes, report);
    }
  }
  for (const { fields } of model.records) {
    for (const { name, attributes } of fields) checkKinds(name ?? "", attributes, report);
  }
};

function checkKinds(name: string, attributes: readonly Attribute[], report: Report): void {
  let first: Attribute | undefined;
  for (const attribute of attributes) {
    if (!KINDS.has(attribute.name)) continue;
    first ??= attribute;
    if (first.name === attribute.name) continue;
    const kinds = `${first.name} and ${attribute.name}`;
    report(diagnose(checks.conflictingPointers, { name, kinds }, attribute.span));
  }
}
