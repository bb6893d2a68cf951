import { checkGuid } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { viewOf } from "../marshal/records.ts";
import { asCount, codecOf, SCALARS, scalarOf } from "../marshal/scalars.ts";
import { offsetOf, view } from "../marshal/scratch.ts";
import type { MethodPlan, ParameterPlan, ValuePlan } from "../plan.ts";
import { lengthOf, parameterIndex } from "./lengths.ts";
import { type Output, PLAIN, type Shape, STAGED, type Staged, throughCell } from "./output.ts";

type Plan<K extends ValuePlan["kind"]> = Extract<ValuePlan, { readonly kind: K }>;

/** A scalar, a GUID or a FILETIME. */
export function cellShape(method: MethodPlan, { name, direction, value }: ParameterPlan): Shape {
  const codec = codecOf(value);
  if (codec === undefined) {
    throw new TypeError(`${method.name}(${name}): [${direction}] ${value.kind} cannot be implemented`);
  }
  const check =
    value.kind === "guid" ? checkGuid : SCALARS[value.kind === "filetime" ? "uint64" : scalarOf(value)].check;
  return { ...PLAIN, ...inCell(codec, name), check: (result, { at }) => check(result, at, name) };
}

/** The length of an array, which is no result of its own. */
export function countShape(method: MethodPlan, parameter: ParameterPlan, value: Plan<"count">): Shape {
  const kind = scalarOf(value);
  const { codec, check } = SCALARS[kind];
  return {
    ...inCell(codec, parameter.name),
    countOf: value.of,
    optional: countIsOptional(method, parameter, value.of),
    marshal: (array) => asCount(kind, lengthOf(array)),
    check: (count, { at }) => check(count, at, parameter.name),
  };
}

/** Whatever has a codec; null leaves NULL. As [in, out] it takes the place of what the caller's owned. */
export function recordShape(
  method: MethodPlan,
  { name, direction, nullable }: ParameterPlan,
  codec: Codec,
): Shape {
  const isNull = (result: unknown): boolean => result === null && direction === "out" && nullable === true;
  const index = parameterIndex(method, name);
  const replaces = direction === "inout" && codec.free !== undefined;
  return {
    ...STAGED,
    size: codec.size,
    marshal: (result, { values, memory, at }): Staged => ({
      address: isNull(result) ? memory.block(codec.size).address : memory.record(result, codec, at, name),
      bytes: codec.size,
      length: 1,
      ...(replaces && { replaced: viewOf(Number(values[index]), codec.size) }),
    }),
    ...(replaces && { release: ({ replaced }: Staged) => codec.free!(replaced!, 0) }),
  };
}

export function unionShape(method: MethodPlan, name: string, { codec, tag: tagName }: Plan<"union">): Shape {
  const tag = parameterIndex(method, tagName);
  return {
    ...STAGED,
    size: codec.size,
    marshal: (result, { values, memory, at }): Staged => {
      const { address, view: block } = memory.block(codec.size);
      codec.write(block, 0, values[tag] as number, result, memory, at, name);
      return { address, bytes: codec.size, length: 1 };
    },
  };
}

function inCell(codec: Codec, name: string): Pick<Shape, "size" | "write"> {
  return throughCell(codec.size, (cell, value, memory) =>
    codec.write(view, offsetOf(cell), value, memory, name, name),
  );
}

/** [in, out, unique] counts may be NULL; that of a caller's room only where there is room for one. */
function countIsOptional(method: MethodPlan, count: ParameterPlan, of: string): Output["optional"] {
  const array = method.parameters[parameterIndex(method, of)]!;
  if (array.value.kind !== "buffer") return () => count.direction === "inout";
  const capacity = parameterIndex(method, array.value.capacity);
  return (values) => values[capacity] === 1;
}
