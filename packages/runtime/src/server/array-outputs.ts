import { requireLength } from "../marshal/lengths.ts";
import { viewOf } from "../marshal/records.ts";
import type { LengthPlan, MethodPlan, ParameterPlan, ValuePlan } from "../plan.ts";
import { answeredLength, lengthOf, lengthReader, parameterIndex } from "./lengths.ts";
import { type Output, POINTING, type Shape, STAGED, type Staged } from "./output.ts";

type ArrayPlan = Extract<ValuePlan, { readonly kind: "array" }>;

/** An array in memory of the task allocator. */
export function arrayShape(method: MethodPlan, { name, nullable }: ParameterPlan, plan: ArrayPlan): Shape {
  return {
    ...POINTING,
    marshal: (result, { memory, at }) =>
      nullable && result === null ? null : memory.array(result as unknown[], plan.of, at, name),
    check: lengthCheck(method, name, plan.count),
  };
}

/** The caller's own elements, each of which is replaced. */
export function inPlaceArrayShape(method: MethodPlan, { name }: ParameterPlan, plan: ArrayPlan): Shape {
  const { of } = plan;
  const index = parameterIndex(method, name);
  const count = lengthReader(method, name, plan.count);
  return {
    ...STAGED,
    size: 0,
    optional: (values) => count(values) === 0,
    marshal: (result, { values, memory, at }): Staged => {
      const { address, length } = memory.records(result as unknown[], of, at, name);
      requireLength(length, count(values), at, name);
      const bytes = length * of.size;
      const replaced = of.free && viewOf(Number(values[index]), bytes);
      return { address, length, bytes, ...(replaced && { replaced }) };
    },
    ...(of.free && {
      release: ({ replaced, length }: Staged) => {
        for (let element = 0; element < length; element++) of.free!(replaced!, element * of.size);
      },
    }),
  };
}

/** Holds a result to what else tells its length. A hidden count follows the first array that it counts. */
export function lengthCheck(method: MethodPlan, name: string, plan: LengthPlan): Output["check"] {
  const told = answeredLength(method, name, plan);
  return (result, { values, at }, results) => {
    if (result !== null) requireLength(lengthOf(result), told(values, results), at, name);
  };
}
