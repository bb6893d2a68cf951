import { argumentPointer, IUnknown } from "../client/iunknown.ts";
import { checkBstr } from "../marshal/bstr.ts";
import { checkBytes } from "../marshal/bytes.ts";
import { checkString } from "../marshal/checks.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { MethodPlan, ParameterPlan } from "../plan.ts";
import { arrayShape, inPlaceArrayShape, lengthCheck } from "./array-outputs.ts";
import { cellShape, countShape, recordShape, unionShape } from "./cell-outputs.ts";
import { interfaceAt } from "./inputs.ts";
import { parameterIndex } from "./lengths.ts";
import { type Output, PLAIN, POINTING, type Shape, throughCell, writeReference } from "./output.ts";
import { bufferShape, roomShape, textShape } from "./room-outputs.ts";

export function outputsOf(method: MethodPlan): Output[] {
  return method.parameters.flatMap((parameter, index) => {
    const { name, direction, value, nullable, unwanted = false } = parameter;
    if (direction === "in") return [];
    const keeps = direction === "inout" && value.kind !== "count";
    const shape = keeps ? inOutShape(method, parameter) : outShape(method, parameter);
    const optional = (keeps && nullable) || unwanted ? () => true : shape.optional;
    return [{ ...shape, optional, keeps, unwanted, name, index }];
  });
}

function outShape(method: MethodPlan, parameter: ParameterPlan): Shape {
  const { name, value, nullable } = parameter;
  const orNull =
    <A extends unknown[], R>(body: (result: unknown, ...rest: A) => R) =>
    (result: unknown, ...rest: A): R | null =>
      nullable && result === null ? null : body(result, ...rest);
  switch (value.kind) {
    case "string":
      return {
        ...POINTING,
        marshal: orNull((result, { memory, at }) => {
          checkString(result, at, name);
          return { address: memory.string(result as string) };
        }),
      };
    case "bstr":
      return {
        ...POINTING,
        marshal: orNull((result, { memory, at }) => {
          checkBstr(result, at, name);
          return { address: memory.bstr(result as string) };
        }),
      };
    case "bytes": {
      const exact = typeof value.count === "number" ? value.count : undefined;
      return {
        ...POINTING,
        check: lengthCheck(method, name, value.count),
        marshal: orNull((result, { memory, at }) => {
          checkBytes(result, at, name, exact);
          const bytes = result as Uint8Array;
          return { address: memory.bytes(bytes), length: bytes.length };
        }),
      };
    }
    case "interface":
      return {
        ...PLAIN,
        ...throughCell(POINTER_SIZE, writeReference),
        check: orNull((result, { at }) => void argumentPointer(result, value.type, at, name)),
      };
    case "object": {
      const iid = parameterIndex(method, value.iid);
      return {
        ...PLAIN,
        ...throughCell(POINTER_SIZE, writeReference),
        marshal: orNull((result, { values, memory, at }) => {
          const { owned } = argumentPointer(result, IUnknown, at, name);
          const wrapper = result as IUnknown;
          const asked = IUnknown.prototype.as.call(wrapper, interfaceAt(Number(values[iid])));
          if (owned) memory.pass(wrapper);
          return asked;
        }),
      };
    }
    case "array":
      return arrayShape(method, parameter, value);
    case "buffer":
      return bufferShape(method, name, value);
    case "room":
      return roomShape(method, parameter, value);
    case "text":
      return textShape(method, parameter, value);
    case "record":
      return recordShape(method, parameter, value.codec);
    case "union":
      return unionShape(method, name, value);
    case "count":
      return countShape(method, parameter, value);
    default:
      return cellShape(method, parameter);
  }
}

function inOutShape(method: MethodPlan, parameter: ParameterPlan): Shape {
  const { value } = parameter;
  switch (value.kind) {
    case "array":
      return inPlaceArrayShape(method, parameter, value);
    case "record":
      return recordShape(method, parameter, value.codec);
    default:
      return cellShape(method, parameter);
  }
}
