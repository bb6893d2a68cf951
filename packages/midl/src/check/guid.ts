import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import { hasAttribute } from "../model/attributes.ts";
import type { Attribute, Declaration } from "../model/model.ts";
import type { Check } from "./check.ts";

/** Attributes by which an interface can be asked for at run time, so that it should have an IID unless it is [local]. */
const COM_ATTRIBUTES = ["object", "dual", "odl", "oleautomation"];

/** GUIDs that are none, and GUIDs that COM cannot do without. */
export const guid: Check = ({ model }, report) => {
  for (const face of model.interfaces) {
    const isCom = face.kind === "object" && COM_ATTRIBUTES.some((name) => hasAttribute(face, name));
    if (!hasAttribute(face, "uuid") && (isCom || face.kind === "dispatch")) {
      report(diagnose(checks.interfaceWithoutIid, { name: face.name }, face.span));
    }
    checkUuid(face, face.iid, report);
  }
  for (const coclass of model.coclasses) {
    if (!hasAttribute(coclass, "uuid")) {
      report(diagnose(checks.missingGuid, { name: coclass.name, expected: "CLSID" }, coclass.span));
    }
    checkUuid(coclass, coclass.clsid, report);
  }
  for (const library of model.libraries) checkUuid(library, library.id, report);
};

function checkUuid(of: Declaration, value: string | undefined, report: Report): void {
  const attribute = of.attributes.find(({ name }) => name === "uuid");
  if (attribute !== undefined && value === undefined) {
    report(diagnose(checks.badGuid, { text: argumentText(attribute) }, attribute.span));
  }
}

function argumentText({ text }: Attribute): string {
  return /^\w+\((.*)\)$/s.exec(text)?.[1] ?? "";
}
