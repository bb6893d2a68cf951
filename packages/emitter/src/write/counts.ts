import type { MethodProjection, ParameterProjection } from "../project/projection.ts";
import type { ValueProjection } from "../project/value-projection.ts";
import { stringLiteral } from "./escape.ts";
import type { Imports } from "./imports.ts";
import { CHECKS } from "./scalars.ts";

type CountValue = Extract<ValueProjection, { kind: "count" }>;

/** The lengths of byte arrays must fit into the parameters that carry them. */
export function countChecks(
  arrays: readonly ParameterProjection[],
  method: MethodProjection,
  imports: Imports,
): string[] {
  const names = arrays.filter(({ value }) => value.kind === "bytes").map(({ name }) => name);
  const own = countsOf(method).filter(({ of }) => names.includes(of));
  return [
    ...own.map((value) => checkText(method, value, imports)),
    ...arrays.flatMap(({ name, value, nullable }) => {
      if (value.kind !== "bytes" || typeof value.count !== "string") return [];
      const count = method.parameters.find((one) => one.name === value.count)?.value;
      if (count?.kind !== "count" || count.of === name) return [];
      const lengths = `${arrayLength(method, name)}, ${arrayLength(method, count.of)}`;
      const check = `${imports.runtime("requireLength")}(${lengths}, at, ${stringLiteral(name)});`;
      return [nullable ? `if (${name} !== null) ${check}` : check];
    }),
  ];
}

/** As `countChecks`, for other arrays, whose length is known when they are copied; wider counts hold every length. */
export function narrowCountChecks(method: MethodProjection, imports: Imports): string[] {
  return countsOf(method)
    .filter(({ scalar, of }) => /^u?int(8|16)$/.test(scalar) && arrayOf(method, of)?.value.kind === "array")
    .map((value) => checkText(method, value, imports));
}

/** The hidden lengths that are passed. */
function countsOf(method: MethodProjection): CountValue[] {
  return method.parameters.flatMap(({ direction, value }) =>
    direction === "in" && value.kind === "count" ? [value] : [],
  );
}

function checkText(method: MethodProjection, value: CountValue, imports: Imports): string {
  return `${imports.runtime(CHECKS[value.scalar])}(${countText(method, value)}, at, ${stringLiteral(value.of)});`;
}

function arrayOf(method: MethodProjection, name: string): ParameterProjection | undefined {
  return method.parameters.find((parameter) => parameter.name === name);
}

/** The length of an array argument; 0 for null. */
export function arrayLength(method: MethodProjection, name: string): string {
  const array = arrayOf(method, name);
  const place = array?.value.kind === "array" ? `${name}Items` : name;
  return array?.nullable ? `(${place}?.length ?? 0)` : `${place}.length`;
}

/** What a hidden length passes. */
export function countText(method: MethodProjection, value: CountValue): string {
  const length = arrayLength(method, value.of);
  return /64$|ptr$/.test(value.scalar) ? `BigInt(${length})` : length;
}
