import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { asyncUuidOf } from "../model/attributes.ts";
import type { Check } from "./check.ts";

/** async_uuid that is no GUID, or the IID that the interface itself has. */
export const asyncUuid: Check = ({ resolution }, report) => {
  for (const { object, node } of resolution.scope.interfaces) {
    const attribute = node.attributes.find(({ name }) => name === "async_uuid");
    if (attribute === undefined || object.asyncOf !== undefined) continue;
    const iid = asyncUuidOf(node.attributes);
    const { name } = object;
    if (iid === undefined) {
      const problem = "is no GUID: expected 8-4-4-4-12 hexadecimal digits";
      report(diagnose(checks.badAsyncUuid, { name, problem }, attribute.span));
    } else if (iid === object.iid) {
      report(
        diagnose(checks.badAsyncUuid, { name, problem: "is its IID: expected another one" }, attribute.span),
      );
    }
  }
};
