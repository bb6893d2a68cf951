import type { FieldValue } from "../value-projection.ts";
import { REASONS, type Reason } from "./reasons.ts";

/** Why a result must not be read and freed, as it is not clear who owns what is in it; undefined where it is. */
export function unclearOwner(value: FieldValue, isUnmarshalled: boolean): Reason | undefined {
  if (hidesPointers(value)) return REASONS.hidden;
  return isUnmarshalled && lendsMemory(value) ? REASONS.lent : undefined;
}

/** Whether something in it points to const: where no stub serves a method, that may be the callee's own memory. */
export function lendsMemory(value: FieldValue): boolean {
  switch (value.kind) {
    case "string":
    case "ansi":
      return value.isLent === true;
    case "target":
      return value.isLent === true || lendsMemory(value.to);
    case "list":
      return value.isLent === true || lendsMemory(value.of);
    case "record":
    case "union":
      return value.type.lends;
    case "fixed":
      return lendsMemory(value.of);
    default:
      return false;
  }
}

/** Whether something in it that is only known as bytes has pointers. */
export function hidesPointers(value: FieldValue): boolean {
  switch (value.kind) {
    case "opaque":
      return value.hidesPointers;
    case "record":
    case "union":
      return value.type.hidesPointers;
    case "target":
      return hidesPointers(value.to);
    case "list":
    case "fixed":
      return hidesPointers(value.of);
    default:
      return false;
  }
}
