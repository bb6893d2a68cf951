import type {
  MethodProjection,
  ParameterProjection,
  ScalarKind,
  ValueProjection,
} from "../project/projection.ts";
import { propertyKey, stringLiteral } from "./escape.ts";
import { type Frame, inScratch } from "./frame.ts";
import type { Imports } from "./imports.ts";
import { READS } from "./scalars.ts";
import { holdsInterface, outputsOf, successType } from "./types.ts";

interface NamedResult {
  readonly name: string;
  readonly text: string;
  /** References that are taken over: 0 for none, 2 for those whose taking cannot fail any more. */
  readonly moves: 0 | 1 | 2;
}

/** Every pointer that must not be NULL is looked at before any of them is taken over. */
export function nullChecks(method: MethodProjection, frame: Frame, imports: Imports): string[] {
  return outputsOf(method).flatMap((output) => {
    const { value, nullable, name } = output;
    if (nullable || !["string", "interface", "bytes", "array"].includes(value.kind)) return [];
    const check = `${imports.runtime("requireOut")}(${frame.cellOf(output)}, at, ${stringLiteral(name)});`;
    if (value.kind !== "array" && (value.kind !== "bytes" || typeof value.count === "number")) return [check];
    return [`if (${lengthText(method, value.count as string, frame, imports)} > 0) ${check}`];
  });
}

/**
 * The method's results, each with the expression that reads it. References come last, because a result whose reading
 * throws after a reference was taken over would leak it.
 */
export function results(method: MethodProjection, frame: Frame, imports: Imports): NamedResult[] {
  const { result } = method;
  const values: NamedResult[] = outputsOf(method).map((output) => ({
    name: output.name,
    text: read(method, output, frame, imports),
    moves: output.value.kind === "interface" ? 2 : output.value.kind === "buffer" ? 1 : 0,
  }));
  if (result.kind === "value") {
    values.unshift({ name: "result", text: fromRegister(result.value, "hr", imports), moves: 0 });
  }
  if (result.kind === "hresult" && result.success.length > 0) {
    values.unshift({ name: "hresult", text: `hr as ${successType(method, imports)}`, moves: 0 });
  }
  return values.sort((a, b) => a.moves - b.moves);
}

/** One result is returned as it is, several as one object. */
export function returns(
  method: MethodProjection,
  values: readonly NamedResult[],
  imports: Imports,
): string[] {
  if (values.length === 0) return [];
  if (values.length === 1) return [`return ${values[0]?.text};`];
  const members = values.map(({ name, text }) => `  ${propertyKey(name)}: ${text},`);
  if (!holdsInterface(method)) return ["return {", ...members, "};"];
  return [`return ${imports.runtime("disposable")}({`, ...members, "});"];
}

/** Reads a result out of its cell. An interface pointer moves: its cell is empty afterwards. */
function read(method: MethodProjection, output: ParameterProjection, frame: Frame, imports: Imports): string {
  const { value, nullable, name } = output;
  const cell = () => frame.cellOf(output);
  switch (value.kind) {
    case "string":
      return `${imports.runtime(nullable ? "readStringOrNull" : "readString")}(${cell()})`;
    case "bstr":
      return `${imports.runtime(nullable ? "readBstrOrNull" : "readBstr")}(${cell()})`;
    case "guid":
      return `${imports.runtime("readGuid")}(${cell()})`;
    case "filetime":
      return `${imports.runtime("readUint64")}(${cell()})`;
    case "interface":
      return `${imports.runtime(nullable ? "adoptOutOrNull" : "adoptOut")}(${cell()}, ${imports.value(value.type)})`;
    case "bytes": {
      const length =
        typeof value.count === "number" ? value.count : lengthText(method, value.count, frame, imports);
      return `${imports.runtime(nullable ? "readBytesOrNull" : "readBytes")}(${cell()}, ${length})`;
    }
    case "record":
      return `${imports.value(value.type)}.read(${inScratch(cell(), imports)})`;
    case "union":
      return `${imports.value(value.type)}.read(${inScratch(cell(), imports)}, ${value.tag})`;
    case "array": {
      const length = lengthText(method, value.count, frame, imports);
      const text = `${imports.runtime("readRecords")}(${cell()}, ${length}, ${imports.value(value.of)})`;
      return nullable ? `${imports.runtime("readPointer")}(${cell()}) === 0 ? null : ${text}` : text;
    }
    case "buffer":
      return `${name}Array.adopt(${lengthText(method, value.length, frame, imports)}, ${imports.value(value.type)})`;
    case "count":
      throw new Error(`the length ${name} is no result of ${method.name}`);
    default: {
      const text = `${imports.runtime(READS[value.kind])}(${cell()})`;
      return value.type === undefined ? text : `${text} as ${imports.type(value.type)}`;
    }
  }
}

/** Releases what the results' cells still own; strings and arrays always, interfaces unless they moved. */
export function releases(method: MethodProjection, frame: Frame, imports: Imports): string[] {
  return outputsOf(method).flatMap((output) => {
    const { value, name } = output;
    const cell = () => frame.cellOf(output);
    switch (value.kind) {
      case "string":
      case "bytes":
        return [`${imports.runtime("freeOut")}(${cell()});`];
      case "bstr":
        return [`${imports.runtime("freeBstr")}(${cell()});`];
      case "interface":
        return [`${imports.runtime("releaseOut")}(${cell()});`];
      case "buffer":
        return [`${name}Array.release();`];
      case "array": {
        if (!value.of.owns) return [`${imports.runtime("freeOut")}(${cell()});`];
        const length = lengthText(method, value.count, frame, imports);
        return [`${imports.runtime("freeRecords")}(${cell()}, ${length}, ${imports.value(value.of)});`];
      }
      case "record":
        return value.type.owns ? [`${imports.value(value.type)}.free(${inScratch(cell(), imports)});`] : [];
      case "union":
        return value.type.owns
          ? [`${imports.value(value.type)}.free(${inScratch(cell(), imports)}, ${value.tag});`]
          : [];
      default:
        return [];
    }
  });
}

/** The length that a hidden parameter brought back, as a number. */
function lengthText(method: MethodProjection, idlName: string, frame: Frame, imports: Imports): string {
  const count = method.parameters.find((parameter) => parameter.name === idlName) as ParameterProjection;
  const { scalar } = count.value as Extract<ValueProjection, { kind: "count" }>;
  const text = `${imports.runtime(READS[scalar])}(${frame.cellOf(count)})`;
  return scalar === "int64" || scalar === "uint64" ? `Number(${text})` : text;
}

/** A result that came in a register: Koffi hands out small 64-bit integers as numbers, and C Booleans as integers. */
export function fromRegister(
  value: Extract<MethodProjection["result"], { kind: "value" }>["value"],
  text: string,
  imports: Imports,
): string {
  const exact: { readonly [kind in ScalarKind]?: string } = {
    bool: `${text} !== 0`,
    int64: `BigInt(${text})`,
    uint64: `BigInt(${text})`,
  };
  const plain = exact[value.kind] ?? text;
  return value.type === undefined ? plain : `${plain} as ${imports.type(value.type)}`;
}
