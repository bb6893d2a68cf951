import { argumentPointer, handOver, type IUnknown } from "../client/iunknown.ts";
import { checkBytes, copyIn } from "../marshal/bytes.ts";
import { writePointer } from "../marshal/cells.ts";
import { checkGuid, checkString } from "../marshal/checks.ts";
import { type Guid, writeGuid } from "../marshal/guid.ts";
import { allocateString } from "../marshal/strings.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { MethodPlan, ParameterPlan } from "../plan.ts";
import { SCALARS } from "./scalars.ts";

/** One value that a method writes through a pointer of its caller. */
export interface Output {
  readonly name: string;
  /** Which ABI parameter points to it. */
  readonly index: number;
  readonly size: number;
  /** [in, out]: the caller's value stands until it is replaced. */
  readonly keeps: boolean;
  /** Hidden counts have no value of their own: they tell the length of another output. */
  readonly countOf: string | undefined;
  /** Throws unless a handler may return the value. */
  readonly check: (value: unknown, at: string) => void;
  /** Makes the memory that the output will point to, if its kind has any. */
  readonly allocate: ((value: never) => number) | undefined;
  /** Writes the value, or the address of what was allocated for it, to scratch memory. Cannot fail. */
  readonly write: (cell: number, value: never) => void;
}

export function outputsOf(method: MethodPlan): Output[] {
  return method.parameters.flatMap((parameter, index) =>
    parameter.direction === "in" ? [] : [{ ...outputShape(parameter), name: parameter.name, index }],
  );
}

function outputShape(parameter: ParameterPlan): Omit<Output, "name" | "index"> {
  const { name, value, nullable } = parameter;
  const keeps = parameter.direction === "inout";
  const plain = { keeps, countOf: undefined, allocate: undefined };
  const pointing = { ...plain, size: POINTER_SIZE };
  const orNull =
    (check: Output["check"]): Output["check"] =>
    (result, at) => {
      if (!nullable || result !== null) check(result, at);
    };
  switch (value.kind) {
    case "string":
      return {
        ...pointing,
        check: orNull((result, at) => checkString(result, at, name)),
        allocate: (text: string | null) => (text === null ? 0 : allocateString(text)),
        write: writePointer,
      };
    case "bytes": {
      const exact = typeof value.count === "number" ? value.count : undefined;
      return {
        ...pointing,
        check: orNull((result, at) => checkBytes(result, at, name, exact)),
        allocate: (bytes: Uint8Array | null) => (bytes === null ? 0 : copyIn(bytes)),
        write: writePointer,
      };
    }
    case "interface":
      return {
        ...pointing,
        check: orNull((result, at) => argumentPointer(result, value.type, at, name)),
        write: (cell, wrapper: IUnknown | null) =>
          writePointer(cell, wrapper === null ? 0 : handOver(wrapper)),
      };
    case "guid":
      return {
        ...plain,
        size: 16,
        check: (result, at) => checkGuid(result, at, name),
        write: (cell, guid: Guid) => writeGuid(cell, guid),
      };
    case "count": {
      const { size, write } = SCALARS[value.scalar ?? "uint32"];
      return { ...plain, countOf: value.of, size, check: () => {}, write };
    }
    default: {
      const { size, check, write } = SCALARS[value.kind];
      return { ...plain, size, check: (result, at) => check(result, at, name), write };
    }
  }
}
