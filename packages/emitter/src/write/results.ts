import type { MethodProjection, ParameterProjection } from "../project/projection.ts";
import type { ScalarKind, ScalarValue, ValueProjection } from "../project/value-projection.ts";
import { holdsReferences, ownsMemory } from "../project/values/extents.ts";
import { addressType, codecText, numberArray } from "./codecs.ts";
import { propertyKey, stringLiteral } from "./escape.ts";
import { type Frame, inScratch } from "./frame.ts";
import type { Imports } from "./imports.ts";
import { lengthText } from "./lengths.ts";
import { roomRelease } from "./rooms.ts";
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
    const { value, nullable, name, direction } = output;
    if (nullable || direction !== "out" || !isPointer(value)) return [];
    const check = `${imports.runtime("requireOut")}(${frame.cellOf(output)}, at, ${stringLiteral(name)});`;
    const count =
      value.kind === "array" || value.kind === "bytes" ? countOf(method, output, frame, imports) : "";
    return [/^\d*$/.test(count) ? check : `if (${count} > 0) ${check}`];
  });
}

/** Whether a result's cell holds a pointer to it. */
function isPointer(value: ValueProjection): boolean {
  if (value.kind === "record") return POINTERS_IN_PLACE.has(value.of.kind);
  return ["string", "interface", "object", "bytes", "array"].includes(value.kind);
}

const POINTERS_IN_PLACE: ReadonlySet<string> = new Set(["target", "ansi", "safearray"]);

/**
 * The method's results, each with the expression that reads it. References come last, because a result whose reading
 * throws after a reference was taken over would leak it.
 */
export function results(method: MethodProjection, frame: Frame, imports: Imports): NamedResult[] {
  const { result } = method;
  const values: NamedResult[] = outputsOf(method).map((output) => ({
    name: output.name,
    text: read(method, output, frame, imports),
    moves: movesOf(output.value),
  }));
  if (result.kind === "value") {
    values.unshift({ name: "result", text: fromRegister(result.value, "hr", imports), moves: 0 });
  }
  if (result.kind === "hresult" && result.success.length > 0) {
    values.unshift({ name: "hresult", text: `hr as ${successType(method, imports)}`, moves: 0 });
  }
  return values.sort((a, b) => a.moves - b.moves);
}

function movesOf(value: ValueProjection): 0 | 1 | 2 {
  if (value.kind === "interface" || value.kind === "object") return 2;
  return value.kind === "buffer" ? 1 : 0;
}

/** Whether reading the results makes wrappers that are lost where a later one throws. */
function makesWrappers(method: MethodProjection): boolean {
  return outputsOf(method).some(({ value }) => {
    const inner =
      value.kind === "record" || value.kind === "array" || value.kind === "room" ? value.of : undefined;
    return inner !== undefined && holdsReferences(inner);
  });
}

/** One result is returned as it is, several as one object. */
export function returns(
  method: MethodProjection,
  values: readonly NamedResult[],
  imports: Imports,
): string[] {
  if (values.length === 0) return [];
  const [opening, closing] = makesWrappers(method)
    ? [`${imports.runtime("received")}(() => `, ")"]
    : ["", ""];
  if (values.length === 1) return [`return ${opening}${values[0]?.text}${closing};`];
  const members = values.map(({ name, text }) => `  ${propertyKey(name)}: ${text},`);
  if (holdsInterface(method)) {
    return [`return ${opening}${imports.runtime("disposable")}({`, ...members, `})${closing};`];
  }
  return opening === ""
    ? ["return {", ...members, "};"]
    : [`return ${opening}({`, ...members, `})${closing};`];
}

/** Reads a result out of its cell. An interface pointer moves: its cell is empty afterwards. */
function read(method: MethodProjection, output: ParameterProjection, frame: Frame, imports: Imports): string {
  const { value, nullable, name, direction } = output;
  const cell = () => frame.cellOf(output);
  const orNull = (text: string) =>
    nullable ? `${imports.runtime("readPointer")}(${cell()}) === 0 ? null : ${text}` : text;
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
    case "object":
      return `${imports.runtime(nullable ? "adoptOutOrNull" : "adoptOut")}(${cell()}, ${value.iid})`;
    case "bytes":
      return `${imports.runtime(nullable ? "readBytesOrNull" : "readBytes")}(${cell()}, ${countOf(method, output, frame, imports)})`;
    case "record": {
      const text = `${codecText(value.of, imports)}.read(${inScratch(cell(), imports)})`;
      return isPointer(value) ? orNull(text) : text;
    }
    case "union":
      return `${imports.value(value.type)}.read(${inScratch(cell(), imports)}, ${value.tag})`;
    case "array": {
      if (direction === "inout") {
        const reader = imports.runtime(numberArray(value.of) === undefined ? "readItems" : "readNumberItems");
        return `${reader}(${name}Items, ${codecText(value.of, imports)})`;
      }
      const reader = imports.runtime(numberArray(value.of) === undefined ? "readRecords" : "readNumbers");
      const length = countOf(method, output, frame, imports);
      return orNull(`${reader}(${cell()}, ${length}, ${codecText(value.of, imports)})`);
    }
    case "room":
      return `${name}Room.read(${lengthText(value.length, "after", method, frame, imports)})`;
    case "text": {
      const length = value.length && lengthText(value.length, "after", method, frame, imports);
      return `${name}Room.read(${length ?? ""})`;
    }
    case "buffer": {
      const length = lengthText({ kind: "parameter", name: value.length }, "after", method, frame, imports);
      return `${name}Array.adopt(${length}, ${imports.value(value.type)})`;
    }
    case "count":
    case "iid":
      throw new Error(`${name} is no result of ${method.name}`);
    default: {
      const text = `${imports.runtime(READS[value.kind])}(${cell()})`;
      return branded(value, text, imports);
    }
  }
}

/** How many elements came, as the plan of the array says. */
function countOf(
  method: MethodProjection,
  output: ParameterProjection,
  frame: Frame,
  imports: Imports,
): string {
  const { value } = output;
  if (value.kind === "array") return lengthText(value.count, "after", method, frame, imports);
  const { count } = value as Extract<ValueProjection, { kind: "bytes" }>;
  return typeof count === "number"
    ? String(count)
    : lengthText({ kind: "parameter", name: count }, "after", method, frame, imports);
}

/** Releases what the results' cells still own; strings and arrays always, interfaces unless they moved. */
export function releases(method: MethodProjection, frame: Frame, imports: Imports): string[] {
  return outputsOf(method).flatMap((output) => {
    const { value, name, direction } = output;
    const cell = () => frame.cellOf(output);
    switch (value.kind) {
      case "string":
      case "bytes":
        return [`${imports.runtime("freeOut")}(${cell()});`];
      case "bstr":
        return [`${imports.runtime("freeBstr")}(${cell()});`];
      case "interface":
      case "object":
        return [`${imports.runtime("releaseOut")}(${cell()});`];
      case "buffer":
        return [`${name}Array.release();`];
      case "room":
        return roomRelease(output, method);
      case "array": {
        if (direction === "inout") return [];
        if (!ownsMemory(value.of)) return [`${imports.runtime("freeOut")}(${cell()});`];
        const length = countOf(method, output, frame, imports);
        return [`${imports.runtime("freeRecords")}(${cell()}, ${length}, ${codecText(value.of, imports)});`];
      }
      case "record": {
        if (!ownsMemory(value.of)) return [];
        const access = value.of.kind === "record" ? ".free(" : ".free?.(";
        return [`${codecText(value.of, imports)}${access}${inScratch(cell(), imports)});`];
      }
      case "union":
        return value.type.owns
          ? [`${imports.value(value.type)}.free(${inScratch(cell(), imports)}, ${value.tag});`]
          : [];
      default:
        return [];
    }
  });
}

/** A result that came in a register: Koffi hands out small 64-bit integers as numbers, and C Booleans as integers. */
export function fromRegister(value: ScalarValue, text: string, imports: Imports): string {
  const exact: { readonly [kind in ScalarKind]?: string } = {
    bool: `${text} !== 0`,
    bool8: `${text} !== 0`,
    bool16: `${text} !== 0`,
    int64: `BigInt(${text})`,
    uint64: `BigInt(${text})`,
    intptr: `BigInt(${text})`,
    uintptr: `BigInt(${text})`,
  };
  return branded(value, exact[value.kind] ?? text, imports);
}

function branded(value: ScalarValue, text: string, imports: Imports): string {
  if (value.kind === "pointer") return `${text} as ${addressType(value, imports)}`;
  return value.type === undefined ? text : `${text} as ${imports.type(value.type)}`;
}
