import { type Expression, type Interface, type Parameter, resolveAlias, type Type } from "@combind/midl";
import type { RecordReference, Reference, ScalarKind, ValueProjection } from "./projection.ts";
import type { RecordTable } from "./records.ts";
import type { Resolver } from "./references.ts";

type Attributes = Parameter["attributes"];

/** A value, or the reason why it cannot cross safely. */
export type Classified = ValueProjection | { readonly kind: "refused"; readonly reason: string };

export function refuse(reason: string): Classified {
  return { kind: "refused", reason };
}

/** A value of the `[in]` direction, and the result of a method without an HRESULT. */
export function classify(
  type: Type,
  attributes: Attributes,
  references: Resolver,
  records: RecordTable,
): Classified {
  if (aliasNames(type).includes("BSTR")) return { kind: "bstr" };
  const scalar = classifyScalar(type, references);
  if (scalar !== undefined) return scalar;
  const plain = resolveAlias(type);
  switch (plain.kind) {
    case "pointer":
      return classifyPointer(plain.to, attributes, references, records);
    case "array":
      if (!has(attributes, "size_is") && !has(attributes, "string"))
        return refuse("an array without size_is");
      return classifyPointer(plain.of, attributes, references, records);
    case "record":
      if (plain.record.kind === "union") return classifyUnion(plain.record, attributes, records, true);
      return refuse(
        isGuid(plain) ? "a GUID by value" : `the ${plain.record.kind} ${plain.record.name} by value`,
      );
    case "safearray":
      return refuse("a SAFEARRAY");
    case "integer":
      return refuse("an integer as wide as a pointer");
    default:
      return refuse(plain.kind === "unknown" ? `the unknown type ${plain.name}` : `a ${plain.kind} by value`);
  }
}

/** Integers of 4 bytes on 32-bit Windows, and of 8 elsewhere. */
const POINTER_SIZED: ReadonlySet<string> = new Set(
  "INT_PTR UINT_PTR LONG_PTR ULONG_PTR DWORD_PTR HANDLE_PTR SIZE_T SSIZE_T WPARAM LPARAM LRESULT".split(" "),
);

/** A number, a Boolean or an enum; undefined for all else. */
export function classifyScalar(
  type: Type,
  references: Resolver,
): { readonly kind: ScalarKind; readonly type?: Reference } | undefined {
  const alias = aliasNames(type);
  if (alias.includes("BOOL")) return { kind: "bool" };
  if (alias.includes("HRESULT") || alias.includes("SCODE")) return { kind: "uint32" };
  if (alias.some((name) => POINTER_SIZED.has(name))) return undefined;
  const plain = resolveAlias(type);
  switch (plain.kind) {
    case "integer":
      return { kind: `${plain.signed ? "int" : "uint"}${(plain.size * 8) as 8 | 16 | 32 | 64}` };
    case "float":
      return { kind: plain.size === 4 ? "float" : "double" };
    case "enum": {
      const wide = plain.enum.members.some((member) => member.value > 0x7fffffff);
      const kind = wide ? "uint32" : "int32";
      return plain.enum.name === "" ? { kind } : { kind, type: references.to(plain.enum) };
    }
    default:
      return undefined;
  }
}

/** What an `[in]` pointer points at. */
function classifyPointer(
  target: Type,
  attributes: Attributes,
  references: Resolver,
  records: RecordTable,
): Classified {
  const plain = resolveAlias(target);
  if (isGuid(plain)) return has(attributes, "size_is") ? refuse("an array of GUIDs") : { kind: "guid" };
  if (isWideCharacter(plain)) {
    return has(attributes, "size_is") ? refuse("a string buffer with a size") : { kind: "string" };
  }
  if (plain.kind === "interface")
    return withClass(plain.interface, references, (type) => ({ kind: "interface", type }));
  if (plain.kind === "integer" && plain.size === 1) {
    const count = countOf(attributes, 0);
    return count === undefined ? refuse("a byte pointer without size_is") : { kind: "bytes", count };
  }
  if (isFileTime(plain))
    return has(attributes, "size_is") ? refuse("an array of FILETIMEs") : { kind: "filetime" };
  if (plain.kind === "record") {
    if (plain.record.kind === "union") return classifyUnion(plain.record, attributes, records, false);
    return withRecord(records.reference(plain.record), (type) => {
      if (!has(attributes, "size_is")) return { kind: "record", type };
      const count = countOf(attributes, 0);
      return typeof count === "string"
        ? { kind: "array", of: type, count }
        : refuse("an array without a counting parameter");
    });
  }
  return refuse(describePointer(plain));
}

/** What an `[out]` or `[in, out]` parameter hands back: its type is a pointer to the value. */
export function classifyOut(
  type: Type,
  attributes: Attributes,
  references: Resolver,
  records: RecordTable,
): Classified {
  const pointer = resolveAlias(type);
  if (pointer.kind !== "pointer") return refuse("an [out] parameter that is no pointer");
  if (has(attributes, "string") || aliasNames(type).length > 0) {
    const target = resolveAlias(pointer.to);
    if (isWideCharacter(target) || (target.kind === "integer" && target.size === 1))
      return refuse("a string buffer of the caller");
  }
  if (aliasNames(pointer.to).includes("BSTR")) return { kind: "bstr" };
  const target = resolveAlias(pointer.to);
  if (target.kind === "pointer") return classifyOutPointer(target.to, attributes, references, records);
  if (has(attributes, "size_is") || has(attributes, "length_is")) return refuse("an [out] array");
  if (isGuid(target)) return { kind: "guid" };
  if (isFileTime(target)) return { kind: "filetime" };
  if (target.kind === "record") {
    if (target.record.kind === "union") return classifyUnion(target.record, attributes, records, false);
    return withRecord(records.reference(target.record), (of) => ({ kind: "record", type: of }));
  }
  return classifyScalar(pointer.to, references) ?? refuse(`an [out] ${target.kind}`);
}

/** `T**`: a pointer handed back, an array of the task allocator, or interface pointers in the caller's memory. */
function classifyOutPointer(
  target: Type,
  attributes: Attributes,
  references: Resolver,
  records: RecordTable,
): Classified {
  const plain = resolveAlias(target);
  const count = countOf(attributes, 1);
  if (plain.kind === "interface") {
    return withClass(plain.interface, references, (type) => {
      if (!has(attributes, "size_is")) return { kind: "interface", type };
      const capacity = countOf(attributes, 0);
      const length = fetchedBy(attributes);
      if (typeof capacity !== "string" || length === undefined) return refuse("an [out] array of interfaces");
      return { kind: "buffer", type, capacity, length };
    });
  }
  if (isWideCharacter(plain))
    return has(attributes, "size_is") ? refuse("an [out] array of strings") : { kind: "string" };
  if (plain.kind === "integer" && plain.size === 1) {
    return count === undefined ? refuse("an [out] byte array without size_is") : { kind: "bytes", count };
  }
  if (
    plain.kind === "record" &&
    plain.record.kind === "struct" &&
    !isGuid(plain) &&
    typeof count === "string"
  ) {
    return withRecord(records.reference(plain.record), (of) => ({ kind: "array", of, count }));
  }
  return refuse(has(attributes, "size_is") ? "an [out] array" : describePointer(plain));
}

function classifyUnion(
  record: Parameters<RecordTable["reference"]>[0],
  attributes: Attributes,
  records: RecordTable,
  isByValue: boolean,
): Classified {
  const chooser = attributes.find(({ name }) => name === "switch_is")?.arguments[0];
  if (chooser?.kind !== "name") return refuse(`the union ${record.name}, as no parameter chooses its arm`);
  return withRecord(records.reference(record), (type) => {
    if (isByValue && type.eightbytes.includes("f"))
      return refuse(`the union ${record.name} by value, as it holds floating-point numbers alone`);
    return { kind: "union", type, tag: chooser.name, byValue: isByValue ? eightbytes(type.size) : undefined };
  });
}

function withClass(
  declaration: Interface,
  references: Resolver,
  make: (type: Reference) => Classified,
): Classified {
  const type = references.toClass(declaration);
  return type === undefined ? refuse(`the interface ${declaration.name}, which has no class`) : make(type);
}

function withRecord(
  reference: RecordReference | string,
  make: (reference: RecordReference) => Classified,
): Classified {
  return typeof reference === "string" ? refuse(reference) : make(reference);
}

/** How the System V ABI sees so many bytes of integers and pointers: in units of 8, the rest as what fits. */
function eightbytes(size: number): string {
  const rest = { 0: "", 1: "B", 2: "H", 4: "I" }[size % 8];
  return "L".repeat(size >> 3) + (rest ?? "L");
}

/** The length that `size_is` gives for a pointer level: a constant, or the parameter that carries it. */
function countOf(attributes: Attributes, level: number): number | string | undefined {
  const expression = attributes.find((attribute) => attribute.name === "size_is")?.arguments?.[level];
  if (expression === undefined) return undefined;
  const inner = stripCasts(expression);
  if (inner.kind === "integer") return Number(inner.value);
  if (inner.kind === "name" && level === 0) return inner.name;
  if (inner.kind === "unary" && inner.operator === "*" && level === 1 && inner.of.kind === "name")
    return inner.of.name;
  return undefined;
}

/** The parameter that says how many elements came: `*fetched`, or `fetched ? *fetched : 1`. */
function fetchedBy(attributes: Attributes): string | undefined {
  const expression = attributes.find((attribute) => attribute.name === "length_is")?.arguments?.[0];
  const inner = expression?.kind === "conditional" ? expression.yes : expression;
  return inner?.kind === "unary" && inner.operator === "*" && inner.of.kind === "name"
    ? inner.of.name
    : undefined;
}

function stripCasts(expression: Expression): Expression {
  return expression.kind === "cast" ? stripCasts(expression.of) : expression;
}

/** The letters of an ABI signature for a value that travels in registers or on the stack. */
export function abiLetters(value: ValueProjection): string {
  switch (value.kind) {
    case "string":
      return "s";
    case "guid":
    case "interface":
    case "bytes":
    case "filetime":
    case "bstr":
    case "record":
    case "array":
    case "buffer":
      return "p";
    case "union":
      return value.byValue === undefined ? "p" : `[${value.byValue}]`;
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

/** Every typedef name that a type goes through, outermost first. */
export function aliasNames(type: Type): string[] {
  const names: string[] = [];
  for (let at = type; at.kind === "alias"; at = at.typedef.type) names.push(at.typedef.name);
  return names;
}

export function isGuid(type: Type): boolean {
  return type.kind === "record" && (type.record.name === "GUID" || type.record.tag === "_GUID");
}

export function isFileTime(type: Type): boolean {
  return type.kind === "record" && type.record.name === "FILETIME" && type.record.size === 8;
}

export function isWideCharacter(type: Type): boolean {
  return type.kind === "integer" && type.spelling === "wchar_t";
}

function has(attributes: Attributes, name: string): boolean {
  return attributes.some((attribute) => attribute.name === name);
}

function describePointer(target: Type): string {
  if (target.kind === "void") return "a void pointer";
  if (target.kind === "pointer") return "a pointer to a pointer";
  return `a pointer to ${target.kind === "enum" ? `the enum ${target.enum.name}` : `a ${target.kind}`}`;
}
