import type {
  DispatchMemberProjection,
  DispatchParameterProjection,
  DispatchValue,
  DispinterfaceProjection,
} from "../project/projection.ts";
import { VT } from "../project/values/safe-array.ts";
import { stringLiteral } from "./escape.ts";
import type { Imports } from "./imports.ts";

/** The members of a dispinterface as a literal: their DISPIDs, kinds and types, which its methods go by. */
export function dispatchPlanBody({ members }: DispinterfaceProjection, imports: Imports): string[] {
  if (members.length === 0) return ["return { members: [] };"];
  return ["return {", "  members: [", ...members.flatMap((one) => memberPlan(one, imports)), "  ],", "};"];
}

function memberPlan(
  { name, id, kind, isAccessor, parameters, result }: DispatchMemberProjection,
  imports: Imports,
): string[] {
  const facts = [
    `name: ${stringLiteral(name)}`,
    `id: ${id}`,
    `kind: ${stringLiteral(kind)}`,
    ...(isAccessor ? ["accessor: true"] : []),
    ...(result === undefined ? [] : [`result: { ${typeFacts(result, false, imports).join(", ")} }`]),
  ].join(", ");
  if (parameters.length === 0) return [`    { ${facts}, parameters: [] },`];
  return [
    "    {",
    `      ${facts},`,
    "      parameters: [",
    ...parameters.map((parameter) => `        { ${parameterFacts(parameter, imports).join(", ")} },`),
    "      ],",
    "    },",
  ];
}

function parameterFacts(parameter: DispatchParameterProjection, imports: Imports): string[] {
  const { name, direction, isReference, isOptional, isRest } = parameter;
  return [
    `name: ${stringLiteral(name)}`,
    ...typeFacts(parameter, isReference, imports),
    ...(direction === "in" ? [] : [`direction: ${stringLiteral(direction)}`]),
    ...(isOptional ? ["optional: true"] : []),
    ...(isRest ? ["rest: true"] : []),
  ];
}

function typeFacts(
  { vartype, value, nullable }: DispatchValue,
  isReference: boolean,
  imports: Imports,
): string[] {
  const vt = imports.runtime("VT");
  const isArray = value.kind === "safearray";
  const flags = [...(isReference ? ["BYREF"] : []), ...(isArray ? ["ARRAY"] : [])];
  const object = isArray ? value.of : value;
  return [
    `vt: ${[...flags, NAMES.get(vartype)].map((name) => `${vt}.${name}`).join(" | ")}`,
    ...(object.kind === "interface" ? [`type: ${imports.value(object.type)}`] : []),
    ...(nullable ? ["nullable: true"] : []),
  ];
}

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(VT).map(([name, vartype]) => [vartype, name.toUpperCase()]),
);
