import { codecOf } from "../marshal/scalars.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { ParameterPlan } from "../plan.ts";

const GUID_SIZE = 16;

/** Bytes of the cell that a parameter points to; 0 where it has none: it is a value, or points elsewhere. */
export function cellSize({ direction, value }: ParameterPlan): number {
  switch (value.kind) {
    case "guid":
    case "filetime":
      return codecOf(value)!.size;
    case "iid":
      return GUID_SIZE;
    case "buffer":
    case "room":
    case "text":
      return 0;
    case "array":
      return direction === "out" ? POINTER_SIZE : 0;
    case "union":
      return direction === "in" ? 0 : value.codec.size;
    default:
      return direction === "in" ? 0 : (codecOf(value)?.size ?? POINTER_SIZE);
  }
}
