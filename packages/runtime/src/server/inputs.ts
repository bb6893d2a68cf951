import { borrow, type IUnknown } from "../client/iunknown.ts";
import { ComError } from "../errors/com-error.ts";
import { E_POINTER } from "../errors/hresults.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import { bytesAt } from "../marshal/bytes.ts";
import { GuidValue } from "../marshal/codecs/guid.ts";
import { recordsAt } from "../marshal/records.ts";
import { codecOf, fromNative, SCALARS, scalarOf } from "../marshal/scalars.ts";
import { drop, offsetOf, take, view } from "../marshal/scratch.ts";
import { bstrText } from "../native/bstr.ts";
import { receiveRecord } from "../native/by-value.ts";
import { addressIn, signatureParameters } from "../native/functions.ts";
import type { InterfaceClass, MethodPlan, ParameterPlan, ValuePlan } from "../plan.ts";
import { passedPointer, readForeign, valueAt } from "./foreign.ts";
import { interfaceOfIid } from "./interface-of-iid.ts";
import { lengthReader, type NativeArguments, parameterIndex } from "./lengths.ts";

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
  const { name, direction, value, nullable } = parameter;
  const address = (values: NativeArguments): number => Number(values[index]);
  /** The pointer's target, or null where that is allowed. */
  const through = <T>(pointer: number, read: (address: number) => T): T | null => {
    if (pointer !== 0) return refusingNull(() => read(pointer));
    if (nullable) return null;
    throw new ComError(E_POINTER, { text: `${method.name}(${name}) is NULL` });
  };
  /** The same for arrays, of which those of no elements may be NULL too. */
  const elements = <T>(pointer: number, length: number, read: (address: number) => T): T | null =>
    pointer === 0 && length === 0 && !nullable ? read(0) : through(pointer, read);
  const lend = (type: InterfaceClass, pointer: number, borrowed: IUnknown[]): IUnknown => {
    const wrapper = borrow(type, pointer);
    borrowed.push(wrapper);
    return wrapper;
  };

  switch (value.kind) {
    case "array": {
      const count = lengthReader(method, name, value.count);
      return (values) => {
        const length = count(values);
        return elements(address(values), length, (at) => recordsAt(at, length, value.of));
      };
    }
    case "record":
      return direction === "in" && value.byValue !== undefined
        ? passedRecord(method, index, value, nullable === true)
        : (values) => through(address(values), (at) => valueAt(at, value.codec));
    case "guid":
    case "filetime": {
      const codec = codecOf(value)!;
      return (values) => through(address(values), (at) => valueAt(at, codec));
    }
  }
  const scalar = SCALARS[scalarOf(value)];
  if (direction === "inout") {
    if (scalar === undefined) throw unservable(method, parameter);
    return (values) => through(address(values), (at) => valueAt(at, scalar.codec));
  }
  switch (value.kind) {
    case "string":
      return (values) => values[index] ?? through(0, () => null);
    case "bstr":
      return (values) => (address(values) === 0 && nullable ? null : bstrText(address(values)));
    case "interface":
      return (values, borrowed) => through(address(values), (at) => lend(value.type, at, borrowed));
    case "object": {
      const iid = parameterIndex(method, value.iid);
      return (values, borrowed) =>
        through(address(values), (at) => lend(interfaceAt(Number(values[iid])), at, borrowed));
    }
    case "iid":
      return (values) => through(address(values), interfaceAt);
    case "bytes": {
      const count = lengthReader(method, name, value.count);
      return (values) => {
        const length = count(values);
        return elements(address(values), length, (at) => bytesAt(at, length));
      };
    }
    case "union":
      return unionReader(method, parameter, index, through);
    default:
      if (scalar === undefined) throw unservable(method, parameter);
      return (values) => fromNative(scalarOf(value), values[index]);
  }
}

/** The class for an IID of the caller's. */
export function interfaceAt(iid: number): InterfaceClass {
  if (iid === 0) throw new ComError(E_POINTER, { text: "the IID is NULL" });
  return interfaceOfIid(valueAt(iid, GuidValue));
}

function passedRecord(
  method: MethodPlan,
  index: number,
  { codec, byValue }: Extract<ValuePlan, { readonly kind: "record" }>,
  nullable: boolean,
): InputReader {
  if (signatureParameters(method.signature)[index] === "p") {
    return (values) => {
      const pointer = addressIn(values[index] as number | bigint);
      return nullable && pointer === 0 ? null : refusingNull(() => passedPointer(pointer, codec));
    };
  }
  return (values) => receiving(values[index], byValue!, codec.size, (offset) => codec.read(view, offset));
}

function unionReader(
  method: MethodPlan,
  { value }: ParameterPlan,
  index: number,
  through: <T>(pointer: number, read: (address: number) => T) => T | null,
): InputReader {
  const { codec, byValue, tag: tagName } = value as Extract<ValuePlan, { readonly kind: "union" }>;
  const tag = parameterIndex(method, tagName);
  if (byValue !== undefined) {
    return (values) =>
      receiving(values[index], byValue, codec.size, (offset) =>
        codec.read(view, offset, values[tag] as number),
      );
  }
  return (values) =>
    through(Number(values[index]), (at) =>
      readForeign(at, codec.size, (copy, offset) => codec.read(copy, offset, values[tag] as number)),
    );
}

/** Reads what was passed by value where it lies in scratch memory. */
function receiving<T>(passed: unknown, byValue: string, size: number, read: (offset: number) => T): T {
  const cell = take(size);
  try {
    receiveRecord(passed, byValue, cell);
    return refusingNull(() => read(offsetOf(cell)));
  } finally {
    drop(cell);
  }
}

/** A NULL inside an argument is the caller's mistake as one in its place is. */
function refusingNull<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof NullResultError ? new ComError(E_POINTER, { cause }) : cause;
  }
}

function unservable({ name: method }: MethodPlan, { name, direction, value }: ParameterPlan): TypeError {
  return new TypeError(`${method}(${name}): [${direction}] ${value.kind} cannot be implemented`);
}
