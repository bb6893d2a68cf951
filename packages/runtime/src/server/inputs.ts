import { borrow, type IUnknown } from "../client/iunknown.ts";
import { ComError } from "../errors/com-error.ts";
import { E_POINTER } from "../errors/hresults.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import { bytesAt } from "../marshal/bytes.ts";
import { readUint64 } from "../marshal/cells.ts";
import { readGuid } from "../marshal/guid.ts";
import { recordsAt } from "../marshal/records.ts";
import { SCALARS } from "../marshal/scalars.ts";
import { drop, offsetOf, take, view } from "../marshal/scratch.ts";
import { bstrText } from "../native/bstr.ts";
import { receiveRecord } from "../native/by-value.ts";
import { copyMemory } from "../native/memory.ts";
import type { MethodPlan, ParameterPlan, ScalarKind, ValuePlan } from "../plan.ts";

/** The ABI arguments of a call, `this` left out. Strings are decoded by Koffi, the rest are numbers or bigints. */
export type NativeArguments = readonly unknown[];

/** Makes one argument of a handler; wrappers that it borrows are added to `borrowed`. */
export type InputReader = (values: NativeArguments, borrowed: IUnknown[]) => unknown;

/** How to make a handler's arguments: one reader per visible [in] or [in, out] parameter. */
export function inputReaders(method: MethodPlan): InputReader[] {
  return method.parameters.flatMap((parameter, index) =>
    parameter.direction === "out" || parameter.value.kind === "count"
      ? []
      : [inputReader(method, parameter, index)],
  );
}

function inputReader(method: MethodPlan, parameter: ParameterPlan, index: number): InputReader {
  const { value, nullable } = parameter;
  const at = (address: number): number | null => {
    if (address !== 0) return address;
    if (nullable) return null;
    throw new ComError(E_POINTER, { text: `${method.name}(${parameter.name}) is NULL` });
  };
  if (parameter.direction === "inout") return referenceReader(method, parameter, index);
  switch (value.kind) {
    case "string":
      return (values) => values[index] ?? at(0);
    case "bstr":
      return (values) => {
        const bstr = Number(values[index]);
        return bstr === 0 && nullable ? null : bstrText(bstr);
      };
    case "guid":
      return (values) => readAt(at(Number(values[index])), 16, readGuid);
    case "filetime":
      return (values) => readAt(at(Number(values[index])), 8, readUint64);
    case "interface":
      return (values, borrowed) => {
        const address = at(Number(values[index]));
        if (address === null) return null;
        const wrapper = borrow(value.type, address);
        borrowed.push(wrapper);
        return wrapper;
      };
    case "bytes": {
      const count = countReader(method, value.count);
      return (values) => {
        const address = Number(values[index]);
        const length = count(values);
        return address === 0 && (nullable || length > 0) ? at(0) : bytesAt(address, length);
      };
    }
    case "array": {
      if (typeof value.count === "function") break;
      const count = countReader(method, value.count);
      return (values) => {
        const address = Number(values[index]);
        const length = count(values);
        if (address === 0 && (nullable || length > 0)) return at(0);
        return refusingNull(() => recordsAt(address, length, value.of));
      };
    }
    case "record":
    case "union": {
      const read = recordReader(method, value);
      const { byValue } = value;
      if (byValue === undefined)
        return (values) => readAt(at(Number(values[index])), value.codec.size, (cell) => read(cell, values));
      return (values) => {
        const cell = take(value.codec.size);
        try {
          receiveRecord(values[index], byValue, cell);
          return read(cell, values);
        } finally {
          drop(cell);
        }
      };
    }
    case "bool":
      return (values) => values[index] !== 0;
    case "int64":
      return (values) => BigInt(values[index] as number | bigint);
    case "uint64":
      return (values) => unsigned64(values[index]);
    case "pointer":
      return (values) => Number(values[index]);
    case "object":
    case "iid":
      break;
    default:
      return (values) => values[index];
  }
  throw new TypeError(`${method.name}(${parameter.name}): [in] ${value.kind} cannot be implemented`);
}

/** [in, out] values travel by reference; only those that need no ownership rule are planned so. */
function referenceReader(method: MethodPlan, parameter: ParameterPlan, index: number): InputReader {
  const { value } = parameter;
  const scalar = SCALARS[value.kind as ScalarKind];
  const address = (values: NativeArguments): number => Number(values[index]);
  if (scalar !== undefined) return (values) => readAt(address(values), scalar.size, scalar.read);
  if (value.kind === "guid") return (values) => readAt(address(values), 16, readGuid);
  if (value.kind === "filetime") return (values) => readAt(address(values), 8, readUint64);
  if (value.kind === "record" && value.codec.free === undefined) {
    const read = recordReader(method, value);
    return (values) => readAt(address(values), value.codec.size, (cell) => read(cell, values));
  }
  throw new TypeError(`${method.name}(${parameter.name}): [in, out] ${value.kind} cannot be implemented`);
}

/** How to read a record or a union that lies in scratch memory. */
function recordReader(
  method: MethodPlan,
  value: Extract<ValuePlan, { readonly kind: "record" | "union" }>,
): (cell: number, values: NativeArguments) => unknown {
  if (value.kind === "record") {
    const { codec } = value;
    return (cell) => refusingNull(() => codec.read(view, offsetOf(cell)));
  }
  const { codec } = value;
  const tag = parameterIndex(method, value.tag);
  return (cell, values) => refusingNull(() => codec.read(view, offsetOf(cell), values[tag] as number));
}

/** A NULL inside an argument is the caller's mistake as one in its place is. */
function refusingNull<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof NullResultError ? new ComError(E_POINTER, { cause }) : cause;
  }
}

/** The length of an array: fixed, or the value of the hidden parameter that tells it. */
function countReader(method: MethodPlan, count: number | string): (values: NativeArguments) => number {
  if (typeof count === "number") return () => count;
  const index = parameterIndex(method, count);
  return (values) => Number(unsigned64(values[index]));
}

/** Where the ABI has a parameter that another one's plan names. */
export function parameterIndex(method: MethodPlan, name: string): number {
  const index = method.parameters.findIndex((parameter) => parameter.name === name);
  if (index < 0) throw new TypeError(`${method.name}: there is no parameter ${name}`);
  return index;
}

/** Koffi hands a uint64 to callbacks as if it were signed, and as a number where it fits one. */
function unsigned64(value: unknown): bigint {
  return BigInt.asUintN(64, BigInt(value as number | bigint));
}

/** Reads a value of foreign memory by way of the scratch memory; null stays null. */
function readAt<T>(address: number | null, size: number, read: (address: number) => T): T | null {
  if (address === null) return null;
  const cell = take(size);
  try {
    copyMemory(cell, address, size);
    return read(cell);
  } finally {
    drop(cell);
  }
}
