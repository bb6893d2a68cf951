import type { InterfaceProjection, MethodProjection, ParameterProjection } from "../project/projection.ts";
import { methodsOf } from "../project/cycles.ts";
import { stringLiteral } from "./escape.ts";
import type { Imports } from "./imports.ts";

/** The class's marshalling plan as a literal: what implement() and offThread() read, and nobody else. */
export function planBody(declaration: InterfaceProjection, imports: Imports): string[] {
  const methods = methodsOf(declaration);
  if (methods.length === 0) return ["return { methods: [] };"];
  return ["return {", "  methods: [", ...methods.flatMap((one) => planOf(one, imports)), "  ],", "};"];
}

function planOf(method: MethodProjection, imports: Imports): string[] {
  const { name, slot, signature, result } = method;
  const facts = [
    `name: ${stringLiteral(name)}`,
    `slot: ${slot}`,
    `signature: ${stringLiteral(signature)}`,
    ...(method.property === undefined ? [] : [`accessor: ${stringLiteral(method.property)}`]),
    ...(result.kind === "void" ? ["returns: { kind: \"void\" }"] : []),
    ...(result.kind === "value" ? [`returns: { kind: ${stringLiteral(result.value.kind)} }`] : []),
    ...(result.kind === "hresult" && result.success.length > 0 ? [`successCodes: [${result.success.map(({ value }) => value).filter((value) => value !== 0).join(", ")}]`] : []),
  ].join(", ");
  const parameters = method.parameters.map((parameter) => `        ${parameterPlan(parameter, imports)},`);
  if (parameters.length === 0) return [`    { ${facts}, parameters: [] },`];
  return ["    {", `      ${facts},`, "      parameters: [", ...parameters, "      ],", "    },"];
}

function parameterPlan({ name, direction, value, nullable }: ParameterProjection, imports: Imports): string {
  const facts = [
    `name: ${stringLiteral(name)}`,
    `direction: ${stringLiteral(direction)}`,
    `value: ${valuePlan(value, imports)}`,
    ...(nullable ? ["nullable: true"] : []),
  ];
  return `{ ${facts.join(", ")} }`;
}

function valuePlan(value: ParameterProjection["value"], imports: Imports): string {
  const kind = `kind: ${stringLiteral(value.kind)}`;
  switch (value.kind) {
    case "interface":
      return `{ ${kind}, type: ${imports.value(value.type)} }`;
    case "bytes":
      return `{ ${kind}, count: ${typeof value.count === "number" ? value.count : stringLiteral(value.count)} }`;
    case "count":
      return `{ ${kind}, of: ${stringLiteral(value.of)}, scalar: ${stringLiteral(value.scalar)} }`;
    default:
      return `{ ${kind} }`;
  }
}
