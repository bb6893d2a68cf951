import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Check } from "./check.ts";

/** An import that names a file which is nowhere. */
export const missingImport: Check = ({ unit }, report) => {
  for (const { name, span } of unit.missing) report(diagnose(checks.missingImport, { file: name }, span));
};
