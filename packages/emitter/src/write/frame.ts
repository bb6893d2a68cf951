import type { MethodProjection, ParameterProjection } from "../project/projection.ts";
import { sizeOfValue } from "../project/values/extents.ts";
import type { Imports } from "./imports.ts";

/** Where each parameter that travels by address has its place in the method's one scratch frame. */
export interface Frame {
  /** In bytes; 0 when the method takes no scratch. */
  readonly size: number;
  /** The expression of a parameter's address. */
  readonly cellOf: (parameter: ParameterProjection) => string;
}

const CELL = 8;

export function layOut(method: MethodProjection): Frame {
  const offsets = new Map<string, number>();
  let size = 0;
  for (const parameter of method.parameters) {
    const bytes = bytesOf(parameter);
    if (bytes === 0) continue;
    offsets.set(parameter.name, size);
    size += Math.ceil(bytes / CELL) * CELL;
  }
  const cellOf = ({ name }: ParameterProjection) => {
    const offset = offsets.get(name) as number;
    return offset === 0 ? "out" : `out + ${offset}`;
  };
  return { size, cellOf };
}

/** A codec's view and offset for a place in the frame. */
export function inScratch(cell: string, imports: Imports): string {
  return `${imports.runtime("scratch")}, ${imports.runtime("offsetOf")}(${cell})`;
}

/** The scratch that a parameter needs; a pointer's cell is as wide as the widest pointer. */
function bytesOf({ direction, value }: ParameterProjection): number {
  switch (value.kind) {
    case "guid":
    case "iid":
      return 16;
    case "filetime":
      return CELL;
    case "union":
      return value.type.size.wide;
    case "buffer":
    case "room":
    case "text":
      return 0;
    case "array":
      return direction === "out" ? CELL : 0;
    case "record":
      return direction === "in" ? 0 : sizeOfValue(value.of).wide;
    default:
      return direction === "in" ? 0 : CELL;
  }
}
