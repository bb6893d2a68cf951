import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { DispatchMembers } from "../model/model.ts";
import type { Check } from "./check.ts";

/** Members of a dispinterface that share a DISPID, although they are not the accessors of one property. */
export const dispid: Check = ({ model }, report) => {
  for (const { dispatch } of model.interfaces) {
    if (dispatch === undefined) continue;
    const byId = new Map<
      number,
      DispatchMembers["methods"][number] | DispatchMembers["properties"][number]
    >();
    for (const member of [...dispatch.properties, ...dispatch.methods]) {
      if (member.id === undefined) continue;
      const earlier = byId.get(member.id);
      if (earlier === undefined) byId.set(member.id, member);
      else if (earlier.name !== member.name) {
        const related = [{ message: `\`${earlier.name}\` is declared here`, span: earlier.span }];
        const parts = { id: member.id, first: earlier.name, second: member.name };
        report(diagnose(checks.duplicateDispid, parts, member.span, related));
      }
    }
  }
};
