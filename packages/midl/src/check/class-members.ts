import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { CoclassMember } from "../model/model.ts";
import type { Check } from "./check.ts";

/** Classes with several defaults, or with members that are no interfaces. */
export const classMembers: Check = ({ model, resolution }, report) => {
  const { coclasses, runtimeClasses } = resolution.scope;
  for (const { object, node } of [...coclasses, ...runtimeClasses.own.values()]) {
    for (const [index, member] of object.members.entries()) {
      if (
        !resolution.isComplete ||
        member.interface !== undefined ||
        node.members[index]?.name.arguments !== undefined
      )
        continue;
      const parts = { owner: object.name, name: member.name };
      report(diagnose(checks.unknownMember, parts, node.members[index]?.name.span));
    }
  }
  for (const { name, members } of [...model.coclasses, ...model.runtimeClasses]) {
    checkDefaults(
      name,
      members.filter((member) => !member.isSource),
      "interface",
      report,
    );
    checkDefaults(
      name,
      members.filter((member) => member.isSource),
      "source",
      report,
    );
  }
};

function checkDefaults(owner: string, members: readonly CoclassMember[], what: string, report: Report): void {
  const defaults = members.filter((member) => member.isDefault);
  for (const { attributes } of defaults.slice(1)) {
    const span = attributes.find((attribute) => attribute.name === "default")?.span;
    report(diagnose(checks.severalDefaults, { owner, what }, span));
  }
}
