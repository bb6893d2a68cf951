import { type model, resolveAlias, type Type } from "@combind/midl";
import type { RecordTable } from "../records.ts";
import type { Resolver } from "../references.ts";
import type { FieldValue } from "../value-projection.ts";
import {
  dispatchIn,
  isCalled,
  isConst,
  isFileTime,
  isGuid,
  isNarrowCharacter,
  isSafeArrayPointer,
  isWideCharacter,
} from "./aliases.ts";
import { pointerClass } from "./iunknown.ts";
import { variantType } from "./safe-array.ts";
import { classifyScalar } from "./scalars.ts";

/** Where the declarations that a value mentions are found. */
export interface Places {
  readonly references: Resolver;
  readonly records: RecordTable;
}

type Attributes = model.Attribute extends infer A ? readonly A[] : never;

/** How a type lies in memory: the value of a field, an element, a target. A text says what stands in the way. */
export function fieldValue(
  type: Type,
  attributes: Attributes,
  places: Places,
  nullable: boolean,
): FieldValue | string {
  const { references, records } = places;
  if (isCalled(type, "BSTR")) return { kind: "bstr" };
  if (isCalled(type, "HSTRING")) return { kind: "hstring" };
  if (isSafeArrayPointer(type)) return { kind: "anyarray" };
  if (isGuid(type)) return { kind: "guid" };
  if (isFileTime(type)) return { kind: "filetime" };
  const plain = resolveAlias(type);
  if (plain.kind === "record") {
    if (isCalled(type, "VARIANT", "tagVARIANT", "VARIANTARG")) return variant(type, references);
    if (isCalled(type, "PROPVARIANT", "tagPROPVARIANT")) return { kind: "propvariant" };
    if (isCalled(type, "CY", "tagCY", "CURRENCY")) return { kind: "currency" };
    if (isCalled(type, "DECIMAL", "tagDEC")) return { kind: "decimal" };
  }
  const scalar = classifyScalar(type, references);
  if (scalar !== undefined) return scalar;
  switch (plain.kind) {
    case "record":
      return recordValue(plain.record, records);
    case "safearray":
      return safeArray(plain.of, places);
    case "array":
      return fixedArray(type, plain.of, plain.count, places);
    case "pointer":
      return pointerValue(plain.to, attributes, places, nullable);
    default:
      return plain.kind === "unknown" ? `the unknown type ${plain.name}` : `a ${plain.kind}`;
  }
}

function recordValue(record: model.Record, records: RecordTable): FieldValue | string {
  const reference = records.reference(record);
  if (typeof reference === "string") return records.opaque(record) ?? reference;
  return record.kind === "union"
    ? { kind: "union", type: reference, tag: "" }
    : { kind: "record", type: reference };
}

function variant(type: Type, references: Resolver): FieldValue {
  const dispatch = dispatchIn(type);
  return { kind: "variant", dispatch: dispatch && references.toClass(dispatch) };
}

function safeArray(of: Type, places: Places): FieldValue | string {
  const element = elementValue(of, places);
  if (typeof element === "string") return element;
  const vartype = variantType(of, element, places.references);
  return vartype === undefined
    ? "a SAFEARRAY of what no VARTYPE says"
    : { kind: "safearray", of: element, type: vartype };
}

/** An element of an array: interfaces may be named without their pointer in SAFEARRAY(T). */
export function elementValue(of: Type, places: Places): FieldValue | string {
  const plain = resolveAlias(of);
  if (plain.kind === "interface") {
    const type = pointerClass(plain.interface, places.references);
    return type === undefined ? "no COM object" : { kind: "interface", type, nullable: true };
  }
  return fieldValue(of, [], places, false);
}

function fixedArray(whole: Type, of: Type, length: number | undefined, places: Places): FieldValue | string {
  if (length === undefined) return "an array without a length";
  if (isWideCharacter(of) && !isCalled(whole, "WORD")) return { kind: "fixedText", length };
  const element = fieldValue(of, [], places, true);
  if (typeof element === "string") return element;
  if (element.kind === "union") return "an array of unions";
  return { kind: "fixed", of: element, length };
}

function pointerValue(
  to: Type,
  attributes: Attributes,
  places: Places,
  nullable: boolean,
): FieldValue | string {
  const lent = isConst(to) ? { isLent: true } : {};
  if (isWideCharacter(to)) return { kind: "string", nullable, ...lent };
  if (isNarrowCharacter(to)) return { kind: "ansi", nullable, ...lent };
  const target = resolveAlias(to);
  if (target.kind === "interface") {
    const type = pointerClass(target.interface, places.references);
    return type === undefined ? { kind: "pointer" } : { kind: "interface", type, nullable: true };
  }
  const scalar = saysOne(attributes) ? classifyScalar(to, places.references) : undefined;
  if (scalar !== undefined) return { kind: "target", to: scalar, nullable, ...lent };
  if (target.kind === "record" && !attributes.some(({ name }) => name === "size_is")) {
    const inner = fieldValue(to, [], places, true);
    if (typeof inner !== "string" && inner.kind !== "union" && inner.kind !== "opaque") {
      return { kind: "target", to: inner, nullable, ...lent };
    }
  }
  return { kind: "pointer" };
}

/** Whether attributes say of a pointer what it is, and nothing of a size: then it points to one value. */
function saysOne(attributes: Attributes): boolean {
  const names = new Set(attributes.map(({ name }) => name));
  return (names.has("unique") || names.has("ref")) && !names.has("size_is") && !names.has("string");
}

/** Whether attributes, or a typedef on the way, say that a pointer may be NULL. */
export function saysNullable(type: Type, attributes: Attributes): boolean {
  const names = attributes.map(({ name }) => name);
  for (let at = type; at.kind === "alias"; at = at.typedef.type) {
    names.push(...at.typedef.attributes.map(({ name }) => name));
  }
  return names.some((name) => name === "unique" || name === "ptr" || name === "optional");
}
