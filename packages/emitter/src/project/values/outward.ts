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
import { type Annotation, annotationOf } from "./annotation.ts";
import { address, addressBack, type Classified, type Decided, isClear, type Subject } from "./classified.ts";
import { elementValue, fieldValue } from "./codec.ts";
import { ownsMemory } from "./extents.ts";
import { fixedLength, switched } from "./inward.ts";
import { pointerClass } from "./iunknown.ts";
import { hasLooseBounds, sizeIs, soleParameter } from "./lengths.ts";
import { unclearOwner } from "./owners.ts";
import { REASONS, type Reason } from "./reasons.ts";
import { room } from "./room.ts";
import { classifyScalar } from "./scalars.ts";

/** Decides about an [out] or [in, out] parameter. */
export function classifyOut(subject: Subject): Decided {
  const { type, attributes, direction } = subject;
  const target = targetOf(type);
  if (target === undefined) return address(REASONS.untyped);
  const annotation = annotationOf(attributes);
  const size = fixedSize(type) ?? annotationSize(annotation) ?? sizeIs(attributes, 0);
  if (size !== undefined && !isOneOfMany(subject, target, size))
    return isClear(size) ? room(subject, target, size, annotation) : address(REASONS.unclear);
  if (hasLooseBounds(attributes)) return address(REASONS.bounds);
  if (isWideCharacter(target) || isNarrowCharacter(target)) return address(REASONS.uncounted);
  const isTold = annotation !== undefined || sizeBehind(subject) !== undefined;
  const isOne = isTold || !(subject.isUnmarshalled && subject.mayBeCounted);
  if (!isOne) return address(REASONS.uncounted);
  const value = single(subject, target);
  if (typeof value !== "string")
    return isSafe(subject, value) ? { value, direction, nullable: false } : address(REASONS.undirected);
  const isCell = resolveAlias(target).kind === "pointer" && direction !== "in";
  return isCell && subject.isDirected ? addressBack(value, direction) : address(value);
}

/** `size_is(1, n)`: one pointer, to an array. */
function isOneOfMany({ attributes }: Subject, target: Type, size: Length | "unclear"): boolean {
  const isOne = isClear(size) && size.kind === "number" && size.value === 1;
  return isOne && targetOf(target) !== undefined && sizeIs(attributes, 1) !== undefined;
}

/** What nothing tells the direction of is [in, out]; nobody may own anything there then. */
function isSafe({ isDirected, direction }: Subject, value: Classified): boolean {
  if (isDirected || direction === "out") return true;
  return value.kind === "record" ? !ownsMemory(value.of) : !["string", "bstr"].includes(value.kind);
}

/** Of an array that is handed back the size is that of what the pointer points to. */
function annotationSize(annotation: Annotation | undefined): Annotation["size"] {
  return annotation?.isPointerOut ? undefined : annotation?.size;
}

/** How much there is behind the pointer that is handed back. */
function sizeBehind({ attributes }: Subject): Length | "unclear" | undefined {
  const annotation = annotationOf(attributes);
  return (annotation?.isPointerOut ? annotation.size : undefined) ?? sizeIs(attributes, 1);
}

function fixedSize(type: Type): Length | undefined {
  const length = fixedLength(type);
  return length === undefined ? undefined : { kind: "number", value: length };
}

/** One value behind a pointer, or what a pointer behind it points to; or why it is an address. */
function single(subject: Subject, target: Type): Classified | Reason {
  const { direction, attributes, references, iid } = subject;
  if (iid !== undefined && direction === "out") return { kind: "object", iid };
  if (isCalled(target, "BSTR") && direction === "out") return { kind: "bstr" };
  if (isSafeArrayPointer(target)) return { kind: "record", of: { kind: "anyarray" } };
  if (isGuid(target)) return { kind: "guid" };
  if (isFileTime(target)) return { kind: "filetime" };
  const inner = targetOf(target);
  const scalar = classifyScalar(target, references);
  if (scalar !== undefined) {
    if (inner !== undefined && resolveAlias(inner).kind === "function") return REASONS.function;
    return isVoid(inner ?? target) && sizeBehind(subject) !== undefined ? REASONS.unclear : scalar;
  }
  const isPointer = resolveAlias(target).kind === "pointer" && !isCalled(target, "BSTR", "HSTRING");
  if (inner !== undefined && isPointer) return handedBack(subject, target, inner);
  const value = fieldValue(target, attributes, subject, true);
  if (typeof value === "string" || isBareBytes(value) || value.kind === "pointer") return REASONS.untyped;
  if (value.kind === "union") {
    if (direction !== "out") return REASONS.replaced;
    return switched(subject, value, false) ?? REASONS.untagged;
  }
  return unclearOwner(value, subject.isUnmarshalled) ?? { kind: "record", of: value };
}

/** Bytes that only the callee can take apart: some of them are pointers. */
function isBareBytes(value: FieldValue): boolean {
  return value.kind === "opaque" && value.hidesPointers;
}

/** `T**`: what the callee allocates and the caller frees, or a reference. */
function handedBack(subject: Subject, pointer: Type, target: Type): Classified | Reason {
  const { direction, references } = subject;
  const plain = resolveAlias(target);
  if (plain.kind !== "interface" && subject.isUnmarshalled && isConst(target)) return REASONS.lent;
  const isAnnotated = annotationOf(subject.attributes)?.size !== undefined;
  if (subject.isUnmarshalled && isAnnotated) return REASONS.owner;
  const count = sizeBehind(subject);
  if (count !== undefined) {
    if (!isClear(count)) return REASONS.unclear;
    return direction === "out" ? row(subject, target, count) : REASONS.replaced;
  }
  if (isWideCharacter(target) && direction === "out") return { kind: "string" };
  if (plain.kind === "interface" && direction === "out") {
    const type = pointerClass(plain.interface, references);
    return type === undefined ? REASONS.foreign : { kind: "interface", type };
  }
  if (subject.isUnmarshalled && plain.kind === "record") return REASONS.owner;
  if (plain.kind === "integer" && !isWideCharacter(target) && !isNarrowCharacter(target))
    return handedNumber(subject, target);
  const value = fieldValue(pointer, [], subject, direction === "inout");
  if (typeof value === "string" || value.kind === "pointer") return REASONS.untyped;
  return unclearOwner(value, subject.isUnmarshalled) ?? { kind: "record", of: value };
}

/** A number in a block of its own: more often it is the first of several, where anything might tell how many. */
function handedNumber(subject: Subject, target: Type): Classified | Reason {
  const isOne = !subject.isUnmarshalled && !subject.isBesideLength && subject.direction === "out";
  const to = classifyScalar(target, subject.references);
  if (!isOne || isByte(target) || to === undefined) return REASONS.numbers;
  return { kind: "record", of: { kind: "target", to, nullable: false } };
}

/** As many values as the callee says, in memory of its own. */
function row(subject: Subject, target: Type, count: Length): Classified | Reason {
  if (isByte(target)) {
    const name = soleParameter(count);
    if (name !== undefined) return { kind: "bytes", count: name };
    if (count.kind === "number") return { kind: "bytes", count: count.value };
  }
  if (annotationOf(subject.attributes)?.isInBytes === true && !isByte(target)) return REASONS.bytes;
  const element: FieldValue | string = elementValue(target, subject);
  if (typeof element === "string" || element.kind === "union" || isVoid(target)) return REASONS.untyped;
  return unclearOwner(element, subject.isUnmarshalled) ?? { kind: "array", of: element, count };
}
