import { resolveAlias, type Type } from "@combind/midl";
import type { FieldValue, Length } from "../value-projection.ts";
import {
  isByte,
  isCalled,
  isConst,
  isFileTime,
  isGuid,
  isNarrowCharacter,
  isSafeArrayPointer,
  isVoid,
  isWideCharacter,
  targetOf,
} from "./aliases.ts";
import { annotationOf } from "./annotation.ts";
import { address, type Classified, type Decided, isClear, refuse, type Subject } from "./classified.ts";
import { elementValue, fieldValue, saysNullable } from "./codec.ts";
import { membersOf } from "./extents.ts";
import { pointerClass } from "./iunknown.ts";
import { hasLooseBounds, lengthIs, sizeIs, soleParameter } from "./lengths.ts";
import { REASONS, type Reason } from "./reasons.ts";
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
  if (isSafeArrayPointer(type))
    return given({ kind: "record", of: { kind: "anyarray" }, byValue: "p" }, false);
  if (isCalled(type, "HSTRING"))
    return given({ kind: "record", of: { kind: "hstring" }, byValue: "p" }, false);
  if (subject.iid !== undefined) return given({ kind: "object", iid: subject.iid });
  const scalar = classifyScalar(type, references);
  const target = targetOf(type);
  if (scalar !== undefined && !isSizedVoid(subject)) {
    const isFunction = target !== undefined && resolveAlias(target).kind === "function";
    return isFunction ? address(REASONS.function) : given(scalar, false);
  }
  if (target === undefined) return given(byValue(subject), false);
  const size = annotation?.size ?? sizeIs(attributes, 0);
  if (size === undefined) {
    return hasLooseBounds(attributes) ? address(REASONS.bounds) : single(subject, target, given);
  }
  if (!isClear(size)) return address(REASONS.unclear);
  const elements = row(subject, target, size);
  return typeof elements === "string" ? address(elements) : given(elements);
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
  if (value.kind === "union")
    return (
      switched(subject, value, true) ??
      refuse(`the union ${value.type.name}, as no parameter chooses its arm`)
    );
  const members = membersOf(value);
  return members === undefined
    ? refuse("by value, its floating-point numbers would go into the wrong registers")
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
  if (fixed !== undefined) {
    const elements = row(subject, target, { kind: "number", value: fixed });
    return typeof elements === "string" ? address(elements) : given(elements);
  }
  if (isGuid(target)) return given({ kind: "guid" });
  if (isBuffer(subject, target)) return address(REASONS.uncounted);
  if (isWideCharacter(target)) return given({ kind: "string" });
  if (isNarrowCharacter(target) && !isBareByte(target)) {
    return given({ kind: "record", of: { kind: "ansi", nullable: false }, byValue: "p" });
  }
  const plain = resolveAlias(target);
  if (plain.kind === "interface") {
    const type = pointerClass(plain.interface, references);
    return type === undefined ? address(REASONS.foreign) : given({ kind: "interface", type }, true);
  }
  if (subject.isGivenBack) return address(REASONS.givenBack);
  // SNB is a list of strings up to NULL.
  if (isCalled(subject.type, "SNB")) return address(REASONS.untyped);
  const isOne = annotationOf(attributes) !== undefined || !(subject.isUnmarshalled && subject.mayBeCounted);
  if (!isOne) return address(REASONS.uncounted);
  if (isFileTime(target)) return given({ kind: "filetime" });
  const value = fieldValue(target, [], subject, true);
  if (typeof value === "string" || isBareAddress(value)) return address(REASONS.untyped);
  if (value.kind === "union") {
    const choice = switched(subject, value, false);
    return choice === undefined ? address(REASONS.untagged) : given(choice);
  }
  if (value.kind === "opaque" && value.hidesPointers) return address(REASONS.untyped);
  // Nobody passes one byte by its address.
  if (isByte(target)) return address(REASONS.uncounted);
  return given({ kind: "record", of: value });
}

/** Characters that neither are const nor called a string, with a length beside them: the callee may write there. */
function isBuffer({ type, attributes, isBesideLength }: Subject, target: Type): boolean {
  if (!(isWideCharacter(target) || isNarrowCharacter(target)) || !isBesideLength) return false;
  const isString = attributes.some(({ name }) => name === "string");
  return type.kind === "pointer" && !isConst(target) && !isString;
}

/** An address that is no handle: of what is there the IDL may tell more than the address itself. */
function isBareAddress(value: FieldValue): boolean {
  return value.kind === "pointer" && value.handle === undefined;
}

/** CHAR is text; a `char` that no typedef names may be a byte all the same, and then has a size. */
function isBareByte(target: Type): boolean {
  return isCalled(target, "INT8", "UINT8", "BYTE");
}

export function fixedLength(type: Type): number | undefined {
  const plain = resolveAlias(type);
  return plain.kind === "array" ? plain.count : undefined;
}

/** As many values as a length says; or why they are an address. */
function row(subject: Subject, target: Type, size: Length): Classified | Reason {
  const { attributes } = subject;
  const annotation = annotationOf(attributes);
  const isBytes = isByte(target) || isVoid(target);
  if (annotation?.isInBytes === true && !isBytes) return REASONS.bytes;
  const filled = lengthIs(attributes, 0);
  // How much of an array a callee reads is its length here: the other number must agree with it.
  if (filled !== undefined && !sameLength(filled, size)) return REASONS.partly;
  if (isBytes) return bytes(size);
  const plain = resolveAlias(target);
  if (plain.kind === "interface") return REASONS.untyped;
  const element = elementValue(target, subject);
  if (typeof element === "string" || element.kind === "union") return REASONS.untyped;
  return { kind: "array", of: orNull(element), count: size };
}

/** Pointers to structs in an array may be NULL, as IDL has it of what is not [ref]. Texts are there, as those by themselves. */
function orNull(element: FieldValue): FieldValue {
  return element.kind === "target" ? { ...element, nullable: true } : element;
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

/** A union whose arm another parameter chooses; undefined if none does. */
export function switched(
  { attributes }: Subject,
  value: Extract<FieldValue, { kind: "union" }>,
  isByValue: boolean,
): Classified | undefined {
  const chooser = attributes.find(({ name }) => name === "switch_is")?.arguments[0];
  const { type } = value;
  if (chooser?.kind !== "name") return undefined;
  if (isByValue && type.members === undefined) {
    return refuse(`the union ${type.name} by value, as it holds floating-point numbers`);
  }
  return { kind: "union", type, tag: chooser.name, byValue: isByValue ? type.members : undefined };
}
