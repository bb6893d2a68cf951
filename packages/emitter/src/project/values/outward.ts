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
import { type Annotation, annotationOf } from "./annotation.ts";
import { ADDRESS, type Classified, type Decided, isClear, type Subject } from "./classified.ts";
import { elementValue, fieldValue } from "./codec.ts";
import { ownsMemory } from "./extents.ts";
import { fixedLength, switched } from "./inward.ts";
import { IUNKNOWN } from "./iunknown.ts";
import { hasLooseBounds, lengthIs, sizeIs, soleParameter } from "./lengths.ts";
import { classifyScalar } from "./scalars.ts";

/** Decides about an [out] or [in, out] parameter. */
export function classifyOut(subject: Subject): Decided {
  const { type, attributes, direction } = subject;
  const target = targetOf(type);
  if (target === undefined) return ADDRESS;
  const annotation = annotationOf(attributes);
  const size = fixedSize(type) ?? annotationSize(annotation) ?? sizeIs(attributes, 0);
  if (size !== undefined) return isClear(size) ? room(subject, target, size, annotation) : ADDRESS;
  if (isWideCharacter(target) || isNarrowCharacter(target) || hasLooseBounds(attributes)) return ADDRESS;
  const isOne = annotation !== undefined || !(subject.isUnmarshalled && subject.mayBeCounted);
  const value = single(subject, target);
  if (!isOne || value === undefined) return ADDRESS;
  return { value, direction, nullable: false };
}

/** Of an array that is handed back the size is that of what the pointer points to. */
function annotationSize(annotation: Annotation | undefined): Annotation["size"] {
  return annotation?.isPointerOut ? undefined : annotation?.size;
}

function fixedSize(type: Type): Length | undefined {
  const length = fixedLength(type);
  return length === undefined ? undefined : { kind: "number", value: length };
}

/** One value behind a pointer, or what a pointer behind it points to; undefined where that cannot be told. */
function single(subject: Subject, target: Type): Classified | undefined {
  const { direction, attributes, references, iid } = subject;
  if (iid !== undefined && direction === "out") return { kind: "object", iid };
  if (isCalled(target, "BSTR") && direction === "out") return { kind: "bstr" };
  if (isGuid(target)) return { kind: "guid" };
  if (isFileTime(target)) return { kind: "filetime" };
  const scalar = classifyScalar(target, references);
  if (scalar !== undefined)
    return isVoid(targetOf(target) ?? target) && isSized(subject) ? undefined : scalar;
  const inner = targetOf(target);
  if (
    inner !== undefined &&
    resolveAlias(target).kind === "pointer" &&
    !isCalled(target, "BSTR", "HSTRING")
  ) {
    return handedBack(subject, target, inner);
  }
  const value = fieldValue(target, attributes, subject, true);
  if (typeof value === "string" || value.kind === "opaque" || value.kind === "pointer") return undefined;
  if (value.kind === "union") return direction === "out" ? switched(subject, value, false) : undefined;
  return { kind: "record", of: value };
}

function isSized({ attributes }: Subject): boolean {
  return sizeIs(attributes, 1) !== undefined || annotationOf(attributes)?.size !== undefined;
}

/** `T**`: what the callee allocates and the caller frees, or a reference. */
function handedBack(subject: Subject, pointer: Type, target: Type): Classified | undefined {
  const { direction, attributes, references } = subject;
  const count = sizeIs(attributes, 1);
  if (count !== undefined)
    return direction === "out" && isClear(count) ? row(subject, target, count) : undefined;
  if (isWideCharacter(target) && direction === "out") return { kind: "string" };
  const plain = resolveAlias(target);
  if (plain.kind === "interface" && direction === "out") {
    return { kind: "interface", type: references.toClass(plain.interface) ?? IUNKNOWN };
  }
  // Without a stub between, only the callee knows whose memory it is, and who frees it how.
  if (subject.isUnmarshalled && plain.kind === "record")
    return direction === "out" ? { kind: "pointer" } : undefined;
  // One number that is handed back is more often the first of several, of which nothing is told.
  if (plain.kind === "integer" && !isWideCharacter(target) && !isNarrowCharacter(target)) return undefined;
  const value = fieldValue(pointer, [], subject, direction === "inout");
  if (typeof value !== "string" && value.kind !== "pointer") return { kind: "record", of: value };
  // The address of a struct whose end nothing tells is all that can be handed on.
  return plain.kind === "record" && direction === "out" ? { kind: "pointer" } : undefined;
}

/** As many values as the callee says, in memory of its own. */
function row(subject: Subject, target: Type, count: Length): Classified | undefined {
  if (isByte(target)) {
    const name = soleParameter(count);
    if (name !== undefined) return { kind: "bytes", count: name };
    if (count.kind === "number") return { kind: "bytes", count: count.value };
  }
  const element = elementValue(target, subject);
  if (typeof element === "string" || element.kind === "union" || isVoid(target)) return undefined;
  return { kind: "array", of: element, count };
}

/** As many values as fit into memory of the caller. */
function room(subject: Subject, target: Type, capacity: Length, annotation: Annotation | undefined): Decided {
  const { direction, attributes, references } = subject;
  const isBytes = isByte(target) || isVoid(target);
  if (annotation?.isInBytes === true && !isBytes) return ADDRESS;
  const told = annotation?.filled ?? lengthIs(attributes, 0);
  if (told === "unclear") return ADDRESS;
  const length = told ?? capacity;
  const out = (value: Classified): Decided => ({ value, direction: "out", nullable: false });
  const element: FieldValue | string = isVoid(target) ? { kind: "uint8" } : elementOf(subject, target);
  if (typeof element === "string" || element.kind === "union" || element.kind === "opaque") return ADDRESS;
  if (direction === "inout") {
    const inPlace = !ownsMemory(element) && told === undefined && !isWideCharacter(target);
    return inPlace
      ? { value: { kind: "array", of: element, count: capacity }, direction, nullable: false }
      : ADDRESS;
  }
  if (isWideCharacter(target)) return out({ kind: "text", capacity, length: told, encoding: "utf16" });
  if (isNarrowCharacter(target)) return out({ kind: "text", capacity, length: told, encoding: "ansi" });
  const plain = resolveAlias(targetOf(target) ?? target);
  const [room, fetched] = [soleParameter(capacity), soleParameter(told)];
  if (plain.kind === "interface" && room !== undefined && fetched !== undefined && room !== fetched) {
    const type = references.toClass(plain.interface) ?? IUNKNOWN;
    return out({ kind: "buffer", type, capacity: room, length: fetched });
  }
  return out({ kind: "room", of: element, capacity, length });
}

function elementOf(subject: Subject, target: Type): FieldValue | string {
  return isWideCharacter(target) || isNarrowCharacter(target)
    ? { kind: "uint8" }
    : elementValue(target, subject);
}
