import type { Expression } from "../ast/expression.ts";

/** An integer as C computes with it: its value always fits its size and sign. */
export interface CInteger {
  readonly kind: "integer";
  readonly value: bigint;
  /** Bytes. */
  readonly size: 1 | 2 | 4 | 8;
  readonly unsigned: boolean;
}

/** A value of a constant expression. */
export type Value =
  | CInteger
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "string"; readonly value: string };

const INT_MAX = 0x7fffffffn;
const UINT_MAX = 0xffffffffn;
const INT64_MAX = 0x7fffffffffffffffn;

/** Wraps a value into a size and sign, as a C conversion does. */
export function integer(value: bigint, size: CInteger["size"], unsigned: boolean): CInteger {
  const wrapped = unsigned ? BigInt.asUintN(size * 8, value) : BigInt.asIntN(size * 8, value);
  return { kind: "integer", value: wrapped, size, unsigned };
}

export function int(value: bigint): CInteger {
  return integer(value, 4, false);
}

/** The first of C's types that holds a literal; `long` has 4 bytes, as on Windows. */
export function literal({ value, unsigned, long, text }: Extract<Expression, { kind: "integer" }>): CInteger {
  const isWide = long && /ll|i64/i.test(text);
  const isDecimal = !text.startsWith("0") || value === 0n;
  if (!isWide) {
    if (!unsigned && value <= INT_MAX) return integer(value, 4, false);
    if ((unsigned || !isDecimal) && value <= UINT_MAX) return integer(value, 4, true);
  }
  return integer(value, 8, unsigned || value > INT64_MAX);
}

function promote(operand: CInteger): CInteger {
  return operand.size < 4 ? integer(operand.value, 4, false) : operand;
}

export function unary(operator: string, operand: CInteger): CInteger | undefined {
  const of = promote(operand);
  switch (operator) {
    case "+":
      return of;
    case "-":
      return integer(-of.value, of.size, of.unsigned);
    case "~":
      return integer(~of.value, of.size, of.unsigned);
    case "!":
      return int(of.value === 0n ? 1n : 0n);
    default:
      return undefined;
  }
}

/** C's binary operators. Undefined for a division by zero and for what is not an operator of integers. */
export function binary(operator: string, left: CInteger, right: CInteger): CInteger | undefined {
  const a = promote(left);
  const b = promote(right);
  if (operator === "<<") return shiftLeft(a, b.value & BigInt(a.size * 8 - 1));
  if (operator === ">>") return integer(a.value >> (b.value & BigInt(a.size * 8 - 1)), a.size, a.unsigned);
  const size = Math.max(a.size, b.size) as 4 | 8;
  const unsigned = (a.unsigned && a.size === size) || (b.unsigned && b.size === size);
  const result = compute(
    operator,
    integer(a.value, size, unsigned).value,
    integer(b.value, size, unsigned).value,
  );
  if (typeof result === "boolean") return int(result ? 1n : 0n);
  return result === undefined ? undefined : integer(result, size, unsigned);
}

/** A bit shifted into the sign makes the value unsigned: `1 << 31` is meant as a flag. */
function shiftLeft(value: CInteger, by: bigint): CInteger {
  const exact = value.value << by;
  const isFlag = value.value > 0n && exact < 1n << BigInt(value.size * 8);
  return integer(
    exact,
    value.size,
    value.unsigned || (isFlag && exact > 0n && exact >> BigInt(value.size * 8 - 1) === 1n),
  );
}

function compute(operator: string, a: bigint, b: bigint): bigint | boolean | undefined {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0n ? undefined : a / b;
    case "%":
      return b === 0n ? undefined : a % b;
    case "&":
      return a & b;
    case "|":
      return a | b;
    case "^":
      return a ^ b;
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
    case "&&":
      return a !== 0n && b !== 0n;
    case "||":
      return a !== 0n || b !== 0n;
    default:
      return undefined;
  }
}

/** The JavaScript value: a bigint only beyond 2^53. */
export function toJavaScript(value: Value): number | bigint | string {
  if (value.kind !== "integer") return value.value;
  const { value: n } = value;
  return n >= BigInt(Number.MIN_SAFE_INTEGER) && n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(n) : n;
}
