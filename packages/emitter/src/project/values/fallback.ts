import type { Expression, Parameter } from "@combind/midl";
import type { Fallback, ValueProjection } from "../value-projection.ts";

/** What is passed for an argument that is left out: `defaultvalue`, or for `optional` what says that nothing is there. */
export function fallbackOf(
  { attributes, direction }: Parameter,
  value: ValueProjection,
  nullable: boolean,
): Fallback | undefined {
  if (direction !== "in") return undefined;
  const written = attributes.find(({ name }) => name === "defaultvalue")?.arguments[0];
  if (written !== undefined) return literal(written, value);
  if (!attributes.some(({ name }) => name === "optional")) return undefined;
  if (value.kind === "record" && value.of.kind === "variant") return { kind: "missing" };
  const isPointer = value.kind !== "record" || value.byValue === undefined || value.byValue === "p";
  return nullable && isPointer && !isScalar(value) ? { kind: "literal", value: null } : undefined;
}

function literal(written: Expression, value: ValueProjection): Fallback | undefined {
  const constant = constantOf(written);
  if (constant === undefined) return undefined;
  switch (value.kind) {
    case "bool":
    case "bool8":
    case "bool16":
      return { kind: "literal", value: constant !== 0 };
    case "int64":
    case "uint64":
    case "intptr":
    case "uintptr":
      return typeof constant === "number" && Number.isInteger(constant)
        ? { kind: "literal", value: BigInt(constant) }
        : undefined;
    case "string":
    case "bstr":
      return typeof constant === "string" ? { kind: "literal", value: constant } : undefined;
    case "interface":
      return constant === 0 ? { kind: "literal", value: null } : undefined;
    case "record":
      return value.of.kind === "variant" && typeof constant !== "boolean"
        ? { kind: "literal", value: constant }
        : undefined;
    default:
      return isScalar(value) && !("type" in value && value.type) && fits(constant, value.kind)
        ? { kind: "literal", value: constant }
        : undefined;
  }
}

/** An integer's default must be one that its check lets pass. */
function fits(constant: number | string, kind: string): boolean {
  if (typeof constant !== "number") return false;
  if (kind === "float" || kind === "double") return true;
  const [, unsigned, bits] = /^(u?)int(8|16|32)$/.exec(kind) ?? [];
  if (bits === undefined) return false;
  const limit = 2 ** Number(bits);
  return (
    Number.isInteger(constant) &&
    (unsigned ? constant >= 0 && constant < limit : constant >= -limit / 2 && constant < limit / 2)
  );
}

function constantOf(expression: Expression): number | string | undefined {
  switch (expression.kind) {
    case "integer":
      return Number(expression.value);
    case "float":
    case "string":
      return expression.value;
    case "unary": {
      const inner = constantOf(expression.of);
      return expression.operator === "-" && typeof inner === "number" ? -inner : undefined;
    }
    case "name":
      return expression.name === "NULL" || expression.name === "FALSE" || expression.name === "VARIANT_FALSE"
        ? 0
        : expression.name === "TRUE" || expression.name === "VARIANT_TRUE"
          ? 1
          : undefined;
    default:
      return undefined;
  }
}

function isScalar({ kind }: ValueProjection): boolean {
  return /^(?:u?int(?:8|16|32|64|ptr)|float|double|bool(?:8|16)?|pointer)$/.test(kind);
}
