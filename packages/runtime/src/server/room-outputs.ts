import { argumentPointer, type IUnknown } from "../client/iunknown.ts";
import { checkBstr } from "../marshal/bstr.ts";
import { checkString, outOfRange, wrongType } from "../marshal/checks.ts";
import { lengthIn } from "../marshal/elements.ts";
import { ansiBytes } from "../native/ansi.ts";
import { copyMemory, POINTER_SIZE } from "../native/memory.ts";
import type { MethodPlan, ParameterPlan, ValuePlan } from "../plan.ts";
import { lengthCheck } from "./array-outputs.ts";
import { lengthReader, type NativeArguments, parameterIndex } from "./lengths.ts";
import { PLAIN, type Shape, STAGED, type Staged, writeReference } from "./output.ts";

type Plan<K extends ValuePlan["kind"]> = Extract<ValuePlan, { readonly kind: K }>;

/** Elements in room of the caller's, which may be NULL where it has none. */
export function roomShape(method: MethodPlan, { name }: ParameterPlan, plan: Plan<"room">): Shape {
  const { of } = plan;
  const capacity = lengthReader(method, name, plan.capacity);
  const checkTold = lengthCheck(method, name, plan.length);
  return {
    ...STAGED,
    size: (values) => capacity(values) * of.size,
    optional: (values) => capacity(values) === 0,
    marshal: (result, { values, memory, at }): Staged => {
      const { address, length } = memory.records(result as unknown[], of, at, name);
      const most = capacity(values);
      if (length > most) throw outOfRange(length, at, `${name}.length`, `at most ${most} elements`);
      return { address, length, bytes: length * of.size };
    },
    check: checkTold,
  };
}

/** Characters in room of the caller's. They end with U+0000 unless something else tells how many they are. */
export function textShape(method: MethodPlan, { name }: ParameterPlan, plan: Plan<"text">): Shape {
  const capacity = lengthReader(method, name, plan.capacity);
  const counted = plan.length !== undefined;
  const unit = plan.encoding === "utf16" ? 2 : 1;
  return {
    ...STAGED,
    size: (values) => capacity(values) * unit,
    optional: (values) => capacity(values) === 0,
    marshal: (result, { values, memory, at }): Staged => {
      (counted ? checkBstr : checkString)(result, at, name);
      const encoded = unit === 2 ? Buffer.from(result as string, "utf16le") : ansiBytes(result as string);
      if (encoded === undefined) throw outOfRange(result, at, name, "characters of the ANSI code page");
      const length = unit === 2 ? encoded.length / 2 : encoded.length - 1;
      const room = capacity(values);
      const most = counted ? room : Math.max(0, room - 1);
      if (length > most) throw outOfRange(result, at, name, `at most ${most} characters`);
      const bytes = Math.min(length + 1, room) * unit;
      const { address, view } = memory.block(bytes);
      new Uint8Array(view.buffer).set(encoded.subarray(0, bytes));
      return { address, bytes, length };
    },
    ...(plan.length !== undefined && { check: lengthCheck(method, name, plan.length) }),
  };
}

/** References in room of the caller's, as many as `Next` was asked for or fewer. */
export function bufferShape(
  method: MethodPlan,
  name: string,
  { type, capacity: capacityName }: Plan<"buffer">,
): Shape {
  const index = parameterIndex(method, capacityName);
  const capacity = (values: NativeArguments): number => Number(values[index]);
  return {
    ...PLAIN,
    size: (values) => (capacity(values) === 0 ? 0 : POINTER_SIZE),
    capacity,
    marshal: (result, { values, at }) => {
      if (!Array.isArray(result)) throw wrongType(result, at, name, "an array");
      const length = lengthIn(result, at, name);
      if (length > capacity(values))
        throw outOfRange(length, at, name, `at most ${capacity(values)} elements`);
      return Array.from({ length }, (_element, position) => result[position]);
    },
    check: (elements, { at }) => {
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
