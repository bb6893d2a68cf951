import { argumentPointer } from "../client/iunknown.ts";
import { OutArray } from "../client/out-array.ts";
import { checkBstr } from "../marshal/bstr.ts";
import { checkBytes } from "../marshal/bytes.ts";
import { checkGuid, checkString, checkUint64 } from "../marshal/checks.ts";
import { type Guid, writeGuidAt } from "../marshal/guid.ts";
import { SCALARS } from "../marshal/scalars.ts";
import { drop, take } from "../marshal/scratch.ts";
import { passRecord } from "../native/by-value.ts";
import { copyMemory, POINTER_SIZE } from "../native/memory.ts";
import type { ParameterPlan } from "../plan.ts";
import type { Call } from "./call.ts";
import { scalarOf } from "./cells.ts";

/** How one native argument is made. */
export interface Argument {
  /**
   * When: records and arrays run code of a person, which may release wrappers and change buffers; those are looked at
   * after it, and what depends on other arguments last.
   */
  readonly turn: "first" | "after code" | "last";
  /** Checks the visible value, if there is one, and answers what native code gets. */
  readonly make: (call: Call, value: unknown) => unknown;
}

/** Finds the visible argument of a name. */
export type Sibling = (name: string) => (call: Call) => unknown;

export function argumentOf(parameter: ParameterPlan, cell: number, sibling: Sibling, at: string): Argument {
  const { name, direction, value } = parameter;
  if (value.kind === "buffer") {
    const capacity = sibling(value.capacity);
    return {
      turn: "last",
      make: (call) => {
        const room = new OutArray(capacity(call) as number, POINTER_SIZE, at, value.capacity);
        call.rooms.set(name, room);
        return room.address;
      },
    };
  }
  if (direction === "out" || (direction === "inout" && value.kind === "count")) {
    return { turn: "first", make: (call) => call.cells.address + cell };
  }
  const argument =
    direction === "in" ? inArgument(parameter, cell, sibling, at) : inOutArgument(parameter, cell, at);
  if (!parameter.nullable) return argument;
  return { ...argument, make: (call, given) => (given === null ? 0 : argument.make(call, given)) };
}

function inArgument({ name, value }: ParameterPlan, cell: number, sibling: Sibling, at: string): Argument {
  switch (value.kind) {
    case "string":
      return first((call, text) => {
        checkString(text, at, name);
        return call.string(text as string);
      });
    case "bstr":
      return first((call, text) => {
        checkBstr(text, at, name);
        return call.bstr(text as string);
      });
    case "guid":
    case "filetime":
      return inOutArgument({ name, direction: "in", value }, cell, at);
    case "interface":
      return {
        turn: "after code",
        make: (call, wrapper) => {
          const { address } = argumentPointer(wrapper, value.type, at, name);
          call.hold(address);
          return address;
        },
      };
    case "bytes": {
      const exact = typeof value.count === "number" ? value.count : undefined;
      return {
        turn: "after code",
        make: (call, bytes) => {
          checkBytes(bytes, at, name, exact);
          const { address, view } = call.block((bytes as Uint8Array).length);
          new Uint8Array(view.buffer).set(bytes as Uint8Array);
          call.lengths.set(name, (bytes as Uint8Array).length);
          return address;
        },
      };
    }
    case "record": {
      const { codec, byValue } = value;
      return first((call, record) => {
        const address = call.record(record, codec, at, name);
        return byValue === undefined ? address : passRecord(address, byValue);
      });
    }
    case "union": {
      const { codec, byValue } = value;
      const tag = sibling(value.tag);
      return first((call, member) => {
        const { address, view } = call.block(codec.size);
        codec.write(view, 0, tag(call) as number, member, call, at, name);
        return byValue === undefined ? address : passRecord(address, byValue);
      });
    }
    case "array":
      return first((call, records) => {
        const { address, length } = call.records(records as unknown[], value.of, at, name);
        call.lengths.set(name, length);
        return address;
      });
    case "count": {
      const kind = scalarOf(value);
      return {
        turn: "last",
        make: (call) => {
          const length = call.lengths.get(value.of) ?? 0;
          const count = kind === "int64" || kind === "uint64" ? BigInt(length) : length;
          SCALARS[kind].check(count, at, value.of);
          return count;
        },
      };
    }
    case "bool":
      return first((_, flag) => {
        SCALARS.bool.check(flag, at, name);
        return flag ? 1 : 0;
      });
    case "buffer":
    case "room":
    case "text":
    case "iid":
    case "object":
      throw new TypeError(`${at}(${name}): an [in] ${value.kind} cannot be called off the thread`);
    default:
      return first((_, scalar) => {
        SCALARS[value.kind].check(scalar, at, name);
        return scalar;
      });
  }
}

/** Values that lie in a cell before the call. */
function inOutArgument({ name, value }: ParameterPlan, cell: number, at: string): Argument {
  const place = (call: Call): number => call.cells.address + cell;
  switch (value.kind) {
    case "guid":
      return first((call, guid) => {
        checkGuid(guid, at, name);
        writeGuidAt(call.cells.view, cell, guid as Guid);
        return place(call);
      });
    case "filetime":
      return first((call, time) => {
        checkUint64(time, at, name);
        call.cells.view.setBigUint64(cell, time as bigint, true);
        return place(call);
      });
    case "record": {
      if (value.codec.free !== undefined) break;
      return first((call, record) => {
        value.codec.write(call.cells.view, cell, record, call, at, name);
        return place(call);
      });
    }
    default: {
      const scalar = SCALARS[scalarOf(value)];
      if (scalar === undefined) break;
      return first((call, given) => {
        scalar.check(given, at, name);
        const written = take(scalar.size);
        try {
          scalar.write(written, given as never);
          copyMemory(place(call), written, scalar.size);
        } finally {
          drop(written);
        }
        return place(call);
      });
    }
  }
  throw new TypeError(`${at}(${name}): an [in, out] ${value.kind} cannot be called off the thread`);
}

function first(make: Argument["make"]): Argument {
  return { turn: "first", make };
}
