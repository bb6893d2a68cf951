import { declarationText, type Interface, type Method, type Parameter } from "@combind/midl";
import { RUNTIME_SYMBOLS } from "../runtime-symbols.ts";
import { addressRemarks } from "./addresses.ts";
import { hideCounts } from "./counts.ts";
import { documentation } from "./docs.ts";
import { withNext } from "./enumerator.ts";
import { parameterNames } from "./names.ts";
import type { MethodOverride } from "./overrides.ts";
import { withTrailingFallbacks, withTsNames } from "./parameters.ts";
import type {
  Address,
  MethodProjection,
  ParameterProjection,
  ResultProjection,
  SuccessCode,
} from "./projection.ts";
import { projectResult, returnedAddress, returnedRecord } from "./result.ts";
import { withTwin } from "./twin.ts";
import type { ValueProjection } from "./value-projection.ts";
import { abiLetters } from "./values/abi.ts";
import { isVoid, targetOf } from "./values/aliases.ts";
import { annotationOf } from "./values/annotation.ts";
import { address, addressBack, type Classified, type Decided, type Subject } from "./values/classified.ts";
import { type Places, saysNullable } from "./values/codec.ts";
import { countsByName } from "./values/counting.ts";
import { type Direction, directionOf } from "./values/direction.ts";
import { sizeOfValue } from "./values/extents.ts";
import { fallbackOf } from "./values/fallback.ts";
import { iidOf } from "./values/iid.ts";
import { classifyIn } from "./values/inward.ts";
import { classifyOut } from "./values/outward.ts";
import { REASONS } from "./values/reasons.ts";
import { SCALAR_LETTERS } from "./values/scalars.ts";

/** The decision about one method: its whole shape, or why it is left out. */
export type MethodDecision = MethodProjection | RefusedMethod;

export interface RefusedMethod {
  readonly member: "refused";
  readonly reason: string;
  /** The parameter, or "the result", that it is about; undefined for the method as a whole. */
  readonly of?: string | undefined;
}

/** Finds the declaration of a success code by name. */
export type FindCode = (name: string) => SuccessCode | undefined;

const RUNTIME_NAMES: ReadonlySet<string> = new Set(RUNTIME_SYMBOLS);

/** Where the declarations that a method mentions are found. */
export interface Surroundings extends Places {
  readonly findCode: FindCode;
  /** The DISPID of a method of an interface. */
  readonly findDispid: (method: Method) => number | undefined;
}

/** Decides how a method of the vtable becomes a method of the class called `name`. */
export function projectMethod(
  owner: Interface,
  written: Method,
  name: string,
  override: MethodOverride | undefined,
  surroundings: Surroundings,
): MethodDecision {
  const { method, marshalled } = withTwin(withNext(written));
  if (method.isVariadic) return refused("it takes any number of arguments (...)");
  const result = projectResult(method, override, surroundings);
  if ("reason" in result) return refused(result.reason, "the result");
  const isLocal = owner.kind === "local" || method.attributes.some((one) => one.name === "local");
  const declared = directed(method, override, isLocal, surroundings);
  const decided = hideCounts(
    declared,
    declared.map((parameter) => {
      if (override?.lent?.includes(parameter.name)) return addressBack(REASONS.kept, "out");
      const isUnmarshalled = isLocal && !marshalled.has(parameter.name);
      return decide(parameter, declared, isUnmarshalled, method, surroundings);
    }),
  );
  const names = parameterNames(
    method.parameters.map((parameter, index) => parameter.name || `argument${index + 1}`),
    new Set([...RUNTIME_NAMES, ...decided.flatMap(({ value }) => namedBy(value)), ...namesOf(result)]),
  );
  const parameters: ParameterProjection[] = [];
  const addresses: Address[] = returnedAddress(method, result);
  for (const [index, parameter] of declared.entries()) {
    const { value, direction, nullable, reason } = decided[index] as Decided;
    if (value.kind === "refused") return refused(value.reason, parameter.name);
    const mayBeNull = isNullable(parameter, value, direction, nullable, override);
    parameters.push({
      name: value.kind === "count" ? parameter.name : (names[index] as string),
      direction,
      value: withTsNames(value, method, names, decided),
      nullable: mayBeNull,
      unwanted: direction === "out" && mayBeUnwanted(parameter, value, isLocal),
      fallback: fallbackOf(parameter, value, mayBeNull),
    });
    if (reason !== undefined && !isUntyped(parameter))
      addresses.push({ parameter: parameter.name, name: names[index] as string, reason });
  }
  const returned = returnedRecord(method, surroundings);
  if (typeof returned === "string") return refused(returned, "the result");
  if (returned !== undefined) parameters.unshift(returned);
  const fault = faultOf(method, parameters);
  if (fault !== undefined) return fault;
  const letters = parameters.map((parameter) =>
    parameter.direction === "in" ? abiLetters(parameter.value) : "p",
  );
  return {
    member: "method",
    name,
    slot: method.slot,
    property: undefined,
    signature: `${returned === undefined ? resultLetter(result) : "p"}(p${letters.join("")})`,
    parameters: withTrailingFallbacks(parameters),
    result,
    addresses,
    docs: documentation(method.doc, [
      { name: "generated", text: `from ${declarationText(written)}, slot ${method.slot}` },
      { name: "remarks", text: addressRemarks(addresses) },
      ...(result.kind === "hresult"
        ? [{ name: "throws", text: "{ComError} when the HRESULT is a failure" }]
        : []),
    ]),
  };
}

function refused(reason: string, of?: string): RefusedMethod {
  return { member: "refused", reason, of };
}

/** What stands in the way of a method whose parameters are each fine. */
function faultOf(method: Method, parameters: readonly ParameterProjection[]): RefusedMethod | undefined {
  const isGetter =
    method.property === "get" && method.parameters.some(({ direction }) => direction === "out");
  if (isGetter && parameters.every(({ direction }) => direction === "in"))
    return refused("nothing tells how much the property is");
  const choices = parameters.flatMap(({ value }) =>
    value.kind === "union" ? `${value.type.name} by ${value.tag}` : [],
  );
  if (new Set(choices).size > 1) return refused("it has a second union, by another discriminant");
  if (parameters.filter(({ value }) => value.kind === "iid").length > 1)
    return refused("it has a second IID that says what is pointed to");
  for (const { name, value } of parameters) {
    const chooser = value.kind === "buffer" ? value.capacity : value.kind === "union" ? value.tag : undefined;
    if (chooser === undefined) continue;
    const given = parameters.find((one) => one.name === chooser && one.direction === "in");
    if (given === undefined || !/^u?int(8|16|32)$/.test(given.value.kind))
      return refused("no [in] integer of its own goes with it", name);
  }
  return parameters.reduce((sum, parameter) => sum + scratchOf(parameter), 0) > LARGEST_FRAME
    ? refused(`its results have more than ${LARGEST_FRAME} bytes`)
    : undefined;
}

/** The classes and codecs that a value's code names, which a parameter would hide. */
function namedBy(value: Classified): string[] {
  const inner = "of" in value && typeof value.of === "object" ? namedBy(value.of as Classified) : [];
  return "type" in value && typeof value.type === "object" ? [value.type.name, ...inner] : inner;
}

/** What the result object calls the slot's own result. */
function namesOf(result: ResultProjection): string[] {
  if (result.kind === "value") return ["result"];
  return result.kind === "hresult" && result.success.length > 0 ? ["hresult"] : [];
}

/** Whether a caller may give NULL for a result. Callers of [local] methods do so with numbers, whatever the IDL says. */
function mayBeUnwanted({ type, attributes }: Parameter, value: ValueProjection, isLocal: boolean): boolean {
  if (annotationOf(attributes)?.isOptional || saysNullable(type, attributes)) return true;
  const isNumber = value.kind === "count" || (value.kind in SCALAR_LETTERS && value.kind !== "pointer");
  return isLocal && isNumber;
}

/** Whether the IDL itself has no more than an address. */
function isUntyped({ type }: Parameter): boolean {
  const target = targetOf(type);
  return target !== undefined && isVoid(target);
}

/** A parameter whose direction is settled. */
type Directed = Parameter & Direction;

/** A method's parameters, each with its direction: that of overrides.json, or of its own attributes. */
function directed(
  method: Method,
  override: MethodOverride | undefined,
  isLocal: boolean,
  { references }: Surroundings,
): Directed[] {
  return method.parameters.map((parameter) => ({
    ...parameter,
    ...(overridden(parameter.name, override) ?? directionOf(parameter, isLocal, references)),
  }));
}

function overridden(
  name: string,
  override: MethodOverride | undefined,
): Pick<Directed, "direction" | "isDirected"> | undefined {
  if (override?.outOnly?.includes(name)) return { direction: "out", isDirected: true };
  return override?.inOnly?.includes(name) ? { direction: "in", isDirected: true } : undefined;
}

function decide(
  parameter: Directed,
  all: readonly Directed[],
  isUnmarshalled: boolean,
  method: Method,
  places: Surroundings,
): Decided {
  const { name, type, attributes, direction, isDirected } = parameter;
  const iid = iidOf(parameter, all);
  if (iid === "itself") return { value: { kind: "iid" }, direction: "in", nullable: false };
  const subject: Subject = {
    ...places,
    name,
    type,
    attributes,
    direction,
    isDirected,
    isUnmarshalled,
    isGivenBack: isUnmarshalled && /^(?:Release|Free|Destroy)/.test(method.idlName),
    mayBeCounted:
      !isLength(parameter, all) &&
      all.some((other) => other !== parameter && countsByName(other.name, other.type)),
    isBesideLength: all.some((other) => other !== parameter && countsOrPointsToCount(other)),
    iid,
  };
  if (direction === "in") return classifyIn(subject);
  const decided = classifyOut(subject);
  return decided.direction === "inout" && !crosses(decided.value) ? address(REASONS.replaced) : decided;
}

function countsOrPointsToCount({ name, type }: Parameter): boolean {
  const target = targetOf(type);
  return target === undefined ? countsByName(name, type) : countsByName(name.replace(/^p/, ""), target);
}

/** Whether other parameters' attributes name a parameter as a length: then it is one number. */
function isLength({ name }: Parameter, parameters: readonly Parameter[]): boolean {
  const mentions = new RegExp(`\\b${name}\\b`);
  return parameters.some(({ attributes }) =>
    attributes.some((attribute) => LENGTHS.has(attribute.name) && mentions.test(attribute.text)),
  );
}

const LENGTHS: ReadonlySet<string> = new Set(["size_is", "length_is", "max_is", "annotation"]);

/** What an [in, out] parameter can be: what lies in a cell, or in memory that its owner can free. */
function crosses({ kind }: Classified): boolean {
  return !["string", "bstr", "interface", "object", "union", "refused"].includes(kind);
}

/** What the runtime hands out as one scratch frame. */
const LARGEST_FRAME = 4096;

/** At most so many bytes of scratch does a parameter need. */
function scratchOf({ value }: ParameterProjection): number {
  if (value.kind === "record") return sizeOfValue(value.of).wide + 8;
  return value.kind === "union" ? value.type.size.wide + 8 : 16;
}

function resultLetter(result: ResultProjection): string {
  if (result.kind === "void") return "v";
  return result.kind === "hresult" ? "i" : abiLetters(result.value);
}

/**
 * Whether null may cross. [in] interface pointers may be null unless overridden; other [in] pointers
 * only when `unique`, `ptr` or `optional`; [out] strings, arrays and interfaces only when overridden.
 */
function isNullable(
  parameter: Parameter,
  value: ValueProjection,
  direction: Parameter["direction"],
  saysSo: boolean,
  override: MethodOverride | undefined,
): boolean {
  const isOverridden = override?.nullable?.includes(parameter.name) ?? false;
  // An address says NULL by itself.
  if (direction === "out") return isOverridden && value.kind !== "pointer";
  if (direction === "inout" || value.kind === "count") return false;
  if (value.kind === "interface" || value.kind === "object")
    return !(override?.notNull?.includes(parameter.name) ?? false);
  // NULL is the empty text for all but a few callees.
  if (value.kind === "bstr") return isOverridden;
  const canBeNull = ["string", "bytes", "guid", "filetime", "array"].includes(value.kind);
  const isPointer = value.kind === "record" && (value.byValue === undefined || value.byValue === "p");
  return (canBeNull || isPointer) && (saysSo || isOverridden);
}
