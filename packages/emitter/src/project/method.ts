import { declarationText, type Method, type Parameter, resolveAlias } from "@combind/midl";
import { RUNTIME_SYMBOLS } from "../runtime-symbols.ts";
import { documentation } from "./docs.ts";
import { parameterNames } from "./names.ts";
import type { MethodOverride } from "./overrides.ts";
import type {
  MethodProjection,
  ParameterProjection,
  ResultProjection,
  ScalarKind,
  SuccessCode,
  ValueProjection,
} from "./projection.ts";
import type { RecordTable } from "./records.ts";
import type { Resolver } from "./references.ts";
import { abiLetters, type Classified, classify, classifyOut, classifyScalar, refuse } from "./values.ts";

/** The decision about one method: its whole shape, or why it is left out. */
export type MethodDecision = MethodProjection | { readonly member: "refused"; readonly reason: string };

/** Finds the declaration of a success code by name. */
export type FindCode = (name: string) => SuccessCode | undefined;

const RUNTIME_NAMES: ReadonlySet<string> = new Set(RUNTIME_SYMBOLS);

/** Where the declarations that a method mentions are found. */
export interface Surroundings {
  readonly references: Resolver;
  readonly records: RecordTable;
  readonly findCode: FindCode;
}

/** Decides how a method of the vtable becomes a method of the class called `name`. */
export function projectMethod(
  method: Method,
  name: string,
  override: MethodOverride | undefined,
  surroundings: Surroundings,
): MethodDecision {
  const result = projectResult(method, override, surroundings);
  if ("reason" in result) return { member: "refused", reason: `its result (${result.reason})` };
  const declared = directed(method, override);
  const values = hideCounts(
    declared,
    declared.map((parameter) => parameterValue(parameter, surroundings)),
  );
  const names = parameterNames(
    method.parameters.map((parameter, index) => parameter.name || `argument${index + 1}`),
    new Set([...RUNTIME_NAMES, ...values.flatMap(namedBy), ...namesOf(result)]),
  );
  const choices = values.flatMap((value) =>
    value.kind === "union" ? `${value.type.name} by ${value.tag}` : [],
  );
  if (new Set(choices).size > 1) return { member: "refused", reason: "a second union" };
  const parameters: ParameterProjection[] = [];
  for (const [index, parameter] of declared.entries()) {
    const value = values[index] as Classified;
    if (value.kind === "refused") return { member: "refused", reason: `${parameter.name} (${value.reason})` };
    const hidden = value.kind === "count";
    parameters.push({
      name: hidden ? parameter.name : (names[index] as string),
      direction: parameter.direction,
      value: withTsNames(value, method, names),
      nullable: isNullable(parameter, value, override),
    });
  }
  for (const { name, value } of parameters) {
    const chooser = value.kind === "buffer" ? value.capacity : value.kind === "union" ? value.tag : undefined;
    if (chooser === undefined) continue;
    const given = parameters.find((one) => one.name === chooser && one.direction === "in");
    if (given === undefined || !/^u?int(8|16|32)$/.test(given.value.kind))
      return { member: "refused", reason: `${name} (no [in] integer of its own goes with it)` };
  }
  if (parameters.reduce((sum, parameter) => sum + scratchOf(parameter), 0) > LARGEST_FRAME) {
    return { member: "refused", reason: `more than ${LARGEST_FRAME} bytes of results` };
  }
  const letters = parameters.map((parameter) =>
    parameter.direction === "in" ? abiLetters(parameter.value) : "p",
  );
  return {
    member: "method",
    name,
    slot: method.slot,
    property: undefined,
    signature: `${resultLetter(result)}(p${letters.join("")})`,
    parameters,
    result,
    docs: documentation(method.doc, [
      { name: "generated", text: `from ${declarationText(method)}, slot ${method.slot}` },
      ...(result.kind === "hresult"
        ? [{ name: "throws", text: "{ComError} when the HRESULT is a failure" }]
        : []),
    ]),
  };
}

/** The class or codec that a value's code names, which a parameter would hide. */
function namedBy(value: Classified): string[] {
  if (value.kind === "array") return [value.of.name];
  return "type" in value && value.type !== undefined ? [value.type.name] : [];
}

/** What the result object calls the slot's own result. */
function namesOf(result: ResultProjection): string[] {
  if (result.kind === "value") return ["result"];
  return result.kind === "hresult" && result.success.length > 0 ? ["hresult"] : [];
}

/** A method's parameters with the direction that overrides.json gives them. */
function directed(method: Method, override: MethodOverride | undefined): Parameter[] {
  return method.parameters.map((parameter) =>
    override?.outOnly?.includes(parameter.name) ? { ...parameter, direction: "out" } : parameter,
  );
}

function parameterValue(parameter: Parameter, { references, records }: Surroundings): Classified {
  const bound = parameter.attributes.find(({ name }) => BOUNDS.has(name) || isInwardLength(name, parameter));
  if (bound !== undefined) return refuse(`an array with ${bound.name}`);
  if (parameter.direction === "in")
    return classify(parameter.type, parameter.attributes, references, records);
  const value = classifyOut(parameter.type, parameter.attributes, references, records);
  if (parameter.direction === "out" || value.kind === "refused" || crossesInPlace(value)) return value;
  return refuse(`an [in, out] ${value.kind}`);
}

/** Attributes that make an array of a pointer, or part of one, which `size_is` does not tell. */
const BOUNDS: ReadonlySet<string> = new Set(["max_is", "min_is", "first_is", "last_is"]);

/** How much of an array a callee reads: nothing compares it with the array's length. */
function isInwardLength(name: string, { direction, attributes }: Parameter): boolean {
  return (
    name === "length_is" && (direction !== "out" || !attributes.some((other) => other.name === "size_is"))
  );
}

/** What a callee may change where it lies, without a question of who owns the memory. */
function crossesInPlace(value: Classified): boolean {
  if (value.kind === "record") return !value.type.owns;
  return isCountScalar(value.kind) || ["float", "double", "bool", "guid", "filetime"].includes(value.kind);
}

/** A parameter that only carries the length of an array disappears from the method. */
function hideCounts(parameters: readonly Parameter[], values: readonly Classified[]): Classified[] {
  const hidden = [...values];
  for (const [index, value] of values.entries()) {
    const counter = counterOf(value);
    if (counter === undefined) continue;
    const at = parameters.findIndex((parameter) => parameter.name === counter);
    const count = hidden[at];
    const array = parameters[index] as Parameter;
    if (count === undefined) hidden[index] = refuse(`its length ${counter} is no parameter`);
    else if (!isCountScalar(count.kind)) hidden[index] = refuse(`its length ${counter} is no integer`);
    else if ((parameters[at]?.direction === "in") !== (array.direction === "in")) {
      hidden[index] = refuse("its length has another direction");
    } else hidden[at] = { kind: "count", of: array.name, scalar: count.kind };
  }
  return hidden;
}

/** The parameter that carries an array's length, if one does. */
function counterOf(value: Classified): string | undefined {
  if (value.kind === "buffer") return value.length;
  return (value.kind === "bytes" || value.kind === "array") && typeof value.count === "string"
    ? value.count
    : undefined;
}

/** Parameters that other parameters name are called as in TypeScript from here on; hidden ones keep their name. */
function withTsNames(value: ValueProjection, method: Method, names: readonly string[]): ValueProjection {
  switch (value.kind) {
    case "count":
      return { ...value, of: tsNameOf(method, names, value.of) };
    case "buffer":
      return { ...value, capacity: tsNameOf(method, names, value.capacity) };
    case "union":
      return { ...value, tag: tsNameOf(method, names, value.tag) };
    default:
      return value;
  }
}

function isCountScalar(kind: string): kind is ScalarKind {
  return /^u?int(8|16|32|64)$/.test(kind);
}

function tsNameOf(method: Method, names: readonly string[], idlName: string): string {
  return names[method.parameters.findIndex((parameter) => parameter.name === idlName)] as string;
}

function projectResult(
  method: Method,
  override: MethodOverride | undefined,
  { references, records, findCode }: Surroundings,
): ResultProjection | { readonly reason: string } {
  if (isHresult(method)) {
    const success: SuccessCode[] = [];
    for (const name of override?.success ?? []) {
      const found = findCode(name);
      if (found === undefined) return { reason: `the success code ${name} is declared nowhere` };
      success.push(found);
    }
    return { kind: "hresult", success };
  }
  if (resolveAlias(method.returns).kind === "void") return { kind: "void" };
  const value = classifyScalar(method.returns, references);
  if (value !== undefined) return { kind: "value", value };
  const other = classify(method.returns, [], references, records);
  return { reason: other.kind === "refused" ? other.reason : `a ${other.kind} whose owner is unknown` };
}

/** What the runtime hands out as one scratch frame. */
const LARGEST_FRAME = 4096;

/** At most so many bytes of scratch does a parameter need. */
function scratchOf({ value }: ParameterProjection): number {
  return value.kind === "record" || value.kind === "union" ? value.type.size + 8 : 16;
}

function resultLetter(result: ResultProjection): string {
  if (result.kind === "void") return "v";
  return result.kind === "hresult" ? "i" : abiLetters(result.value);
}

function isHresult(method: Method): boolean {
  for (let type = method.returns; type.kind === "alias"; type = type.typedef.type) {
    if (type.typedef.name === "HRESULT" || type.typedef.name === "SCODE") return true;
  }
  return false;
}

/**
 * Whether null may cross. [in] interface pointers may be null unless overridden; [in] strings and byte arrays
 * only when `unique`, `ptr` or `optional`; [out] strings, arrays and interfaces only when overridden.
 */
function isNullable(
  parameter: Parameter,
  value: ValueProjection,
  override: MethodOverride | undefined,
): boolean {
  if (parameter.direction === "out") return override?.nullable?.includes(parameter.name) ?? false;
  if (parameter.direction === "inout") return false;
  if (value.kind === "interface") return !(override?.notNull?.includes(parameter.name) ?? false);
  if (value.kind !== "string" && value.kind !== "bytes") return false;
  return (
    parameter.attributes.some(({ name }) => name === "unique" || name === "ptr" || name === "optional") ||
    (override?.nullable?.includes(parameter.name) ?? false)
  );
}
