import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { Interface, Model } from "../model/model.ts";

/**
 * Two interfaces of a unit with the same IID. That is a mistake in one file, unless they are versions of one interface,
 * which do share theirs; two files need not know of each other.
 */
export function duplicateIid({ interfaces }: Model, report: Report): void {
  const byIid = new Map<string, Interface>();
  for (const face of interfaces) {
    const { iid, name } = face;
    if (iid === undefined) continue;
    const earlier = byIid.get(iid);
    if (earlier === undefined) byIid.set(iid, face);
    else if (earlier.name !== name) {
      const span = face.attributes.find((attribute) => attribute.name === "uuid")?.span ?? face.span;
      const related = [{ message: `\`${earlier.name}\` is defined here`, span: earlier.span }];
      const names = { name, other: earlier.name, iid };
      report(
        earlier.file === face.file && stem(earlier.name) !== stem(name)
          ? diagnose(checks.duplicateIid, names, span, related)
          : diagnose(checks.sharedIid, { ...names, file: earlier.file }, span, related),
      );
    }
  }
}

/** A name without what tells its version: `IFoo` of `IFoo22` and `IFooEx2`. */
function stem(name: string): string {
  return name.replace(/(?:[A-Z]{1,2}|Ex|Version)?\d+$/, "");
}
