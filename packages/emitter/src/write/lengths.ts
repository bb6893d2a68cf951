import type { MethodProjection, ParameterProjection } from "../project/projection.ts";
import type { Length } from "../project/value-projection.ts";
import { arrayLength } from "./counts.ts";
import { stringLiteral } from "./escape.ts";
import type { Frame } from "./frame.ts";
import type { Imports } from "./imports.ts";
import { READS } from "./scalars.ts";

type Moment = "before" | "after";
type Binary = Extract<Length, { kind: "binary" }>;

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
      return parameterText(length.name, moment, method, frame, imports, false);
    case "given":
      return lengthText(length.yes, moment, method, frame, imports);
    case "binary": {
      const parts = [length.left, length.right].map((part) => (part.kind === "given" ? part.yes : part));
      const [left, right] = parts.map((part) =>
        part.kind === "parameter"
          ? parameterText(part.name, moment, method, frame, imports, true)
          : lengthText(part, moment, method, frame, imports),
      ) as [string, string];
      return binaryText(length, left, right);
    }
  }
}

/**
 * Exact whatever the operands are: JavaScript's own operators on bits would go on with 32 of them, and a room be smaller
 * than what the callee was told.
 */
function binaryText(length: Binary, left: string, right: string): string {
  const [first, second] = [operand(length.left, left), operand(length.right, right)];
  switch (length.operator) {
    case "/":
      return `Math.trunc(${first} / ${second})`;
    case "<<":
      return `${first} * 2 ** ${second}`;
    case ">>":
      return `Math.floor(${first} / 2 ** ${second})`;
    default:
      return `${first} ${length.operator} ${second}`;
  }
}

function operand(length: Length, text: string): string {
  const isCall = length.kind === "binary" && (length.operator === "/" || length.operator === ">>");
  return length.kind === "binary" && !isCall ? `(${text})` : text;
}

function parameterText(
  name: string,
  moment: Moment,
  method: MethodProjection,
  frame: Frame,
  imports: Imports,
  inArithmetic: boolean,
): string {
  const parameter = method.parameters.find((one) => one.name === name) as ParameterProjection;
  const { direction, value } = parameter;
  const kind = value.kind === "count" ? value.scalar : value.kind === "record" ? value.of.kind : value.kind;
  const isWide = /64$|ptr$/.test(kind);
  const toNumber = (text: string) =>
    isWide ? `${inArithmetic ? imports.runtime("exactly") : "Number"}(${text})` : text;
  if (direction !== "in" && moment === "after") {
    return toNumber(`${imports.runtime(READS[kind as keyof typeof READS])}(${frame.cellOf(parameter)})`);
  }
  if (value.kind === "count") return arrayLength(method, value.of);
  return toNumber(name);
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
    case "binary":
      return binaryText(length, planText(length.left), planText(length.right));
  }
}
