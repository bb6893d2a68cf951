import type { MethodProjection, ParameterProjection } from "../project/projection.ts";
import type { ScalarKind } from "../project/value-projection.ts";
import { ownsMemory } from "../project/values/extents.ts";
import { parametersIn } from "../project/values/lengths.ts";
import { codecText, numberArray } from "./codecs.ts";
import { stringLiteral } from "./escape.ts";
import type { Frame } from "./frame.ts";
import type { Imports } from "./imports.ts";
import { lengthText } from "./lengths.ts";
import { CHECKS } from "./scalars.ts";
import { inputsOf, outputsOf, valueType } from "./types.ts";

/** Numbers behind pointers are checked as they are written; those that tell how large a room is must be before that. */
export function roomChecks(method: MethodProjection, imports: Imports): string[] {
  const names = outputsOf(method).flatMap((output) => {
    const { value } = output;
    const isRoom = value.kind === "room" || value.kind === "text";
    return isRoom && !dependsOnArray(output, method) ? [...parametersIn(value.capacity)] : [];
  });
  return inputsOf(method).flatMap(({ name, value, nullable }) => {
    if (!names.includes(name) || value.kind !== "record") return [];
    const check = imports.runtime(CHECKS[value.of.kind as ScalarKind]);
    return [`${nullable ? `if (${name} !== null) ` : ""}${check}(${name}, at, ${stringLiteral(name)});`];
  });
}

/** Room in this process's memory for what the caller asked for, where it asked in so many words. */
export function roomsBefore(method: MethodProjection, frame: Frame, imports: Imports): string[] {
  return outputsOf(method).flatMap((output) => {
    const { name, value } = output;
    if (value.kind === "buffer") {
      const pointer = `${imports.runtime("WIDE")} ? 8 : 4`;
      const place = `at, ${stringLiteral(value.capacity)}`;
      return [
        `const ${name}Array = new ${imports.runtime("OutArray")}(${value.capacity}, ${pointer}, ${place});`,
      ];
    }
    const made = roomText(output, method, frame, imports);
    if (made === undefined) return [];
    if (!dependsOnArray(output, method)) return [`const ${name}Room = ${made};`];
    return isFreed(output) ? [`let ${name}Kept: ${roomType(output, imports)} | undefined;`] : [];
  });
}

/** Room whose size is the length of an array, which is known when that is copied. */
export function roomsAfter(method: MethodProjection, frame: Frame, imports: Imports): string[] {
  return outputsOf(method).flatMap((output) => {
    const made = roomText(output, method, frame, imports);
    if (made === undefined || !dependsOnArray(output, method)) return [];
    const kept = isFreed(output) ? [`${output.name}Kept = ${output.name}Room;`] : [];
    return [`const ${output.name}Room = ${made};`, ...kept];
  });
}

/** Frees what is in a room, if anything there owns anything. */
export function roomRelease(output: ParameterProjection, method: MethodProjection): string[] {
  if (!isFreed(output)) return [];
  return [dependsOnArray(output, method) ? `${output.name}Kept?.free();` : `${output.name}Room.free();`];
}

function isFreed({ value }: ParameterProjection): boolean {
  return value.kind === "room" && ownsMemory(value.of);
}

function dependsOnArray({ value }: ParameterProjection, { parameters }: MethodProjection): boolean {
  if (value.kind !== "room" && value.kind !== "text") return false;
  const names = parametersIn(value.capacity);
  return parameters.some((one) => one.value.kind === "count" && names.includes(one.name));
}

function roomType({ value }: ParameterProjection, imports: Imports): string {
  const element = value.kind === "room" ? valueType(value.of, imports) : "never";
  return `${imports.runtime("Room")}<${element}>`;
}

function roomText(
  { name, value }: ParameterProjection,
  method: MethodProjection,
  frame: Frame,
  imports: Imports,
): string | undefined {
  if (value.kind !== "room" && value.kind !== "text") return undefined;
  const capacity = lengthText(value.capacity, "before", method, frame, imports);
  const place = `at, ${stringLiteral(name)}`;
  if (value.kind === "text") {
    return `new ${imports.runtime("TextRoom")}(${stringLiteral(value.encoding)}, ${capacity}, ${place})`;
  }
  const make =
    numberArray(value.of) === undefined ? `new ${imports.runtime("Room")}` : imports.runtime("numberRoom");
  return `${make}(${codecText(value.of, imports)}, ${capacity}, ${place})`;
}
