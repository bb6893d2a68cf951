import type { Extent, FieldValue, ScalarKind, ScalarValue } from "../project/value-projection.ts";
import { addressType, codecText } from "./codecs.ts";
import type { Imports } from "./imports.ts";
import { CHECKS, FIELD_READS, FIELD_WRITES, VIEWS } from "./scalars.ts";

/** Frees what a value that came from a callee owns. */
export function freeValue(value: FieldValue, offset: string, imports: Imports): string {
  switch (value.kind) {
    case "string":
    case "ansi":
      return `${imports.runtime("freeStringAt")}(view, ${offset});`;
    case "record":
    case "union":
      return `${imports.value(value.type)}.free(view, ${offset});`;
    default:
      return `${codecText(value, imports)}.free?.(view, ${offset});`;
  }
}

export function readValue(value: FieldValue, offset: string, imports: Imports): string {
  switch (value.kind) {
    case "guid":
      return `${imports.runtime("guidAt")}(view, ${offset})`;
    case "filetime":
      return `view.getBigUint64(${offset}, true)`;
    case "string":
      return `${imports.runtime(value.nullable ? "stringAtOrNull" : "stringAt")}(view, ${offset})`;
    case "union":
      return `${imports.value(value.type)}.read(view, ${offset})`;
    case "bool":
      return `(view.getInt32(${offset}, true) !== 0)`;
    case "bits": {
      const whole = readValue({ kind: bitsStorage(value) }, offset, imports);
      const bits = `((${whole} >>> ${value.first}) & ${mask(value.width)}) >>> 0`;
      if (value.scalar.startsWith("bool")) return `(${bits}) !== 0`;
      const shift = 32 - value.width;
      return value.scalar.startsWith("u") ? bits : `((${bits}) << ${shift}) >> ${shift}`;
    }
    default:
      return isScalar(value)
        ? readScalar(value, offset, imports)
        : `${codecText(value, imports)}.read(view, ${offset})`;
  }
}

function readScalar(value: ScalarValue, offset: string, imports: Imports): string {
  const method = VIEWS[value.kind];
  const reader = FIELD_READS[value.kind];
  const order = value.kind === "int8" || value.kind === "uint8" ? "" : ", true";
  const text =
    reader === undefined
      ? `view.get${method}(${offset}${order})`
      : `${imports.runtime(reader)}(view, ${offset})`;
  if (value.kind === "pointer") return `(${text} as ${addressType(value, imports)})`;
  return value.type === undefined ? text : `(${text} as ${imports.type(value.type)})`;
}

function isScalar(value: FieldValue): value is ScalarValue {
  return value.kind in CHECKS;
}

/** Bits are taken out of the unsigned integer that holds them. */
function bitsStorage({ scalar }: Extract<FieldValue, { kind: "bits" }>): ScalarKind {
  if (/8$/.test(scalar)) return "uint8";
  return /16$/.test(scalar) ? "uint16" : "uint32";
}

function mask(width: number): string {
  return `0x${(2 ** width - 1).toString(16)}`;
}

export function writeValue(
  value: FieldValue,
  local: string,
  offset: string,
  path: string,
  imports: Imports,
): string[] {
  const place = `${local}, at, ${path}`;
  switch (value.kind) {
    case "guid":
      return [
        `${imports.runtime("checkGuid")}(${place});`,
        `${imports.runtime("writeGuidAt")}(view, ${offset}, ${local});`,
      ];
    case "filetime":
      return [
        `${imports.runtime("checkUint64")}(${place});`,
        `view.setBigUint64(${offset}, ${local}, true);`,
      ];
    case "string":
      return [
        `${imports.runtime(value.nullable ? "checkStringOrNull" : "checkString")}(${place});`,
        `${imports.runtime("writeStringAt")}(view, ${offset}, ${local}, memory);`,
      ];
    case "record":
    case "union":
      return [`${imports.value(value.type)}.write(view, ${offset}, ${local}, memory, at, ${path});`];
    case "bool":
      return [
        `${imports.runtime("checkBoolean")}(${place});`,
        `view.setInt32(${offset}, ${local} ? 1 : 0, true);`,
      ];
    case "bits":
      return [writeBits(value, local, offset, path, imports)];
    default:
      return isScalar(value)
        ? writeScalar(value, local, offset, place, imports)
        : [`${codecText(value, imports)}.write(view, ${offset}, ${local}, memory, at, ${path});`];
  }
}

function writeScalar(
  value: ScalarValue,
  local: string,
  offset: string,
  place: string,
  imports: Imports,
): string[] {
  const check = `${imports.runtime(CHECKS[value.kind])}(${place});`;
  const writer = FIELD_WRITES[value.kind];
  if (writer !== undefined) return [check, `${imports.runtime(writer)}(view, ${offset}, ${local});`];
  const order = value.kind === "int8" || value.kind === "uint8" ? "" : ", true";
  return [check, `view.set${VIEWS[value.kind]}(${offset}, ${local}${order});`];
}

/** Bits go beside those that are there already. */
function writeBits(
  value: Extract<FieldValue, { kind: "bits" }>,
  local: string,
  offset: string,
  path: string,
  imports: Imports,
): string {
  const bytes = { uint8: 1, uint16: 2, uint32: 4 }[bitsStorage(value) as "uint8" | "uint16" | "uint32"];
  const isSigned = !value.scalar.startsWith("u") && !value.scalar.startsWith("bool");
  const given = value.scalar.startsWith("bool") ? `Number(${local})` : local;
  return `${imports.runtime("writeBitsAt")}(view, ${offset}, ${bytes}, ${value.first}, ${value.width}, ${isSigned}, ${given}, at, ${path});`;
}

export function at(offset: Extent, imports: Imports): string {
  if (offset.wide === offset.narrow) return offset.wide === 0 ? "offset" : `offset + ${offset.wide}`;
  return `offset + (${imports.runtime("WIDE")} ? ${offset.wide} : ${offset.narrow})`;
}
