import { argumentPointer, handOver, type IUnknown } from "../client/iunknown.ts";
import { checkBstr } from "../marshal/bstr.ts";
import { checkBytes } from "../marshal/bytes.ts";
import { writePointer } from "../marshal/cells.ts";
import { checkGuid, checkString, outOfRange, wrongType } from "../marshal/checks.ts";
import { type Guid, writeGuid } from "../marshal/guid.ts";
import { SCALARS } from "../marshal/scalars.ts";
import type { TaskMemory } from "../marshal/task-memory.ts";
import { copyMemory, POINTER_SIZE } from "../native/memory.ts";
import type { MethodPlan, ParameterPlan } from "../plan.ts";
import { type NativeArguments, parameterIndex } from "./inputs.ts";

/** One value that a method writes through a pointer of its caller. */
export interface Output {
  readonly name: string;
  /** Which ABI parameter points to it. */
  readonly index: number;
  /** Bytes to zero before the handler is called. */
  readonly size: number;
  /** [in, out]: the caller's value stands until it is replaced. */
  readonly keeps: boolean;
  /** Hidden counts have no value of their own: they tell the length of another output. */
  readonly countOf: string | undefined;
  /** Whether the caller's pointer may be NULL. */
  readonly optional: (values: NativeArguments) => boolean;
  /** Takes apart what has properties or elements, which may run code of a person: before anything else is checked. */
  readonly marshal?: (result: unknown, values: NativeArguments, memory: TaskMemory, at: string) => unknown;
  /** Throws unless a handler may return the value. */
  readonly check: (value: unknown, at: string, values: NativeArguments) => void;
  /** Makes the memory that the output will point to, if its kind has any. */
  readonly allocate?: (value: never, memory: TaskMemory) => number;
  /** Writes the value, or the address of what was made for it, by way of a cell in scratch memory. Cannot fail. */
  readonly write: (address: number, value: never, cell: number) => void;
  /** For room that the caller offers: how many elements fit. */
  readonly capacity?: (values: NativeArguments) => number;
}

export function outputsOf(method: MethodPlan): Output[] {
  return method.parameters.flatMap((parameter, index) =>
    parameter.direction === "in" ? [] : [{ ...outputShape(method, parameter), name: parameter.name, index }],
  );
}

type Shape = Omit<Output, "name" | "index">;

function outputShape(method: MethodPlan, parameter: ParameterPlan): Shape {
  const { name, value, nullable } = parameter;
  const plain = {
    keeps: parameter.direction === "inout",
    countOf: undefined,
    optional: never,
    check: () => {},
  };
  const pointing = { ...plain, ...throughCell(POINTER_SIZE, writePointer) };
  const orNull =
    (check: Output["check"]): Output["check"] =>
    (result, at, values) => {
      if (!nullable || result !== null) check(result, at, values);
    };
  switch (value.kind) {
    case "string":
      return {
        ...pointing,
        check: orNull((result, at) => checkString(result, at, name)),
        allocate: (text: string | null, memory) => (text === null ? 0 : memory.string(text)),
      };
    case "bstr":
      return {
        ...pointing,
        check: orNull((result, at) => checkBstr(result, at, name)),
        allocate: (text: string | null, memory) => (text === null ? 0 : memory.bstr(text)),
      };
    case "bytes": {
      const exact = typeof value.count === "number" ? value.count : undefined;
      return {
        ...pointing,
        check: orNull((result, at) => checkBytes(result, at, name, exact)),
        allocate: (bytes: Uint8Array | null, memory) => (bytes === null ? 0 : memory.bytes(bytes)),
      };
    }
    case "interface":
      return {
        ...plain,
        ...throughCell(POINTER_SIZE, writeReference),
        check: orNull((result, at) => argumentPointer(result, value.type, at, name)),
      };
    case "record":
      return {
        ...plain,
        size: value.codec.size,
        marshal: (result, _, memory, at) => memory.record(result, value.codec, at, name),
        write: (address, bytes: number) => copyMemory(address, bytes, value.codec.size),
      };
    case "union": {
      const tag = parameterIndex(method, value.tag);
      return {
        ...plain,
        size: value.codec.size,
        marshal: (result, values, memory, at) => {
          const { address, view } = memory.block(value.codec.size);
          value.codec.write(view, 0, values[tag] as number, result, memory, at, name);
          return address;
        },
        write: (address, bytes: number) => copyMemory(address, bytes, value.codec.size),
      };
    }
    case "array":
      return {
        ...plain,
        ...throughCell(POINTER_SIZE, (cell, array: { readonly address: number } | null) =>
          writePointer(cell, array?.address ?? 0),
        ),
        marshal: (result, _, memory, at) =>
          nullable && result === null ? null : memory.array(result as unknown[], value.of, at, name),
      };
    case "buffer":
      return { ...plain, ...bufferShape(method, parameter, value) };
    case "guid":
      return {
        ...plain,
        ...throughCell(16, (cell, guid: Guid) => writeGuid(cell, guid)),
        check: (result, at) => checkGuid(result, at, name),
      };
    case "count": {
      const { size, write } = SCALARS[value.scalar ?? "uint32"];
      return {
        ...plain,
        ...throughCell(size, write),
        keeps: false,
        countOf: value.of,
        optional: countIsOptional(method, parameter, value.of),
      };
    }
    case "room":
    case "text":
    case "iid":
    case "object":
      throw new TypeError(`${method.name}(${name}): [out] ${value.kind} cannot be implemented`);
    default: {
      const { size, check, write } = SCALARS[value.kind === "filetime" ? "uint64" : value.kind];
      return { ...plain, ...throughCell(size, write), check: (result, at) => check(result, at, name) };
    }
  }
}

/** An array of references in the caller's own room. */
function bufferShape(
  method: MethodPlan,
  { name }: ParameterPlan,
  { type, capacity: capacityName }: Extract<ParameterPlan["value"], { readonly kind: "buffer" }>,
): Pick<Shape, "size" | "capacity" | "marshal" | "check" | "write"> {
  const index = parameterIndex(method, capacityName);
  const capacity = (values: NativeArguments): number => Number(values[index]);
  return {
    size: POINTER_SIZE,
    capacity,
    marshal: (result, _, __, at) => {
      if (!Array.isArray(result)) throw wrongType(result, at, name, "an array");
      const { length } = result;
      return Array.from({ length }, (_element, position) => result[position]);
    },
    check: (elements, at, values) => {
      const { length } = elements as unknown[];
      if (length > capacity(values))
        throw outOfRange(length, at, name, `at most ${capacity(values)} elements`);
      for (const [position, element] of (elements as unknown[]).entries())
        argumentPointer(element, type, at, `${name}[${position}]`);
    },
    write: (address, elements: IUnknown[], cell) => {
      for (const [position, element] of elements.entries()) {
        writeReference(cell, element);
        copyMemory(address + position * POINTER_SIZE, cell, POINTER_SIZE);
      }
    },
  };
}

/** [in, out, unique] counts may be NULL; that of a caller's room only where there is room for one. */
function countIsOptional(method: MethodPlan, count: ParameterPlan, of: string): Output["optional"] {
  const array = method.parameters[parameterIndex(method, of)]!;
  if (array.value.kind !== "buffer") return count.direction === "inout" ? () => true : never;
  const capacity = parameterIndex(method, array.value.capacity);
  return (values) => values[capacity] === 1;
}

function never(): boolean {
  return false;
}

function writeReference(cell: number, wrapper: IUnknown | null): void {
  writePointer(cell, wrapper === null ? 0 : handOver(wrapper));
}

/** A value that lies in one cell. */
function throughCell<T>(
  size: number,
  write: (cell: number, value: T) => void,
): Pick<Shape, "size" | "write"> & { readonly write: (address: number, value: T, cell: number) => void } {
  return {
    size,
    write: (address, value, cell) => {
      write(cell, value);
      copyMemory(address, cell, size);
    },
  };
}
