import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import type { Check } from "./check.ts";

interface Member {
  readonly name: string | undefined;
  readonly span: Span;
}

/** Methods, parameters, fields and enumerators whose name their owner already has. */
export const duplicateMember: Check = ({ model }, report) => {
  for (const face of model.interfaces) {
    checkNames(face.name, face.methods, report);
    for (const method of face.methods) checkNames(method.name, method.parameters, report);
  }
  for (const record of model.records) checkNames(record.name || record.kind, record.fields, report);
  for (const list of model.enums) checkNames(list.name || "enum", list.members, report);
};

function checkNames(owner: string, members: readonly Member[], report: Report): void {
  if (members.length < 2) return;
  const seen = new Map<string, Span>();
  for (const { name, span } of members) {
    if (name === undefined || name === "") continue;
    const earlier = seen.get(name);
    if (earlier === undefined) seen.set(name, span);
    else {
      const related = [{ message: "the earlier one is here", span: earlier }];
      report(diagnose(checks.duplicateMember, { name, owner }, span, related));
    }
  }
}
