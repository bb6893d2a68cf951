import { methodsOf } from "../project/cycles.ts";
import type { InterfaceProjection, MethodProjection, ParameterProjection } from "../project/projection.ts";
import { codecText } from "./codecs.ts";
import { stringLiteral } from "./escape.ts";
import { fallbackText } from "./fallback.ts";
import type { Imports } from "./imports.ts";
import { lengthPlan } from "./lengths.ts";

/** The class's marshalling plan as a literal: what implement() and offThread() read, and nobody else. */
export function planBody(declaration: InterfaceProjection, imports: Imports): string[] {
  const methods = methodsOf(declaration);
  if (methods.length === 0) return ["return { methods: [] };"];
  return ["return {", "  methods: [", ...methods.flatMap((one) => planOf(one, imports)), "  ],", "};"];
}

function planOf(method: MethodProjection, imports: Imports): string[] {
  const { name, slot, signature, result, property } = method;
  const facts = [
    `name: ${stringLiteral(name)}`,
    `slot: ${slot}`,
    `signature: ${stringLiteral(signature)}`,
    ...(property === undefined ? [] : [`accessor: ${stringLiteral(property)}`]),
    ...returnFacts(result),
  ].join(", ");
  const parameters = method.parameters.map(
    (parameter) => `        ${parameterPlan(parameter, method, imports)},`,
  );
  if (parameters.length === 0) return [`    { ${facts}, parameters: [] },`];
  return ["    {", `      ${facts},`, "      parameters: [", ...parameters, "      ],", "    },"];
}

function returnFacts(result: MethodProjection["result"]): string[] {
  if (result.kind === "void") return [`returns: { kind: "void" }`];
  if (result.kind === "value") return [`returns: { kind: ${stringLiteral(result.value.kind)} }`];
  const codes = result.success.map(({ value }) => value).filter((value) => value !== 0);
  return codes.length === 0 ? [] : [`successCodes: [${codes.join(", ")}]`];
}

function parameterPlan(
  { name, direction, value, nullable, unwanted, fallback }: ParameterProjection,
  method: MethodProjection,
  imports: Imports,
): string {
  const facts = [
    `name: ${stringLiteral(name)}`,
    `direction: ${stringLiteral(direction)}`,
    `value: { ${[`kind: ${stringLiteral(value.kind)}`, ...valueFacts(value, method, imports)].join(", ")} }`,
    ...(nullable ? ["nullable: true"] : []),
    ...(unwanted ? ["unwanted: true"] : []),
    ...(fallback === undefined ? [] : [`fallback: ${fallbackText(fallback, imports)}`]),
  ];
  return `{ ${facts.join(", ")} }`;
}

function valueFacts(
  value: ParameterProjection["value"],
  method: MethodProjection,
  imports: Imports,
): string[] {
  switch (value.kind) {
    case "interface":
      return [`type: ${imports.value(value.type)}`];
    case "bytes":
      return [`count: ${typeof value.count === "number" ? value.count : stringLiteral(value.count)}`];
    case "record":
      return [
        `codec: ${codecText(value.of, imports)}`,
        ...(value.byValue === undefined ? [] : [`byValue: ${stringLiteral(value.byValue)}`]),
      ];
    case "array":
      return [`of: ${codecText(value.of, imports)}`, `count: ${lengthPlan(value.count, method)}`];
    case "room":
      return [
        `of: ${codecText(value.of, imports)}`,
        `capacity: ${lengthPlan(value.capacity, method)}`,
        `length: ${lengthPlan(value.length, method)}`,
      ];
    case "text":
      return [
        `capacity: ${lengthPlan(value.capacity, method)}`,
        ...(value.length === undefined ? [] : [`length: ${lengthPlan(value.length, method)}`]),
        `encoding: ${stringLiteral(value.encoding)}`,
      ];
    case "buffer":
      return [
        `type: ${imports.value(value.type)}`,
        `capacity: ${stringLiteral(value.capacity)}`,
        `length: ${stringLiteral(value.length)}`,
      ];
    case "union":
      return [
        `codec: ${imports.value(value.type)}`,
        `tag: ${stringLiteral(value.tag)}`,
        ...(value.byValue === undefined ? [] : [`byValue: ${stringLiteral(value.byValue)}`]),
      ];
    case "object":
      return [`iid: ${stringLiteral(value.iid)}`];
    case "count":
      return [`of: ${stringLiteral(value.of)}`, `scalar: ${stringLiteral(value.scalar)}`];
    default:
      return [];
  }
}
