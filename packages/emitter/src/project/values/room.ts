import { resolveAlias, type Type } from "@combind/midl";
import type { FieldValue, Length } from "../value-projection.ts";
import { isByte, isNarrowCharacter, isVoid, isWideCharacter, targetOf } from "./aliases.ts";
import type { Annotation } from "./annotation.ts";
import { address, type Classified, type Decided, type Subject } from "./classified.ts";
import { elementValue } from "./codec.ts";
import { ownsMemory } from "./extents.ts";
import { pointerClass } from "./iunknown.ts";
import { lengthIs, soleParameter } from "./lengths.ts";
import { unclearOwner } from "./owners.ts";
import { REASONS } from "./reasons.ts";

/** As many values as fit into memory of the caller. */
export function room(
  subject: Subject,
  target: Type,
  capacity: Length,
  annotation: Annotation | undefined,
): Decided {
  const { direction, attributes, references } = subject;
  const isBytes = isByte(target) || isVoid(target);
  if (annotation?.isInBytes === true && !isBytes) return address(REASONS.bytes);
  const told = annotation?.filled ?? lengthIs(attributes, 0);
  if (told === "unclear") return address(REASONS.unclear);
  const length = told ?? capacity;
  const out = (value: Classified): Decided => ({ value, direction: "out", nullable: false });
  const element: FieldValue | string = isVoid(target) ? { kind: "uint8" } : elementOf(subject, target);
  if (
    typeof element === "string" ||
    element.kind === "union" ||
    (element.kind === "opaque" && element.hidesPointers)
  )
    return address(REASONS.untyped);
  const unclear = unclearOwner(element, subject.isUnmarshalled);
  if (unclear !== undefined) return address(unclear);
  if (direction === "inout") {
    if (ownsMemory(element) || isWideCharacter(target)) return address(REASONS.replaced);
    return told === undefined
      ? { value: { kind: "array", of: element, count: capacity }, direction, nullable: false }
      : address(REASONS.partly);
  }
  if (isWideCharacter(target)) return out({ kind: "text", capacity, length: told, encoding: "utf16" });
  if (isNarrowCharacter(target)) return out({ kind: "text", capacity, length: told, encoding: "ansi" });
  const plain = resolveAlias(targetOf(target) ?? target);
  const [asked, fetched] = [soleParameter(capacity), soleParameter(told)];
  const type = plain.kind === "interface" ? pointerClass(plain.interface, references) : undefined;
  if (type !== undefined && asked !== undefined && fetched !== undefined && asked !== fetched) {
    return out({ kind: "buffer", type, capacity: asked, length: fetched });
  }
  return out({ kind: "room", of: element, capacity, length });
}

/** Characters are cells here, whatever text they hold. */
function elementOf(subject: Subject, target: Type): FieldValue | string {
  return isWideCharacter(target) || isNarrowCharacter(target)
    ? { kind: "uint8" }
    : elementValue(target, subject);
}
