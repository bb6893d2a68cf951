import type { Report } from "../diagnostics/diagnostic.ts";
import type { ResolvedUnit } from "../model/resolve.ts";
import { base } from "./base.ts";
import { callAs } from "./call-as.ts";
import { circularInheritance } from "./circular-inheritance.ts";
import { duplicateIid } from "./duplicate-iid.ts";
import { duplicateMember } from "./duplicate-member.ts";
import { guid } from "./guid.ts";
import { iidIs } from "./iid-is.ts";
import { missingImport } from "./missing-import.ts";
import { redefinition } from "./redefinition.ts";
import { retval } from "./retval.ts";
import { sizeIs } from "./size-is.ts";

/** A check looks at a resolved unit and reports what it finds. */
export type Check = (resolved: ResolvedUnit, report: Report) => void;

/** What is missing first, because it is the cause of much that follows. */
const rules: readonly Check[] = [
  missingImport,
  circularInheritance,
  base,
  redefinition,
  duplicateIid,
  duplicateMember,
  guid,
  sizeIs,
  iidIs,
  retval,
  callAs,
];

/** Runs all checks. */
export function check(resolved: ResolvedUnit, report: Report): void {
  for (const rule of rules) rule(resolved, report);
}
