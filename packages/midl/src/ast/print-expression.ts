import type { Attribute } from "./attribute.ts";
import type { Expression } from "./expression.ts";
import { precedence } from "./precedence.ts";
import { printTypeReference } from "./print-type.ts";

const UNARY_LEVEL = 11;

/** An expression as canonical text, with only the parentheses it needs. */
export function printExpression(expression: Expression): string {
  return printAt(expression, 0);
}

/** `name` or `name(arguments)`, the arguments without spaces: `size_is(,*pLength)`. */
export function printAttribute(attribute: Attribute): string {
  if (attribute.arguments === undefined) return attribute.name;
  const parts = attribute.arguments.map((part) => (part === undefined ? "" : printExpression(part)));
  return `${attribute.name}(${parts.join(",")})`;
}

/** A string literal that reads back as the same text. */
export function printString(value: string, wide = false): string {
  const escaped = value.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return `${wide ? "L" : ""}"${escaped}"`;
}

function printAt(expression: Expression, level: number): string {
  switch (expression.kind) {
    case "integer":
    case "float":
    case "guid":
    case "raw":
      return expression.text;
    case "string":
      return printString(expression.value, expression.wide);
    case "char":
      return printChar(expression.value, expression.wide);
    case "name":
      return expression.name;
    case "unary":
      return wrap(`${expression.operator}${printOperand(expression)}`, UNARY_LEVEL, level);
    case "cast":
      return wrap(
        `(${printTypeReference(expression.type)})${printAt(expression.of, UNARY_LEVEL)}`,
        UNARY_LEVEL,
        level,
      );
    case "sizeof":
      return `sizeof(${printTypeReference(expression.type)})`;
    case "conditional": {
      const text = `${printAt(expression.test, 1)} ? ${printAt(expression.yes, 0)} : ${printAt(expression.no, 0)}`;
      return wrap(text, 0, level);
    }
    case "binary": {
      const own = precedence[expression.operator] ?? 1;
      const text = `${printAt(expression.left, own)} ${expression.operator} ${printAt(expression.right, own + 1)}`;
      return wrap(text, own, level);
    }
  }
}

/** `- -x` must not become `--x`. */
function printOperand(expression: Extract<Expression, { kind: "unary" }>): string {
  const text = printAt(expression.of, UNARY_LEVEL);
  return text.startsWith(expression.operator) ? ` ${text}` : text;
}

function wrap(text: string, own: number, level: number): string {
  return own < level ? `(${text})` : text;
}

function printChar(value: number, wide: boolean): string {
  if (wide) return `L'${printCode(value)}'`;
  const bytes = [value >>> 24, value >>> 16, value >>> 8].map((byte) => byte & 0xff);
  const first = value < -0x80 || value > 0xff ? bytes.findIndex((byte) => byte !== 0) : bytes.length;
  return `'${[...bytes.slice(first), value & 0xff].map(printCode).join("")}'`;
}

function printCode(code: number): string {
  const char = String.fromCharCode(code);
  return /^[ -~]$/.test(char) ? char.replace(/['\\]/, "\\$&") : `\\x${code.toString(16)}`;
}
