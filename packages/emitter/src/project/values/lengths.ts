import type { Expression, model } from "@combind/midl";
import type { Length } from "../value-projection.ts";

type Attributes = readonly model.Attribute[];

/** The expression of `size_is`, `max_is` or `length_is` for a pointer level, if it is there. */
export function lengthOf(
  attributes: Attributes,
  name: "size_is" | "max_is" | "length_is",
  level: number,
): Expression | undefined {
  return attributes.find((attribute) => attribute.name === name)?.arguments[level];
}

/** The number of elements that attributes give a pointer level: `size_is`, or one more than `max_is`. */
export function sizeIs(attributes: Attributes, level: number): Length | "unclear" | undefined {
  const size = lengthOf(attributes, "size_is", level);
  if (size !== undefined) return toLength(size) ?? "unclear";
  const last = lengthOf(attributes, "max_is", level);
  if (last === undefined) return undefined;
  const length = toLength(last);
  if (length === undefined) return "unclear";
  return { kind: "binary", operator: "+", left: length, right: { kind: "number", value: 1 } };
}

/** Whether attributes make an array of a pointer, or a part of one, without telling its size. */
export function hasLooseBounds(attributes: Attributes): boolean {
  return attributes.some(({ name, arguments: levels }) => BOUNDS.has(name) && levels[0] !== undefined);
}

const BOUNDS: ReadonlySet<string> = new Set(["length_is", "min_is", "first_is", "last_is"]);

export function lengthIs(attributes: Attributes, level: number): Length | "unclear" | undefined {
  const expression = lengthOf(attributes, "length_is", level);
  return expression && (toLength(expression) ?? "unclear");
}

/** An expression over parameters; undefined where it has more than integers, operators and parameters in it. */
export function toLength(expression: Expression): Length | undefined {
  switch (expression.kind) {
    case "integer":
      return { kind: "number", value: Number(expression.value) };
    case "name":
      return { kind: "parameter", name: expression.name };
    case "cast":
      return toLength(expression.of);
    case "unary":
      return expression.operator === "*" || expression.operator === "+" ? toLength(expression.of) : undefined;
    case "binary": {
      const left = toLength(expression.left);
      const right = toLength(expression.right);
      const operator = OPERATORS.find((one) => one === expression.operator);
      return left && right && operator && { kind: "binary", operator, left, right };
    }
    case "conditional": {
      const { test } = expression;
      const yes = toLength(expression.yes);
      const no = toLength(expression.no);
      return test.kind === "name" && yes && no ? { kind: "given", parameter: test.name, yes, no } : undefined;
    }
    default:
      return undefined;
  }
}

const OPERATORS = ["+", "-", "*", "/", "<<", ">>"] as const;

/** The parameter that alone is a length. */
export function soleParameter(length: Length | undefined): string | undefined {
  if (length?.kind === "given") return soleParameter(length.yes);
  return length?.kind === "parameter" ? length.name : undefined;
}

/** Every parameter that a length depends on. */
export function parametersIn(length: Length): string[] {
  switch (length.kind) {
    case "number":
      return [];
    case "parameter":
      return [length.name];
    case "binary":
      return [...parametersIn(length.left), ...parametersIn(length.right)];
    case "given":
      return [...parametersIn(length.yes)];
  }
}

/** The parameters of which a length asks whether they are there. */
export function testsIn(length: Length): string[] {
  if (length.kind === "binary") return [...testsIn(length.left), ...testsIn(length.right)];
  return length.kind === "given" ? [length.parameter, ...testsIn(length.yes)] : [];
}

/** The same length with its parameters called otherwise. */
export function renamed(length: Length, nameOf: (name: string) => string): Length {
  switch (length.kind) {
    case "number":
      return length;
    case "parameter":
      return { kind: "parameter", name: nameOf(length.name) };
    case "binary":
      return { ...length, left: renamed(length.left, nameOf), right: renamed(length.right, nameOf) };
    case "given":
      return renamed(length.yes, nameOf);
  }
}
