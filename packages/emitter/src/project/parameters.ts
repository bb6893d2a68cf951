import type { Method } from "@combind/midl";
import type { ParameterProjection } from "./projection.ts";
import type { Fallback, ValueProjection } from "./value-projection.ts";
import type { Decided } from "./values/classified.ts";
import { parametersIn, renamed } from "./values/lengths.ts";

/** Parameters that other parameters name are called as in TypeScript from here on; hidden ones keep their name. */
export function withTsNames(
  value: ValueProjection,
  method: Method,
  names: readonly string[],
  decided: readonly Decided[],
): ValueProjection {
  const tsNameOf = (idlName: string): string => {
    const index = method.parameters.findIndex((parameter) => parameter.name === idlName);
    return decided[index]?.value.kind === "count" ? idlName : (names[index] as string);
  };
  switch (value.kind) {
    case "count":
      return { ...value, of: tsNameOf(value.of) };
    case "buffer":
      return { ...value, capacity: tsNameOf(value.capacity) };
    case "union":
      return { ...value, tag: tsNameOf(value.tag) };
    case "object":
      return { ...value, iid: tsNameOf(value.iid) };
    case "array":
      return { ...value, count: renamed(value.count, tsNameOf) };
    case "room":
      return {
        ...value,
        capacity: renamed(value.capacity, tsNameOf),
        length: renamed(value.length, tsNameOf),
      };
    case "text":
      return {
        ...value,
        capacity: renamed(value.capacity, tsNameOf),
        length: value.length && renamed(value.length, tsNameOf),
      };
    default:
      return value;
  }
}

/** Only arguments behind which none must be given can be left out. */
export function withTrailingFallbacks(parameters: readonly ParameterProjection[]): ParameterProjection[] {
  const lengths = new Set(parameters.flatMap(({ value }) => lengthsOf(value)));
  let canBeLeftOut = true;
  return parameters
    .toReversed()
    .map((parameter) => {
      const { direction, value, name, fallback } = parameter;
      if (direction === "out" || value.kind === "count") return parameter;
      canBeLeftOut &&= fallback !== undefined && !lengths.has(name);
      return { ...parameter, fallback: canBeLeftOut ? fallback : (undefined as Fallback | undefined) };
    })
    .toReversed();
}

function lengthsOf(value: ValueProjection): string[] {
  if (value.kind === "array") return parametersIn(value.count);
  return value.kind === "room" || value.kind === "text" ? parametersIn(value.capacity) : [];
}
