import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Interface } from "../model/model.ts";
import type { Check } from "./check.ts";

/** Two interfaces of one unit with the same IID. */
export const duplicateIid: Check = ({ model }, report) => {
  const byIid = new Map<string, Interface>();
  for (const face of model.interfaces) {
    const { iid, name } = face;
    if (iid === undefined) continue;
    const earlier = byIid.get(iid);
    if (earlier === undefined) byIid.set(iid, face);
    else if (earlier.name !== name) {
      const span = face.attributes.find((attribute) => attribute.name === "uuid")?.span ?? face.span;
      const related = [{ message: `\`${earlier.name}\` is defined here`, span: earlier.span }];
      report(diagnose(checks.duplicateIid, { name, other: earlier.name, iid }, span, related));
    }
  }
};
