import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import type { Model } from "../model/model.ts";
import type { ResolvedUnit } from "../model/resolve.ts";
import type { Session } from "../model/session.ts";
import { asyncUuid } from "./async-uuid.ts";
import { base } from "./base.ts";
import { callAs } from "./call-as.ts";
import { circularInheritance } from "./circular-inheritance.ts";
import { circularTypedef } from "./circular-typedef.ts";
import { classMembers } from "./class-members.ts";
import { constantRange } from "./constant-range.ts";
import { dispatch } from "./dispatch.ts";
import { dispid } from "./dispid.ts";
import { duplicateIid } from "./duplicate-iid.ts";
import { duplicateMember } from "./duplicate-member.ts";
import { guid } from "./guid.ts";
import { iidIs } from "./iid-is.ts";
import { misplacedAttribute } from "./misplaced-attribute.ts";
import { missingImport } from "./missing-import.ts";
import { outPointer } from "./out-pointer.ts";
import { pointerKind } from "./pointer-kind.ts";
import { property } from "./property.ts";
import { range } from "./range.ts";
import { redefinition } from "./redefinition.ts";
import { retval } from "./retval.ts";
import { sizeIs } from "./size-is.ts";
import { switchIs } from "./switch-is.ts";
import { unionArms } from "./union-arms.ts";
import { voidParameter } from "./void-parameter.ts";

/** A check looks at a resolved unit and reports what it finds. */
export type Check = (resolved: ResolvedUnit, report: Report) => void;

/** These look at the unit as a whole. What is missing comes first, because it is the cause of much that follows. */
const unitRules: readonly Check[] = [
  missingImport,
  circularInheritance,
  circularTypedef,
  base,
  redefinition,
  duplicateIid,
  asyncUuid,
  classMembers,
  unionArms,
  callAs,
  constantRange,
];

/** These look at each declaration of the model by itself, so that a file can be checked apart from its unit. */
const declarationRules: readonly Check[] = [
  dispatch,
  duplicateMember,
  guid,
  misplacedAttribute,
  pointerKind,
  sizeIs,
  iidIs,
  switchIs,
  range,
  retval,
  outPointer,
  voidParameter,
  property,
  dispid,
];

/**
 * Runs all checks. The declarations of an imported file are checked once in a session: what was found then is told again
 * for every unit that imports the file.
 */
export function check(resolved: ResolvedUnit, session: Session, report: Report): void {
  for (const rule of unitRules) rule(resolved, report);
  const { unit, model } = resolved;
  for (const file of unit.files) {
    const run = () => checkDeclarations({ ...resolved, model: declaredIn(model, file.path) });
    const found = file === unit.root ? run() : session.remember(file, model.abi, run);
    for (const diagnostic of found) report(diagnostic);
  }
}

function checkDeclarations(resolved: ResolvedUnit): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const rule of declarationRules) rule(resolved, (diagnostic) => void found.push(diagnostic));
  return found;
}

/** The part of a model that one file declares. */
function declaredIn(model: Model, path: string): Model {
  const isOwn = ({ unit }: { readonly unit: string }) => unit === path;
  return {
    ...model,
    interfaces: model.interfaces.filter(isOwn),
    enums: model.enums.filter(isOwn),
    records: model.records.filter(isOwn),
    typedefs: model.typedefs.filter(isOwn),
    coclasses: model.coclasses.filter(isOwn),
    libraries: model.libraries.filter(isOwn),
    modules: model.modules.filter(isOwn),
    functions: model.functions.filter(isOwn),
    constants: model.constants.filter(isOwn),
  };
}
