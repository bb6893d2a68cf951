import { wrap } from "../client/iunknown.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { bytesAt } from "../marshal/bytes.ts";
import { elementsAt } from "../marshal/elements.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { freeRecordsAt, recordsAt, viewOf } from "../marshal/records.ts";
import { codecOf } from "../marshal/scalars.ts";
import { bstrText, releaseBstr } from "../native/bstr.ts";
import { free, POINTER_SIZE, readString16 } from "../native/memory.ts";
import type { InterfaceClass, ParameterPlan, ValuePlan } from "../plan.ts";
import type { Call } from "./call.ts";
import type { CallLayout } from "./layout.ts";
import { roomResult } from "./rooms.ts";

/** One visible output. */
export interface Result {
  readonly name: string;
  /** Whether the value is a wrapper, unless it is null. */
  readonly isWrapper: boolean;
  /** Reads the value; references move to wrappers. */
  readonly read: (call: Call) => unknown;
  /** Frees what the call left and `read` did not take over, which need not have run. */
  readonly free: (call: Call) => void;
}

type Reading = Omit<Result, "name">;

export function resultOf(layout: CallLayout, index: number): Result {
  const parameter = layout.method.parameters[index]!;
  const { name, direction, nullable } = parameter;
  if (direction === "out") return { name, ...outResult(layout, parameter, index) };
  const { read, ...rest } = inOutResult(layout, parameter, index);
  if (!nullable) return { name, read, ...rest };
  const given = layout.given(name);
  return { name, ...rest, read: (call) => (given(call) === null ? null : read(call)) };
}

const PLAIN = { isWrapper: false, free: () => {} };

function outResult(layout: CallLayout, parameter: ParameterPlan, index: number): Reading {
  const { name, value, nullable } = parameter;
  const cell = layout.cells[index]!;
  const pointer = (call: Call): number => pointerAt(call.cells.view, cell);
  /** Reads through the pointer in the cell. */
  const through =
    <T>(read: (address: number, call: Call) => T) =>
    (call: Call): T | null => {
      const address = pointer(call);
      if (address !== 0) return read(address, call);
      if (nullable) return null;
      throw new NullResultError(layout.at, name);
    };
  switch (value.kind) {
    case "string":
      return { ...PLAIN, read: through(readString16), free: (call) => free(pointer(call)) };
    case "bstr":
      return {
        ...PLAIN,
        read: (call) => (nullable && pointer(call) === 0 ? null : bstrText(pointer(call))),
        free: (call) => releaseBstr(pointer(call)),
      };
    case "interface":
    case "object": {
      const typeOf = value.kind === "interface" ? () => value.type : layout.given(value.iid);
      return {
        isWrapper: true,
        read: through((address, call) => {
          const wrapper = wrap(typeOf(call) as InterfaceClass, address);
          writePointerAt(call.cells.view, cell, 0);
          return wrapper;
        }),
        free: (call) => {
          if (pointer(call) !== 0) giveBack(pointer(call));
        },
      };
    }
    case "bytes": {
      const length = layout.after(value.count, name);
      return {
        ...PLAIN,
        read: (call) =>
          !nullable && length(call) === 0
            ? new Uint8Array()
            : through((address) => bytesAt(address, length(call)))(call),
        free: (call) => free(pointer(call)),
      };
    }
    case "array": {
      const length = layout.after(value.count, name);
      const told = layout.told(value.count, true);
      return {
        ...PLAIN,
        read: (call) =>
          !nullable && length(call) === 0
            ? recordsAt(0, 0, value.of)
            : through((address) => recordsAt(address, length(call), value.of))(call),
        free: (call) => freeRecordsAt(pointer(call), told(call), value.of),
      };
    }
    case "buffer":
    case "room":
    case "text":
      return { ...PLAIN, ...roomResult(layout, name, value) };
    case "union": {
      const tag = layout.given(value.tag);
      return {
        ...PLAIN,
        read: (call) => value.codec.read(call.cells.view, cell, tag(call) as number),
        free: (call) => value.codec.free?.(call.cells.view, cell, tag(call) as number),
      };
    }
    case "record":
      return value.codec.size === POINTER_SIZE
        ? pointerResult(layout, parameter, index)
        : cellResult(layout, value, index);
    default:
      return cellResult(layout, value, index);
  }
}

/** A value of a pointer's size, which may be one: NULL is null, or what is wrong with the result. */
function pointerResult(layout: CallLayout, { name, value, nullable }: ParameterPlan, index: number): Reading {
  const { read, ...rest } = cellResult(layout, value, index);
  const isNull = (call: Call): boolean => pointerAt(call.cells.view, layout.cells[index]!) === 0;
  return {
    ...rest,
    read(call) {
      if (nullable && isNull(call)) return null;
      try {
        return read(call);
      } catch (error) {
        throw error instanceof NullResultError && isNull(call) ? new NullResultError(layout.at, name) : error;
      }
    },
  };
}

function inOutResult(layout: CallLayout, { name, value }: ParameterPlan, index: number): Reading {
  if (value.kind !== "array") return cellResult(layout, value, index);
  const { of } = value;
  const copyOf = (call: Call): DataView => {
    const { address, length } = call.arrays.get(name)!;
    return viewOf(address, length * of.size);
  };
  return {
    isWrapper: false,
    read: (call) => elementsAt(copyOf(call), 0, call.arrays.get(name)!.length, of),
    free: (call) => {
      const array = call.arrays.get(name);
      if (array === undefined || of.free === undefined) return;
      const copy = copyOf(call);
      for (let element = 0; element < array.length; element++) of.free(copy, element * of.size);
    },
  };
}

/** A value that lies in its cell, and owns what the codec says. */
function cellResult(layout: CallLayout, value: ValuePlan, index: number): Reading {
  const codec = codecOf(value);
  const cell = layout.cells[index]!;
  if (codec === undefined) {
    const { name } = layout.method.parameters[index]!;
    throw new TypeError(`${layout.at}(${name}): an [out] ${value.kind} cannot be called off the thread`);
  }
  return {
    isWrapper: false,
    read: (call) => codec.read(call.cells.view, cell),
    free: (call) => codec.free?.(call.cells.view, cell),
  };
}
