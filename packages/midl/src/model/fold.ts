import type { Expression } from "../ast/ast.ts";
import { printExpression } from "../ast/print-expression.ts";
import { names } from "../diagnostics/catalogue/names.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { aliasChain, resolveAlias } from "./alias.ts";
import { pointerSize } from "./builtin.ts";
import type { ConstantEntry, EnumEntry, ValueEntry } from "./entries.ts";
import type { Value } from "./integer.ts";
import * as c from "./integer.ts";
import type { Type } from "./model.ts";
import type { Resolution } from "./resolution.ts";

/** Types whose values are unsigned here although C's typedef is signed: `0x80070005` is how people write them. */
const unsignedByName = new Set(["HRESULT", "SCODE"]);

/** Folds an expression with C's rules. Undefined where it has no value, which is reported. */
export function foldExpression(resolution: Resolution, expression: Expression): Value | undefined {
  switch (expression.kind) {
    case "integer":
      return c.literal(expression);
    case "float":
      return { kind: "float", value: expression.value };
    case "string":
      return { kind: "string", value: expression.value };
    case "char":
      return c.int(BigInt(expression.value));
    case "name":
      return namedValue(resolution, expression);
    case "unary":
      return foldUnary(resolution, expression);
    case "binary":
      return foldBinary(resolution, expression);
    case "conditional": {
      const test = resolution.fold(expression.test);
      if (test === undefined) return undefined;
      return resolution.fold(isTrue(test) ? expression.yes : expression.no);
    }
    case "cast":
      return foldCast(resolution, expression);
    case "sizeof": {
      const layout = resolution.sizeAndAlign(resolution.referencedType(expression.type));
      return layout === undefined
        ? notConstant(resolution, expression)
        : c.integer(BigInt(layout.size), 4, true);
    }
    case "guid":
    case "raw":
      return notConstant(resolution, expression);
  }
}

/** Converts a value to a declared type, as initialising a constant does. */
export function convert(resolution: Resolution, value: Value, type: Type): Value | undefined {
  if (value.kind === "string") return value;
  if (aliasChain(type).some(({ name }) => unsignedByName.has(name))) return toInteger(value, 4, true);
  const target = resolveAlias(type);
  switch (target.kind) {
    case "integer":
      return toInteger(value, target.size, !target.signed);
    case "float":
      return { kind: "float", value: Number(value.value) };
    case "enum":
      return toInteger(value, 4, value.kind === "integer" && value.unsigned);
    case "pointer":
      return toInteger(value, pointerSize(resolution.abi), true);
    default:
      return undefined;
  }
}

/** Computes all members of an enum. A member without a usable value continues from the one before. */
export function evaluateEnum(resolution: Resolution, entry: EnumEntry): void {
  if (entry.state !== "declared") return;
  entry.state = "computing";
  let next = 0n;
  for (const { value } of entry.specifier.enumerators ?? []) {
    const folded = value === undefined ? undefined : resolution.fold(value);
    if (value !== undefined && folded !== undefined && folded.kind !== "integer")
      notConstant(resolution, value);
    if (folded?.kind === "integer") next = toEnumerator(folded.value);
    entry.values.push(next);
    next = toEnumerator(next + 1n);
  }
  entry.state = "done";
}

/** The value of a constant; undefined where it has none, which is reported for `const` declarations. */
export function evaluateConstant(resolution: Resolution, entry: ConstantEntry): Value | undefined {
  const { object, node } = entry;
  if (entry.state === "done") return entry.folded;
  if (entry.state === "computing") {
    resolution.report(diagnose(names.circularConstant, { name: object.name }, object.span));
    return undefined;
  }
  entry.state = "computing";
  const type = node === undefined ? castType(resolution, entry.value) : declaredType(resolution, entry);
  const folded = resolution.deeper(object.name, object.span, () => resolution.fold(entry.value));
  const value = folded === undefined || type === undefined ? folded : convert(resolution, folded, type);
  entry.state = "done";
  entry.folded = value;
  object.type = type;
  if (value !== undefined) object.value = c.toJavaScript(value);
  return value;
}

function declaredType(resolution: Resolution, { node }: ConstantEntry): Type | undefined {
  return node === undefined ? undefined : resolution.typeOf(node.type, node.declarator.derivations);
}

/** The type that a define states by a cast around all of it. */
function castType(resolution: Resolution, value: Expression): Type | undefined {
  return value.kind === "cast" ? resolution.referencedType(value.type) : undefined;
}

function namedValue(
  resolution: Resolution,
  { name, span }: Extract<Expression, { kind: "name" }>,
): Value | undefined {
  const known = resolution.valueNamed(name);
  if (known === undefined) {
    resolution.reportUnknown("unknownValue", name, span);
    return undefined;
  }
  return resolution.deeper(name, span, () => entryValue(resolution, known, name, span));
}

function entryValue(
  resolution: Resolution,
  known: ValueEntry,
  name: string,
  span: Expression["span"],
): Value | undefined {
  if (known.kind === "constant") return resolution.evaluateConstant(known.entry);
  resolution.evaluateEnum(known.entry);
  const value = known.entry.values[known.index];
  if (value !== undefined) return c.integer(value, 4, value > 0x7fffffffn);
  resolution.report(diagnose(names.circularConstant, { name }, span));
  return undefined;
}

function foldUnary(
  resolution: Resolution,
  expression: Extract<Expression, { kind: "unary" }>,
): Value | undefined {
  const of = resolution.fold(expression.of);
  if (of === undefined) return undefined;
  if (of.kind === "float" && expression.operator === "-") return { kind: "float", value: -of.value };
  if (of.kind === "float" && expression.operator === "+") return of;
  const result = of.kind === "integer" ? c.unary(expression.operator, of) : undefined;
  return result ?? notConstant(resolution, expression);
}

function foldBinary(
  resolution: Resolution,
  expression: Extract<Expression, { kind: "binary" }>,
): Value | undefined {
  const left = resolution.fold(expression.left);
  const right = resolution.fold(expression.right);
  if (left === undefined || right === undefined) return undefined;
  return combine(resolution, expression, expression.operator, left, right);
}

function combine(
  resolution: Resolution,
  expression: Expression,
  operator: string,
  left: Value,
  right: Value,
): Value | undefined {
  if (left.kind === "integer" && right.kind === "integer") {
    const result = c.binary(operator, left, right);
    if (result !== undefined) return result;
    if ((operator === "/" || operator === "%") && right.value === 0n) {
      resolution.report(diagnose(names.divisionByZero, undefined, expression.span));
      return undefined;
    }
  } else if (left.kind !== "string" && right.kind !== "string") {
    const result = floatOperation(operator, Number(left.value), Number(right.value));
    if (result !== undefined) return { kind: "float", value: result };
  }
  return notConstant(resolution, expression);
}

function floatOperation(operator: string, a: number, b: number): number | undefined {
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  if (operator === "*") return a * b;
  return operator === "/" ? a / b : undefined;
}

/** `(NAME) - 1` was read as a cast; where NAME is a value and no type, it is a sum or a difference. */
function foldCast(
  resolution: Resolution,
  expression: Extract<Expression, { kind: "cast" }>,
): Value | undefined {
  const { specifier, derivations } = expression.type;
  if (specifier.kind === "named" && derivations.length === 0 && !resolution.typeNamed(specifier.name)) {
    const { of, span } = expression;
    const isSum = of.kind === "unary" && (of.operator === "-" || of.operator === "+");
    if (isSum && resolution.valueNamed(specifier.name) !== undefined) {
      const left: Expression = { kind: "name", name: specifier.name, span: specifier.span };
      return resolution.fold({ kind: "binary", operator: of.operator, left, right: of.of, span });
    }
  }
  const value = resolution.fold(expression.of);
  const type = resolution.referencedType(expression.type);
  if (value === undefined || type.kind === "unknown") return undefined;
  return convert(resolution, value, type) ?? notConstant(resolution, expression);
}

function toInteger(
  value: Exclude<Value, { kind: "string" }>,
  size: c.CInteger["size"],
  unsigned: boolean,
): Value | undefined {
  if (value.kind === "integer") return c.integer(value.value, size, unsigned);
  return Number.isFinite(value.value)
    ? c.integer(BigInt(Math.trunc(value.value)), size, unsigned)
    : undefined;
}

/** Enumerators have 32 bits: what does not fit an int is unsigned. */
function toEnumerator(value: bigint): bigint {
  return value < -0x80000000n || value > 0xffffffffn ? BigInt.asUintN(32, value) : value;
}

function isTrue(value: Value): boolean {
  return value.kind === "string" || Number(value.value) !== 0;
}

function notConstant(resolution: Resolution, expression: Expression): undefined {
  const what = `\`${printExpression(expression)}\``;
  resolution.report(diagnose(names.notConstant, { what }, expression.span));
  return undefined;
}
