import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { TranslationUnit } from "../model/translation-unit.ts";

/** Imports that name a file which is nowhere. */
export function missingImport({ missing }: TranslationUnit, report: Report): void {
  for (const { name, span } of missing) report(diagnose(checks.missingImport, { file: name }, span));
}
