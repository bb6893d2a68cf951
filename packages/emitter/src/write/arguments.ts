import type {
  MethodProjection,
  ParameterProjection,
  ScalarKind,
  ValueProjection,
} from "../project/projection.ts";
import { stringLiteral } from "./escape.ts";
import { type Frame, inScratch } from "./frame.ts";
import type { Imports } from "./imports.ts";
import { CHECKS, WRITES } from "./scalars.ts";
import { inputsOf } from "./types.ts";

/** Throws for what must not reach native code; interfaces become addresses here. */
export function checks({ name, value, nullable }: ParameterProjection, imports: Imports): string[] {
  const place = `at, ${stringLiteral(name)}`;
  switch (value.kind) {
    case "string":
      return [`${imports.runtime(nullable ? "checkStringOrNull" : "checkString")}(${name}, ${place});`];
    case "bstr":
      return [`${imports.runtime("checkBstr")}(${name}, ${place});`];
    case "guid":
      return [`${imports.runtime("checkGuid")}(${name}, ${place});`];
    case "filetime":
      return [`${imports.runtime("checkUint64")}(${name}, ${place});`];
    case "interface": {
      const convert = imports.runtime(nullable ? "addressOrNull" : "addressOf");
      return [`const ${name}Address = ${convert}(${name}, ${imports.value(value.type)}, ${place});`];
    }
    case "bytes": {
      const length = typeof value.count === "number" ? `, ${value.count}` : "";
      return [
        `${imports.runtime(nullable ? "checkBytesOrNull" : "checkBytes")}(${name}, ${place}${length});`,
      ];
    }
    case "record":
    case "array":
    case "buffer":
    case "union":
    case "count":
      return [];
    default:
      return [`${imports.runtime(CHECKS[value.kind])}(${name}, ${place});`];
  }
}

/** The lengths of byte arrays must fit into the parameters that carry them. */
export function countChecks(
  arrays: readonly ParameterProjection[],
  method: MethodProjection,
  imports: Imports,
): string[] {
  const names = arrays.filter(({ value }) => value.kind === "bytes").map(({ name }) => name);
  return method.parameters.flatMap(({ direction, value }) =>
    direction === "in" && value.kind === "count" && names.includes(value.of)
      ? [
          `${imports.runtime(CHECKS[value.scalar])}(${countText(method, value)}, at, ${stringLiteral(value.of)});`,
        ]
      : [],
  );
}

/** As `countChecks`, for arrays of structs, whose length is known when they are copied; wider counts hold every length. */
export function narrowCountChecks(method: MethodProjection, imports: Imports): string[] {
  return method.parameters.flatMap(({ direction, value }) =>
    direction === "in" &&
    value.kind === "count" &&
    /^u?int(8|16)$/.test(value.scalar) &&
    arrayOf(method, value)?.value.kind === "array"
      ? [
          `${imports.runtime(CHECKS[value.scalar])}(${countText(method, value)}, at, ${stringLiteral(value.of)});`,
        ]
      : [],
  );
}

type CountValue = Extract<ValueProjection, { kind: "count" }>;

function arrayOf(method: MethodProjection, { of }: CountValue): ParameterProjection | undefined {
  return method.parameters.find((parameter) => parameter.name === of);
}

function countText(method: MethodProjection, value: CountValue): string {
  const array = arrayOf(method, value);
  const plain = array?.value.kind === "array" ? `${value.of}Items.length` : `${value.of}.length`;
  const length = array?.nullable ? `(${value.of}?.length ?? 0)` : plain;
  return value.scalar === "int64" || value.scalar === "uint64" ? `BigInt(${length})` : length;
}

/** Whether the call needs memory beside its scratch frame. */
export function needsMemory(method: MethodProjection): boolean {
  return inputsOf(method).some(({ value }) => value.kind === "bstr" || runsGetters(value));
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
  const isLate = ({ value }: ParameterProjection) => value.kind === "interface" || value.kind === "bytes";
  return { early: inputs.filter((input) => !isLate(input)), late: inputs.filter(isLate) };
}

function runsGetters({ kind }: ValueProjection): boolean {
  return kind === "record" || kind === "array" || kind === "union";
}

/** Puts into memory what native code reads there: copies, structs, cells. */
export function writes(inputs: readonly ParameterProjection[], frame: Frame, imports: Imports): string[] {
  return inputs.flatMap((parameter) => {
    const { value, name, direction } = parameter;
    const place = `at, ${stringLiteral(name)}`;
    const cell = () => frame.cellOf(parameter);
    switch (value.kind) {
      case "bytes":
        return [`${name}Copy = ${imports.runtime("copyIn")}(${name});`];
      case "bstr":
        return [`const ${name}Text = memory.bstr(${name});`];
      case "record": {
        if (direction === "in") {
          return [`const ${name}Address = memory.record(${name}, ${imports.value(value.type)}, ${place});`];
        }
        return [
          `${imports.value(value.type)}.write(${inScratch(cell(), imports)}, ${name}, memory, ${place});`,
        ];
      }
      case "array":
        return [`const ${name}Items = memory.records(${name}, ${imports.value(value.of)}, ${place});`];
      case "union":
        return [
          `${imports.value(value.type)}.write(${inScratch(cell(), imports)}, ${value.tag}, ${name}, memory, ${place});`,
        ];
      case "guid":
        return [`${imports.runtime("writeGuid")}(${cell()}, ${name});`];
      case "filetime":
        return [`${imports.runtime("writeUint64")}(${cell()}, ${name});`];
      default:
        if (direction !== "inout") return [];
        return [`${imports.runtime(WRITES[value.kind as ScalarKind])}(${cell()}, ${name});`];
    }
  });
}

/** What is passed for a parameter of the slot. */
export function argument(
  method: MethodProjection,
  parameter: ParameterProjection,
  frame: Frame,
  imports: Imports,
): string {
  const { name, value, direction } = parameter;
  if (value.kind === "buffer") return `${name}Array.address`;
  if (direction !== "in") return frame.cellOf(parameter);
  switch (value.kind) {
    case "guid":
    case "filetime":
      return frame.cellOf(parameter);
    case "union": {
      const cell = frame.cellOf(parameter);
      return value.byValue === undefined
        ? cell
        : `${imports.runtime("passRecord")}(${cell}, ${stringLiteral(value.byValue)})`;
    }
    case "bool":
      return `${name} ? 1 : 0`;
    case "interface":
    case "record":
      return `${name}Address`;
    case "array":
      return `${name}Items.address`;
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
