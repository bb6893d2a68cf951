import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import { type Declared, together } from "../model/declared.ts";
import type { Layer } from "../model/layer.ts";
import type { Resolution } from "../model/resolution.ts";
import type { ResolvedUnit } from "../model/resolve.ts";
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

/** What is checked: declarations, and the resolution that knows what they name. */
export interface Checked {
  readonly model: Declared;
  readonly resolution: Resolution;
}

/** A check reports what it finds. */
export type Check = (checked: Checked, report: Report) => void;

/** These look at what names mean. */
const nameRules: readonly Check[] = [circularInheritance, circularTypedef, base, redefinition];
/** These look at what declarations hold. */
const memberRules: readonly Check[] = [asyncUuid, classMembers, unionArms, callAs, constantRange];

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
 * Runs all checks; what is missing comes first, because it is the cause of much that follows. A layer is checked once:
 * what was found then is told again for every unit that holds it.
 */
export function check({ unit, model, layers }: ResolvedUnit, report: Report): void {
  missingImport(unit, report);
  const found = layers.map(findingsIn);
  for (const rule of nameRules) tell(found, rule, report);
  duplicateIid(model, report);
  for (const rule of memberRules) tell(found, rule, report);
  for (const { path } of unit.files) {
    for (const { inFiles } of found) for (const diagnostic of inFiles.get(path) ?? []) report(diagnostic);
  }
}

/** What was found in a layer. */
interface Findings {
  readonly byRule: ReadonlyMap<Check, readonly Diagnostic[]>;
  /** What the rules for declarations found in each file, by its path. */
  readonly inFiles: ReadonlyMap<string, readonly Diagnostic[]>;
}

const remembered = new WeakMap<Layer, Findings>();

function findingsIn(layer: Layer): Findings {
  const known = remembered.get(layer);
  if (known !== undefined) return known;
  const { resolution, declared } = layer;
  const all = { resolution, model: together([...declared.values()]) };
  const found = {
    byRule: new Map([...nameRules, ...memberRules].map((rule) => [rule, findings([rule], all)])),
    inFiles: new Map(
      [...declared].map(([path, model]) => [path, findings(declarationRules, { resolution, model })]),
    ),
  };
  remembered.set(layer, found);
  return found;
}

function findings(rules: readonly Check[], checked: Checked): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const rule of rules) rule(checked, (diagnostic) => void found.push(diagnostic));
  return found;
}

function tell(found: readonly Findings[], rule: Check, report: Report): void {
  for (const { byRule } of found) for (const diagnostic of byRule.get(rule) ?? []) report(diagnostic);
}
