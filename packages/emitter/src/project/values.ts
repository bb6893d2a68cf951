import { type Expression, type Parameter, resolveAlias, type Type } from "@combind/midl";
import type { ScalarKind, ValueProjection } from "./projection.ts";
import type { Resolver } from "./references.ts";

type Attributes = Parameter["attributes"];

/** A value, or the reason why it cannot cross safely. */
export type Classified = ValueProjection | { readonly kind: "refused"; readonly reason: string };

export function refuse(reason: string): Classified {
  return { kind: "refused", reason };
}

/** What a type is when it travels by value: a number, an enum, a Boolean; and strings and interfaces, which are pointers. */
export function classify(type: Type, attributes: Attributes, references: Resolver): Classified {
  const alias = aliasNames(type);
  if (alias.includes("BOOL")) return { kind: "bool" };
  if (alias.includes("HRESULT") || alias.includes("SCODE")) return { kind: "uint32" };
  if (alias.includes("BSTR")) return refuse("a BSTR");
  const plain = resolveAlias(type);
  switch (plain.kind) {
    case "integer":
      return { kind: integerKind(plain.size, plain.signed) };
    case "float":
      return { kind: plain.size === 4 ? "float" : "double" };
    case "enum": {
      const wide = plain.enum.members.some((member) => member.value > 0x7fffffff);
      return { kind: wide ? "uint32" : "int32", type: references.to(plain.enum) };
    }
    case "pointer":
      return classifyPointer(plain.to, attributes, references);
    case "array":
      return classifyPointer(plain.of, attributes, references);
    case "record":
      return refuse(isGuid(plain) ? "a GUID by value" : `the ${plain.record.kind} ${plain.record.name} by value`);
    case "safearray":
      return refuse("a SAFEARRAY");
    default:
      return refuse(plain.kind === "unknown" ? `the unknown type ${plain.name}` : `a ${plain.kind} by value`);
  }
}

/** What a pointer points at, in the `[in]` direction. */
function classifyPointer(target: Type, attributes: Attributes, references: Resolver): Classified {
  const plain = resolveAlias(target);
  if (isGuid(plain)) return { kind: "guid" };
  if (isWideCharacter(plain)) {
    return has(attributes, "size_is") ? refuse("a string buffer with a size") : { kind: "string" };
  }
  if (plain.kind === "interface") return { kind: "interface", type: references.to(plain.interface) };
  if (plain.kind === "integer" && plain.size === 1) {
    const count = countOf(attributes, 0);
    return count === undefined ? refuse("a byte pointer without size_is") : { kind: "bytes", count };
  }
  return refuse(describePointer(plain));
}

/** What an `[out]` parameter hands back: its type is a pointer to the value. */
export function classifyOut(type: Type, attributes: Attributes, references: Resolver): Classified {
  const pointer = resolveAlias(type);
  if (pointer.kind !== "pointer") return refuse("an [out] parameter that is no pointer");
  const target = resolveAlias(pointer.to);
  if (isGuid(target)) return { kind: "guid" };
  if (target.kind === "pointer") {
    const inner = resolveAlias(target.to);
    if (inner.kind === "integer" && inner.size === 1 && !isWideCharacter(inner)) {
      const count = countOf(attributes, 1);
      return count === undefined ? refuse("an [out] byte array without size_is") : { kind: "bytes", count };
    }
    if (has(attributes, "size_is")) return refuse("an [out] array");
    if (aliasNames(pointer.to).includes("BSTR")) return refuse("a BSTR");
    if (isGuid(inner)) return refuse("an [out] pointer to a GUID");
    return classifyPointer(target.to, attributes, references);
  }
  if (has(attributes, "size_is") || has(attributes, "length_is")) return refuse("an [out] array");
  if (target.kind === "record") return refuse(`the ${target.record.kind} ${target.record.name} as a result`);
  return classify(pointer.to, attributes, references);
}

/** The length that `size_is` gives for a pointer level: a constant, or the parameter that carries it. */
function countOf(attributes: Attributes, level: number): number | string | undefined {
  const expression = attributes.find((attribute) => attribute.name === "size_is")?.arguments[level];
  if (expression === undefined) return undefined;
  const inner = stripCasts(expression);
  if (inner.kind === "integer") return Number(inner.value);
  if (inner.kind === "name" && level === 0) return inner.name;
  if (inner.kind === "unary" && inner.operator === "*" && level === 1 && inner.of.kind === "name") return inner.of.name;
  return undefined;
}

function stripCasts(expression: Expression): Expression {
  return expression.kind === "cast" ? stripCasts(expression.of) : expression;
}

/** The letter of an ABI signature for a value that travels in a register or on the stack. */
export function abiLetter(value: ValueProjection): string {
  switch (value.kind) {
    case "string":
      return "s";
    case "guid":
    case "interface":
    case "bytes":
      return "p";
    case "count":
      return SCALAR_LETTERS[value.scalar];
    default:
      return SCALAR_LETTERS[value.kind];
  }
}

const SCALAR_LETTERS: { readonly [kind in ScalarKind]: string } = {
  int8: "b",
  uint8: "B",
  int16: "h",
  uint16: "H",
  int32: "i",
  uint32: "I",
  int64: "l",
  uint64: "L",
  float: "f",
  double: "d",
  bool: "i",
};

function integerKind(size: 1 | 2 | 4 | 8, signed: boolean): ScalarKind {
  return `${signed ? "int" : "uint"}${(size * 8) as 8 | 16 | 32 | 64}`;
}

/** Every typedef name that a type goes through, outermost first. */
function aliasNames(type: Type): string[] {
  const names: string[] = [];
  for (let at = type; at.kind === "alias"; at = at.typedef.type) names.push(at.typedef.name);
  return names;
}

function isGuid(type: Type): boolean {
  return type.kind === "record" && (type.record.name === "GUID" || type.record.tag === "_GUID");
}

function isWideCharacter(type: Type): boolean {
  return type.kind === "integer" && type.spelling === "wchar_t";
}

function has(attributes: Attributes, name: string): boolean {
  return attributes.some((attribute) => attribute.name === name);
}

function describePointer(target: Type): string {
  if (target.kind === "void") return "a void pointer";
  if (target.kind === "record") return `a pointer to the ${target.record.kind} ${target.record.name}`;
  if (target.kind === "pointer") return "a pointer to a pointer";
  return `a pointer to ${target.kind === "enum" ? `the enum ${target.enum.name}` : `a ${target.kind}`}`;
}
