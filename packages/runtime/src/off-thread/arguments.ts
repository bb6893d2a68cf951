import { argumentPointer, checkInterfaceClass } from "../client/iunknown.ts";
import { checkBstr } from "../marshal/bstr.ts";
import { checkBytes } from "../marshal/bytes.ts";
import { checkGuid, checkString } from "../marshal/checks.ts";
import { pointerAt } from "../marshal/fields.ts";
import { writeGuidAt } from "../marshal/guid.ts";
import { requireLength } from "../marshal/lengths.ts";
import { asCount, codecOf, SCALARS, scalarOf, toNative } from "../marshal/scalars.ts";
import { passRecord } from "../native/by-value.ts";
import { signatureParameters } from "../native/functions.ts";
import type { InterfaceClass, LengthPlan, ParameterPlan } from "../plan.ts";
import type { Call } from "./call.ts";
import type { CallLayout } from "./layout.ts";
import { roomArgument } from "./rooms.ts";

/** How one native argument is made. */
export interface Argument {
  /**
   * When: records and arrays run code of a person, which may release wrappers and change buffers; those are looked at
   * after it, and what depends on other arguments last.
   */
  readonly turn: "first" | "after code" | "last";
  /** Checks the visible value, if there is one, and answers what native code gets. */
  readonly make: (call: Call, value: unknown) => unknown;
  /** Compares it with the others, once all are made. */
  readonly verify?: (call: Call) => void;
}

export function argumentOf(layout: CallLayout, index: number): Argument {
  const parameter = layout.method.parameters[index]!;
  const { direction, value, nullable } = parameter;
  if (value.kind === "buffer" || value.kind === "room" || value.kind === "text") {
    return roomArgument(layout, parameter, value);
  }
  if (direction === "out" || (direction === "inout" && value.kind === "count")) {
    return first((call) => call.cells.address + layout.cells[index]!);
  }
  const argument =
    direction === "in" ? inArgument(layout, parameter, index) : inOutArgument(layout, parameter, index);
  if (!nullable) return argument;
  return { ...argument, make: (call, given) => (given === null ? 0 : argument.make(call, given)) };
}

function inArgument(layout: CallLayout, parameter: ParameterPlan, index: number): Argument {
  const { at } = layout;
  const { name, value } = parameter;
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
      return inCell(layout, parameter, index);
    case "interface":
      return reference(layout, name, () => value.type);
    case "object": {
      const type = layout.given(value.iid);
      return reference(layout, name, (call) => type(call) as InterfaceClass);
    }
    case "iid":
      return first((call, type) => {
        checkInterfaceClass(type, `${at}(${name})`);
        const { iid } = type;
        checkGuid(iid, at, `${name}.iid`);
        writeGuidAt(call.cells.view, layout.cells[index]!, iid);
        return call.cells.address + layout.cells[index]!;
      });
    case "bytes": {
      const exact = typeof value.count === "number" ? value.count : undefined;
      return {
        turn: "after code",
        make: (call, bytes) => {
          checkBytes(bytes, at, name, exact);
          const { address, view } = call.block((bytes as Uint8Array).length);
          new Uint8Array(view.buffer).set(bytes as Uint8Array);
          call.arrays.set(name, { address, length: (bytes as Uint8Array).length });
          return address;
        },
        verify: lengthCheck(layout, name, value.count),
      };
    }
    case "record": {
      const { codec, byValue } = value;
      if (byValue === undefined) return first((call, record) => call.record(record, codec, at, name));
      if (signatureParameters(layout.method.signature)[index] === "p") {
        return first((call, target) => {
          const { view } = call.block(codec.size);
          codec.write(view, 0, target, call, at, name);
          return pointerAt(view, 0);
        });
      }
      return first((call, record) => passRecord(call.record(record, codec, at, name), byValue));
    }
    case "union": {
      const { codec, byValue } = value;
      const tag = layout.given(value.tag);
      return first((call, member) => {
        const { address, view } = call.block(codec.size);
        codec.write(view, 0, tag(call) as number, member, call, at, name);
        return byValue === undefined ? address : passRecord(address, byValue);
      });
    }
    case "array":
      return {
        ...first((call, values) => {
          const array = call.records(values as unknown[], value.of, at, name);
          call.arrays.set(name, array);
          return array.address;
        }),
        verify: lengthCheck(layout, name, value.count),
      };
    case "count": {
      const kind = scalarOf(value);
      return {
        turn: "last",
        make: (call) => {
          const count = asCount(kind, call.arrays.get(value.of)?.length ?? 0);
          SCALARS[kind].check(count, at, value.of);
          return count;
        },
      };
    }
    default: {
      const scalar = SCALARS[scalarOf(value)];
      if (scalar === undefined) throw unservable(layout, parameter);
      return first((_, given) => {
        scalar.check(given, at, name);
        return toNative(scalarOf(value), given);
      });
    }
  }
}

/** Values that native code may change where they lie. */
function inOutArgument(layout: CallLayout, parameter: ParameterPlan, index: number): Argument {
  const { name, value } = parameter;
  if (value.kind !== "array") return inCell(layout, parameter, index);
  return {
    ...first((call, values) => {
      const array = call.passed.records(values as unknown[], value.of, layout.at, name);
      call.arrays.set(name, array);
      return array.address;
    }),
    verify: lengthCheck(layout, name, value.count),
  };
}

/** Values that lie in a cell before the call. */
function inCell(layout: CallLayout, parameter: ParameterPlan, index: number): Argument {
  const { name, direction, value } = parameter;
  const codec = codecOf(value);
  if (codec === undefined) throw unservable(layout, parameter);
  const cell = layout.cells[index]!;
  return first((call, given) => {
    const memory = direction === "in" ? call : call.passed;
    codec.write(call.cells.view, cell, given, memory, layout.at, name);
    return call.cells.address + cell;
  });
}

/** A wrapper, whose object the call keeps alive. */
function reference(layout: CallLayout, name: string, typeOf: (call: Call) => InterfaceClass): Argument {
  return {
    turn: "after code",
    make: (call, wrapper) => {
      const { address } = argumentPointer(wrapper, typeOf(call), layout.at, name);
      call.hold(address);
      return address;
    },
  };
}

function lengthCheck(layout: CallLayout, name: string, count: LengthPlan): (call: Call) => void {
  const told = layout.before(count, name);
  return (call) => {
    const array = call.arrays.get(name);
    if (array !== undefined) requireLength(array.length, told(call), layout.at, name);
  };
}

function unservable({ at }: CallLayout, { name, direction, value }: ParameterPlan): TypeError {
  return new TypeError(`${at}(${name}): an [${direction}] ${value.kind} cannot be called off the thread`);
}

function first(make: Argument["make"]): Argument {
  return { turn: "first", make };
}
