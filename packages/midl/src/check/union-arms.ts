import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Record } from "../model/model.ts";
import type { Check } from "./check.ts";

/** Unions with two arms for one value, or with two default arms. */
export const unionArms: Check = ({ resolution }, report) => {
  for (const object of resolution.scope.recordEntries.own.keys()) {
    for (const union of unionsIn(object)) {
      const name = union.name || object.name || "union";
      const seen = new Set<number>();
      let hasDefault = false;
      for (const { cases, isDefault, span } of union.fields) {
        for (const value of cases ?? []) {
          if (seen.has(value)) report(diagnose(checks.duplicateCase, { union: name, value }, span));
          seen.add(value);
        }
        if (isDefault && hasDefault) report(diagnose(checks.severalDefaultArms, { union: name }, span));
        hasDefault ||= isDefault;
      }
    }
  }
};

/** A union itself, or the one inside the struct that an encapsulated union is. */
function unionsIn(record: Record): Record[] {
  if (record.kind === "union") return [record];
  return record.fields.flatMap(({ type }) =>
    type.kind === "record" &&
    type.record.isNested &&
    type.record.switchType !== undefined &&
    type.record.tag === undefined &&
    type.record.name === ""
      ? [type.record]
      : [],
  );
}
