import type { MethodProjection, ParameterProjection } from "../project/projection.ts";
import type { ScalarKind, ValueProjection } from "../project/value-projection.ts";
import { ownsMemory } from "../project/values/extents.ts";
import { soleParameter } from "../project/values/lengths.ts";
import { codecText } from "./codecs.ts";
import { arrayLength, countText } from "./counts.ts";
import { stringLiteral } from "./escape.ts";
import { type Frame, inScratch } from "./frame.ts";
import type { Imports } from "./imports.ts";
import { lengthText } from "./lengths.ts";
import { CHECKS, WRITES } from "./scalars.ts";
import { inputsOf } from "./types.ts";

/** Throws for what must not reach native code; interfaces become addresses here. */
export function checks({ name, value, nullable }: ParameterProjection, imports: Imports): string[] {
  const place = `at, ${stringLiteral(name)}`;
  const orNull = nullable ? `if (${name} !== null) ` : "";
  switch (value.kind) {
    case "string":
      return [`${imports.runtime(nullable ? "checkStringOrNull" : "checkString")}(${name}, ${place});`];
    case "bstr":
      return [`${orNull}${imports.runtime("checkBstr")}(${name}, ${place});`];
    case "guid":
      return [`${orNull}${imports.runtime("checkGuid")}(${name}, ${place});`];
    case "filetime":
      return [`${orNull}${imports.runtime("checkUint64")}(${name}, ${place});`];
    case "interface": {
      const convert = imports.runtime(nullable ? "addressOrNull" : "addressOf");
      return [`const ${name}Address = ${convert}(${name}, ${imports.value(value.type)}, ${place});`];
    }
    case "object": {
      const convert = imports.runtime(nullable ? "addressOrNull" : "addressOf");
      return [`const ${name}Address = ${convert}(${name}, ${value.iid}, ${place});`];
    }
    case "iid":
      return [`${imports.runtime("checkInterfaceClass")}(${name}, ${placeOf(name)});`];
    case "bytes": {
      const length = typeof value.count === "number" ? `, ${value.count}` : "";
      return [
        `${imports.runtime(nullable ? "checkBytesOrNull" : "checkBytes")}(${name}, ${place}${length});`,
      ];
    }
    case "record":
    case "array":
    case "room":
    case "text":
    case "buffer":
    case "union":
    case "count":
      return [];
    default:
      return [`${imports.runtime(CHECKS[value.kind])}(${name}, ${place});`];
  }
}

/** "IFoo.bar(name)" as an expression. */
function placeOf(name: string): string {
  return `\`\${at}(${name})\``;
}

/** Whether the call needs memory beside its scratch frame. */
export function needsMemory(method: MethodProjection): boolean {
  return inputsOf(method).some(
    (input) => input.value.kind === "bstr" || (runsGetters(input.value) && !isOwned(input)),
  );
}

/** Whether a value passes to the callee, which may free it and put another into its place. */
export function isOwned({ direction, value }: ParameterProjection): boolean {
  return direction === "inout" && value.kind === "record" && ownsMemory(value.of);
}

/**
 * The inputs in the order in which they are checked and copied. Reading a struct runs getters, which might release an
 * interface or change a byte array that another parameter has: those come after all structs.
 */
export function inSafeOrder(method: MethodProjection): {
  readonly early: readonly ParameterProjection[];
  readonly late: readonly ParameterProjection[];
} {
  const inputs = inputsOf(method);
  if (!inputs.some(({ value }) => runsGetters(value))) return { early: inputs, late: [] };
  const isLate = ({ value }: ParameterProjection) => ["interface", "object", "bytes"].includes(value.kind);
  return { early: inputs.filter((input) => !isLate(input)), late: inputs.filter(isLate) };
}

function runsGetters({ kind }: ValueProjection): boolean {
  return kind === "record" || kind === "array" || kind === "union";
}

/** Puts into memory what native code reads there: copies, structs, cells. */
export function writes(
  inputs: readonly ParameterProjection[],
  method: MethodProjection,
  frame: Frame,
  imports: Imports,
): string[] {
  return inputs.flatMap((parameter) => {
    const { value, name, direction, nullable } = parameter;
    const place = `at, ${stringLiteral(name)}`;
    const cell = () => frame.cellOf(parameter);
    const orZero = (text: string) => (nullable ? `${name} === null ? 0 : ${text}` : text);
    const unlessNull = (text: string) => (nullable ? `if (${name} !== null) ${text}` : text);
    switch (value.kind) {
      case "bytes":
        return [`${name}Copy = ${imports.runtime("copyIn")}(${name});`];
      case "bstr":
        return [`const ${name}Text = ${orZero(`memory.bstr(${name})`)};`];
      case "record": {
        const codec = codecText(value.of, imports);
        if (direction === "in") {
          const make = value.byValue === "p" ? "word" : "record";
          return [`const ${name}Address = ${orZero(`memory.${make}(${name}, ${codec}, ${place})`)};`];
        }
        if (isOwned(parameter)) return [`owned.place(${cell()}, ${name}, ${codec}, ${place});`];
        return [`${codec}.write(${inScratch(cell(), imports)}, ${name}, memory, ${place});`];
      }
      case "array": {
        const items = `memory.records(${name}, ${codecText(value.of, imports)}, ${place})`;
        return [
          `const ${name}Items = ${nullable ? `${name} === null ? null : ${items}` : items};`,
          ...lengthCheck(parameter, method, frame, imports),
        ];
      }
      case "union":
        return [
          `${imports.value(value.type)}.write(${inScratch(cell(), imports)}, ${value.tag}, ${name}, memory, ${place});`,
        ];
      case "guid":
        return [unlessNull(`${imports.runtime("writeGuid")}(${cell()}, ${name});`)];
      case "iid":
        return [`${imports.runtime("writeGuid")}(${cell()}, ${name}.iid);`];
      case "filetime":
        return [unlessNull(`${imports.runtime("writeUint64")}(${cell()}, ${name});`)];
      default:
        if (direction !== "inout") return [];
        return [`${imports.runtime(WRITES[value.kind as ScalarKind])}(${cell()}, ${name});`];
    }
  });
}

/** An array whose length a hidden count of its own does not carry must have the length that the others tell. */
function lengthCheck(
  parameter: ParameterProjection,
  method: MethodProjection,
  frame: Frame,
  imports: Imports,
): string[] {
  const { name, value } = parameter;
  if (value.kind !== "array") return [];
  const counter = method.parameters.find((one) => one.name === soleParameter(value.count));
  const isOwn = counter?.value.kind === "count" && counter.value.of === name;
  if (isOwn) return [];
  const expected =
    counter?.value.kind === "count"
      ? arrayLength(method, counter.value.of)
      : lengthText(value.count, "before", method, frame, imports);
  const check = `${imports.runtime("requireLength")}(${arrayLength(method, name)}, ${expected}, at, ${stringLiteral(name)});`;
  return [parameter.nullable ? `if (${name} !== null) ${check}` : check];
}

/** What is passed for a parameter of the slot. */
export function argument(
  method: MethodProjection,
  parameter: ParameterProjection,
  frame: Frame,
  imports: Imports,
): string {
  const { name, value, direction, nullable, unwanted } = parameter;
  if (value.kind === "buffer") return `${name}Array.address`;
  if (value.kind === "room" || value.kind === "text")
    return unwanted ? `${name}Room.addressOrNull` : `${name}Room.address`;
  if (value.kind === "array" && direction !== "out")
    return nullable ? `${name}Items?.address ?? 0` : `${name}Items.address`;
  if (direction !== "in") return frame.cellOf(parameter);
  switch (value.kind) {
    case "guid":
    case "filetime":
      return nullable ? `${name} === null ? 0 : ${frame.cellOf(parameter)}` : frame.cellOf(parameter);
    case "iid":
      return frame.cellOf(parameter);
    case "union": {
      const cell = frame.cellOf(parameter);
      return value.byValue === undefined
        ? cell
        : `${imports.runtime("passRecord")}(${cell}, ${stringLiteral(value.byValue)})`;
    }
    case "bool":
    case "bool8":
      return `${name} ? 1 : 0`;
    case "bool16":
      return `${name} ? -1 : 0`;
    case "record":
      return value.byValue === undefined || value.byValue === "p"
        ? `${name}Address`
        : `${imports.runtime("passRecord")}(${name}Address, ${stringLiteral(value.byValue)})`;
    case "interface":
    case "object":
      return `${name}Address`;
    case "bstr":
      return `${name}Text`;
    case "bytes":
      return `${name}Copy`;
    case "count":
      return countText(method, value);
    default:
      return name;
  }
}
