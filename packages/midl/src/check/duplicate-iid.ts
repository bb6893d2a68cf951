import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Interface } from "../model/model.ts";
import type { Check } from "./check.ts";

/** Two interfaces with the same IID: an error in one file; in several, files of other people that cannot be changed, a warning. */
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
      const names = { name, other: earlier.name, iid };
      report(
        earlier.file === face.file
          ? diagnose(checks.duplicateIid, names, span, related)
          : diagnose(checks.sharedIid, { ...names, file: earlier.file }, span, related),
      );
    }
  }
};
