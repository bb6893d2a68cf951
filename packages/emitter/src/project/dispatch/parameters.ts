import type { Parameter } from "@combind/midl";
import { RUNTIME_SYMBOLS } from "../../runtime-symbols.ts";
import { parameterNames } from "../names.ts";
import type { MethodOverride } from "../overrides.ts";
import type { DispatchParameterProjection, DispatchValue } from "../projection.ts";
import type { Fallback, ScalarValue, ValueProjection } from "../value-projection.ts";
import type { Places } from "../values/codec.ts";
import { fallbackOf } from "../values/fallback.ts";
import { SCALAR_LETTERS } from "../values/scalars.ts";
import type { DispatchDeclaration } from "./member.ts";
import { asResult, dispatchValue, referredType } from "./value.ts";

/** What the body uses, and what the result object calls the member's own result. */
const TAKEN: readonly string[] = [...RUNTIME_SYMBOLS, "result"];

/** The parameters that a member takes through Invoke; a text says which of them it cannot. */
export function dispatchParameters(
  declared: readonly Parameter[],
  member: DispatchDeclaration,
  owner: string,
  override: MethodOverride | undefined,
  places: Places,
): DispatchParameterProjection[] | string {
  const names = parameterNames(
    declared.map(({ name }, index) => name || `argument${index + 1}`),
    new Set([...TAKEN, owner]),
  );
  const projected: DispatchParameterProjection[] = [];
  for (const [index, parameter] of declared.entries()) {
    const isLast = index === declared.length - 1;
    const name = names[index] as string;
    const one = project(parameter, name, isLast && hasAttribute(member, "vararg"), override, places);
    if (typeof one === "string") return `${parameter.name} (${one})`;
    projected.push(one);
  }
  const isPut = member.property === "put" || member.property === "putref";
  return onlyTrailing(projected, isPut);
}

function project(
  parameter: Parameter,
  name: string,
  isRest: boolean,
  override: MethodOverride | undefined,
  places: Places,
): DispatchParameterProjection | string {
  const { type, direction, attributes } = parameter;
  const target = referredType(type);
  const value = dispatchValue(target ?? type, places);
  if (typeof value === "string") return value;
  if (target === undefined && direction !== "in") return "a result that is no pointer";
  const isNullable = override?.nullable?.includes(parameter.name) ?? false;
  const fallback = direction === "in" ? fallbackOf(parameter, asArgument(value), false) : undefined;
  const isMissable = attributes.some((one) => one.name === "optional" || one.name === "defaultvalue");
  return {
    ...(direction === "in" ? value : asResult(value, isNullable)),
    name,
    direction,
    isReference: target !== undefined,
    fallback,
    isOptional: direction === "in" && isMissable && fallback?.kind !== "literal",
    isRest: isRest && value.value.kind === "safearray" && value.value.of.kind === "variant",
  };
}

/** The same value as a slot would take it. */
function asArgument({ value }: DispatchValue): ValueProjection {
  if (value.kind === "bstr") return { kind: "bstr" };
  if (value.kind === "interface") return { kind: "interface", type: value.type };
  return value.kind in SCALAR_LETTERS ? (value as ScalarValue) : { kind: "record", of: value };
}

/** What is behind an argument that must be given must be given too; so must the value of a property. */
function onlyTrailing(
  parameters: readonly DispatchParameterProjection[],
  isPut: boolean,
): DispatchParameterProjection[] {
  let canBeLeftOut = !isPut;
  return parameters
    .toReversed()
    .map((parameter) => {
      if (parameter.direction === "out" || parameter.isRest) return parameter;
      canBeLeftOut &&= parameter.fallback !== undefined || parameter.isOptional;
      const fallback: Fallback | undefined = canBeLeftOut ? parameter.fallback : undefined;
      return { ...parameter, fallback, isOptional: canBeLeftOut && parameter.isOptional };
    })
    .toReversed();
}

function hasAttribute({ attributes }: DispatchDeclaration, name: string): boolean {
  return attributes.some((one) => one.name === name);
}
