import type { Length, MethodProjection, ParameterProjection } from "../project/projection.ts";
import { arrayLength } from "./counts.ts";
import { stringLiteral } from "./escape.ts";
import type { Frame } from "./frame.ts";
import type { Imports } from "./imports.ts";
import { READS } from "./scalars.ts";

type Moment = "before" | "after";

/**
 * What a length comes to, as an expression over the method's arguments, and after the call over what came back too. A
 * hidden count's value before the call is the length of its array.
 */
export function lengthText(
  length: Length,
  moment: Moment,
  method: MethodProjection,
  frame: Frame,
  imports: Imports,
): string {
  switch (length.kind) {
    case "number":
      return String(length.value);
    case "parameter":
      return parameterText(length.name, moment, method, frame, imports);
    case "given":
      return lengthText(length.yes, moment, method, frame, imports);
    case "binary": {
      const left = lengthText(length.left, moment, method, frame, imports);
      const right = lengthText(length.right, moment, method, frame, imports);
      const text = `${operand(length.left, left)} ${length.operator} ${operand(length.right, right)}`;
      return length.operator === "/" ? `Math.trunc(${text})` : text;
    }
  }
}

function operand(length: Length, text: string): string {
  return length.kind === "binary" && length.operator !== "/" ? `(${text})` : text;
}

function parameterText(
  name: string,
  moment: Moment,
  method: MethodProjection,
  frame: Frame,
  imports: Imports,
): string {
  const parameter = method.parameters.find((one) => one.name === name) as ParameterProjection;
  const { direction, value } = parameter;
  const kind = value.kind === "count" ? value.scalar : value.kind === "record" ? value.of.kind : value.kind;
  const isWide = /64$|ptr$/.test(kind);
  if (direction !== "in" && moment === "after") {
    const text = `${imports.runtime(READS[kind as keyof typeof READS])}(${frame.cellOf(parameter)})`;
    return isWide ? `Number(${text})` : text;
  }
  if (value.kind === "count") return arrayLength(method, value.of);
  return isWide ? `Number(${name})` : name;
}

/** The same for a plan: a number, the name of a hidden count, or a function of the parameters' values. */
export function lengthPlan(length: Length, method: MethodProjection): string {
  if (length.kind === "number") return String(length.value);
  const sole = length.kind === "parameter" ? length.name : undefined;
  const isHidden = method.parameters.some(({ name, value }) => name === sole && value.kind === "count");
  return sole !== undefined && isHidden ? stringLiteral(sole) : `(of) => ${planText(length)}`;
}

function planText(length: Length): string {
  switch (length.kind) {
    case "number":
      return String(length.value);
    case "parameter":
      return `of(${stringLiteral(length.name)})`;
    case "given":
      return planText(length.yes);
    case "binary": {
      const text = `${operand(length.left, planText(length.left))} ${length.operator} ${operand(length.right, planText(length.right))}`;
      return length.operator === "/" ? `Math.trunc(${text})` : text;
    }
  }
}
