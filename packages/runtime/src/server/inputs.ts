import { borrow, type IUnknown } from "../client/iunknown.ts";
import { ComError } from "../errors/com-error.ts";
import { E_POINTER } from "../errors/hresults.ts";
import { bytesAt } from "../marshal/bytes.ts";
import { readGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import { copyMemory } from "../native/memory.ts";
import type { MethodPlan, ParameterPlan, ScalarKind } from "../plan.ts";
import { SCALARS } from "./scalars.ts";

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
    case "guid":
      return (values) => readAt(at(Number(values[index])), 16, readGuid);
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
    case "bool":
      return (values) => values[index] !== 0;
    case "int64":
      return (values) => BigInt(values[index] as number | bigint);
    case "uint64":
      return (values) => unsigned64(values[index]);
    case "pointer":
      return (values) => Number(values[index]);
    default:
      return (values) => values[index];
  }
}

/** [in, out] values travel by reference; only those that need no ownership rule are planned so. */
function referenceReader(method: MethodPlan, parameter: ParameterPlan, index: number): InputReader {
  const { kind } = parameter.value;
  const scalar = SCALARS[kind as ScalarKind];
  if (scalar !== undefined) return (values) => readAt(Number(values[index]), scalar.size, scalar.read);
  if (kind === "guid") return (values) => readAt(Number(values[index]), 16, readGuid);
  throw new TypeError(`${method.name}(${parameter.name}): [in, out] ${kind} cannot be implemented`);
}

/** The length of an array: fixed, or the value of the hidden parameter that tells it. */
function countReader(method: MethodPlan, count: number | string): (values: NativeArguments) => number {
  if (typeof count === "number") return () => count;
  const index = method.parameters.findIndex(({ name }) => name === count);
  const parameter = method.parameters[index];
  if (parameter === undefined) throw new TypeError(`${method.name}: there is no parameter ${count}`);
  return (values) => Number(unsigned64(values[index]));
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
