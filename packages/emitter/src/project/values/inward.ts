import { resolveAlias, type Type } from "@combind/midl";
import type { FieldValue, Length } from "../projection.ts";
import {
  isByte,
  isCalled,
  isFileTime,
  isGuid,
  isNarrowCharacter,
  isVoid,
  isWideCharacter,
  targetOf,
} from "./aliases.ts";
import { annotationOf } from "./annotation.ts";
import { ADDRESS, type Classified, type Decided, isClear, refuse, type Subject } from "./classified.ts";
import { elementValue, fieldValue, saysNullable } from "./codec.ts";
import { membersOf } from "./extents.ts";
import { IUNKNOWN } from "./iunknown.ts";
import { hasLooseBounds, lengthIs, sizeIs, soleParameter } from "./lengths.ts";
import { classifyScalar } from "./scalars.ts";

/** Decides about an [in] parameter. */
export function classifyIn(subject: Subject): Decided {
  const { type, attributes, references } = subject;
  const annotation = annotationOf(attributes);
  const nullable = saysNullable(type, attributes) || (annotation?.isOptional ?? false);
  const given = (value: Classified, isNullable = nullable): Decided => ({
    value,
    direction: "in",
    nullable: isNullable,
  });
  if (isCalled(type, "BSTR")) return given({ kind: "bstr" });
  const scalar = classifyScalar(type, references);
  if (scalar !== undefined && !isSizedVoid(subject)) return given(scalar, false);
  const target = targetOf(type);
  if (target === undefined) return given(byValue(subject), false);
  if (subject.iid !== undefined) return given({ kind: "object", iid: subject.iid });
  const size = annotation?.size ?? sizeIs(attributes, 0);
  if (size === undefined) {
    return hasLooseBounds(attributes) ? ADDRESS : single(subject, target, given);
  }
  return isClear(size) ? given(row(subject, target, size)) : ADDRESS;
}

/** `void*` or a byte pointer whose size is told. */
function isSizedVoid({ type, attributes }: Subject): boolean {
  const target = targetOf(type);
  const size = annotationOf(attributes)?.size ?? sizeIs(attributes, 0);
  return target !== undefined && isVoid(target) && isClear(size);
}

/** What is no pointer and no number: it is passed itself. */
function byValue(subject: Subject): Classified {
  const { type, attributes } = subject;
  const value = fieldValue(type, attributes, subject, false);
  if (typeof value === "string") return refuse(`${value}, by value`);
  if (value.kind === "union") return switched(subject, value, true);
  const members = membersOf(value);
  return members === undefined
    ? refuse("a struct by value whose members no ABI signature can say")
    : { kind: "record", of: value, byValue: members };
}

/** One value behind a pointer. */
function single(
  subject: Subject,
  target: Type,
  given: (value: Classified, nullable?: boolean) => Decided,
): Decided {
  const { attributes, references } = subject;
  const fixed = fixedLength(subject.type);
  if (fixed !== undefined) return given(row(subject, target, { kind: "number", value: fixed }));
  if (isGuid(target)) return given({ kind: "guid" });
  if (isWideCharacter(target)) return given({ kind: "string" });
  if (isNarrowCharacter(target) && !isBareByte(target)) {
    return given({ kind: "record", of: { kind: "ansi", nullable: false }, byValue: "p" });
  }
  const plain = resolveAlias(target);
  if (plain.kind === "interface") {
    return given({ kind: "interface", type: references.toClass(plain.interface) ?? IUNKNOWN }, true);
  }
  // SNB is a list of strings up to NULL.
  if (subject.isGivenBack || isCalled(subject.type, "SNB")) return ADDRESS;
  const isOne = annotationOf(attributes) !== undefined || !(subject.isUnmarshalled && subject.mayBeCounted);
  if (!isOne) return ADDRESS;
  if (isFileTime(target)) return given({ kind: "filetime" });
  const value = fieldValue(target, [], subject, true);
  if (typeof value === "string" || value.kind === "pointer") return ADDRESS;
  if (value.kind === "union") return given(switched(subject, value, false));
  if (value.kind === "opaque") return ADDRESS;
  if (isByte(target) && subject.isUnmarshalled) return ADDRESS;
  return given({ kind: "record", of: value });
}

/** CHAR is text; a `char` that no typedef names may be a byte all the same, and then has a size. */
function isBareByte(target: Type): boolean {
  return isCalled(target, "INT8", "UINT8", "BYTE");
}

export function fixedLength(type: Type): number | undefined {
  const plain = resolveAlias(type);
  return plain.kind === "array" ? plain.count : undefined;
}

/** As many values as a length says. */
function row(subject: Subject, target: Type, size: Length): Classified {
  const { attributes } = subject;
  const annotation = annotationOf(attributes);
  const isBytes = isByte(target) || isVoid(target);
  if (annotation?.isInBytes === true && !isBytes) return { kind: "pointer" };
  const filled = lengthIs(attributes, 0);
  // How much of an array a callee reads is its length here: the other number must agree with it.
  if (filled !== undefined && !sameLength(filled, size)) return { kind: "pointer" };
  if (isBytes) return bytes(size);
  const plain = resolveAlias(target);
  if (plain.kind === "interface") return refuse("an array of interfaces without pointers");
  const element = elementValue(target, subject);
  if (typeof element === "string" || element.kind === "union") return { kind: "pointer" };
  return { kind: "array", of: element, count: size };
}

function bytes(size: Length): Classified {
  const name = soleParameter(size);
  if (name !== undefined) return { kind: "bytes", count: name };
  if (size.kind === "number") return { kind: "bytes", count: size.value };
  return { kind: "array", of: { kind: "uint8" }, count: size };
}

function sameLength(filled: Length | "unclear", size: Length): boolean {
  return JSON.stringify(filled) === JSON.stringify(size);
}

/** A union whose arm another parameter chooses. */
export function switched(
  { attributes }: Subject,
  value: Extract<FieldValue, { kind: "union" }>,
  isByValue: boolean,
): Classified {
  const chooser = attributes.find(({ name }) => name === "switch_is")?.arguments[0];
  const { type } = value;
  if (chooser?.kind !== "name") {
    return isByValue
      ? refuse(`the union ${type.name}, as no parameter chooses its arm`)
      : { kind: "pointer" };
  }
  if (isByValue && type.members === undefined) {
    return refuse(`the union ${type.name} by value, as it holds floating-point numbers`);
  }
  return { kind: "union", type, tag: chooser.name, byValue: isByValue ? type.members : undefined };
}
