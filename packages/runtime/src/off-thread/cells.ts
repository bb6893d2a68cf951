import { SCALARS } from "../marshal/scalars.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { ParameterPlan, ScalarKind } from "../plan.ts";

/** Bytes of the cell that a parameter points to; 0 where it has none: it is a value, or points elsewhere. */
export function cellSize({ direction, value }: ParameterPlan): number {
  switch (value.kind) {
    case "guid":
      return 16;
    case "filetime":
      return 8;
    case "record":
    case "union":
      return direction === "in" ? 0 : value.codec.size;
    case "buffer":
      return 0;
    default:
      if (direction === "in") return 0;
      return SCALARS[scalarOf(value)]?.size ?? POINTER_SIZE;
  }
}

/** The kind of a scalar or a count; of others their own, which is no scalar's. */
export function scalarOf(value: ParameterPlan["value"]): ScalarKind {
  return value.kind === "count" ? (value.scalar ?? "uint32") : (value.kind as ScalarKind);
}
