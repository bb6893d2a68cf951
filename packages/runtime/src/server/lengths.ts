import { checkLength, exactly } from "../marshal/lengths.ts";
import { fromNative, SCALARS, scalarOf } from "../marshal/scalars.ts";
import type { LengthPlan, MethodPlan, ParameterPlan } from "../plan.ts";
import { valueAt } from "./foreign.ts";

/** The ABI arguments of a call, `this` left out. Strings are decoded by Koffi, the rest are numbers or bigints. */
export type NativeArguments = readonly unknown[];

/** What a length comes to when a call arrives. */
export type LengthReader = (values: NativeArguments) => number;

/** What it comes to when the handler has answered, given the results, one per visible output. */
export type AnsweredLength = (values: NativeArguments, results: readonly unknown[]) => number;

/** Whether a handler returns a value for a parameter. */
export function isVisibleOutput({ direction, value }: ParameterPlan): boolean {
  return direction !== "in" && value.kind !== "count";
}

/** Where the ABI has a parameter that another one's plan names. */
export function parameterIndex(method: MethodPlan, name: string): number {
  const index = method.parameters.findIndex((parameter) => parameter.name === name);
  if (index < 0) throw new TypeError(`${method.name}: there is no parameter ${name}`);
  return index;
}

/** How to read a length that the caller tells. */
export function lengthReader(method: MethodPlan, parameter: string, plan: LengthPlan): LengthReader {
  const read = toldBy(plan, (name) => arrivingNumber(method, name));
  return (values) => checkLength(read(values, []), method.name, parameter);
}

/** How to find a length that the results may tell: hidden counts, and integers that go out. */
export function answeredLength(method: MethodPlan, parameter: string, plan: LengthPlan): AnsweredLength {
  const read = toldBy(plan, (name) => answeredNumber(method, name));
  return (values, results) => checkLength(read(values, results), method.name, parameter);
}

/** The length of a result, made ready or not. */
export function lengthOf(result: unknown): number {
  return result === null ? 0 : (result as { readonly length: number }).length;
}

function toldBy(plan: LengthPlan, numberOf: (name: string) => AnsweredLength): AnsweredLength {
  switch (typeof plan) {
    case "number":
      return () => plan;
    case "string":
      return numberOf(plan);
    default:
      return (values, results) => plan((name) => exactly(numberOf(name)(values, results)));
  }
}

function arrivingNumber(method: MethodPlan, name: string): LengthReader {
  const index = parameterIndex(method, name);
  const { direction, value } = method.parameters[index]!;
  const kind = scalarOf(value);
  const scalar = value.kind === "record" ? { codec: value.codec } : SCALARS[kind];
  if (scalar === undefined) throw new TypeError(`${method.name}: ${name} is no number`);
  if (direction === "in" && value.kind !== "record")
    return (values) => Number(fromNative(kind, values[index]));
  return (values) => {
    const address = Number(values[index]);
    return address === 0 ? 0 : Number(valueAt(address, scalar.codec));
  };
}

function answeredNumber(method: MethodPlan, name: string): AnsweredLength {
  const { direction, value } = method.parameters[parameterIndex(method, name)]!;
  if (direction === "in") return arrivingNumber(method, name);
  const told = value.kind === "count" ? value.of : name;
  const index = method.parameters.filter(isVisibleOutput).findIndex((output) => output.name === told);
  if (index < 0) throw new TypeError(`${method.name}: nothing tells ${name}`);
  return value.kind === "count"
    ? (_, results) => lengthOf(results[index])
    : (_, results) => Number(results[index]);
}
