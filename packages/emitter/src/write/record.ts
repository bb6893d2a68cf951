import { localName } from "../project/names.ts";
import type {
  ArmProjection,
  Extent,
  FieldProjection,
  FieldValue,
  RecordProjection,
  ScalarKind,
  ScalarValue,
  UnionProjection,
} from "../project/projection.ts";
import { ownsMemory } from "../project/values/extents.ts";
import { RUNTIME_SYMBOLS } from "../runtime-symbols.ts";
import { addressType, codecText, extent, numberArray } from "./codecs.ts";
import { blockComment, lineComment } from "./docs.ts";
import { identifier, propertyKey, stringLiteral } from "./escape.ts";
import type { Imports } from "./imports.ts";
import { CHECKS, FIELD_READS, FIELD_WRITES, VIEWS } from "./scalars.ts";
import { valueType } from "./types.ts";

/** The names that a codec's functions use themselves. */
const TAKEN: ReadonlySet<string> = new Set([
  ...RUNTIME_SYMBOLS,
  "view",
  "offset",
  "value",
  "memory",
  "at",
  "path",
  "tag",
]);

/** A struct: the interface of its fields, and under the same name the codec that reads and writes it. */
export function recordStatements(record: RecordProjection, imports: Imports): string {
  const name = identifier(record.name);
  const codec = imports.runtimeType("Codec");
  const writing = [
    `${imports.runtime("checkRecord")}(value, at, path);`,
    ...visible(record).flatMap((field) => writeField(field, record, imports)),
  ];
  const members = [
    `  size: ${extent(record.size, imports)},`,
    "  read: (view, offset) => ({",
    ...visible(record).map(
      (field) => `    ${propertyKey(field.name)}: ${readField(field, record, imports)},`,
    ),
    record.fields.some(({ value }) => value.kind === "union") ? `  }) as ${name},` : "  }),",
    `  write(${writeParameters("view, offset, value, memory, at, path", writing)}) {`,
    ...writing.map((line) => `    ${line}`),
    "  },",
    ...freeing(record, imports),
  ];
  const owns = record.fields.some(({ value }) => ownsMemory(value));
  const type = owns ? `Required<${codec}<${name}>>` : `${codec}<${name}>`;
  return `\n${recordType(record, imports)}\nexport const ${name}: ${type} = {\n${members.join("\n")}\n};`;
}

/** The lengths of lists are no fields of the value. */
function visible({ fields }: RecordProjection): readonly FieldProjection[] {
  return fields.filter(({ value }) => value.kind !== "count");
}

/** The fields; where one of them chooses the arm of another, one alternative for each arm. */
function recordType(record: RecordProjection, imports: Imports): string {
  const name = identifier(record.name);
  const union = record.fields.find(({ value }) => value.kind === "union")?.value;
  const tag = union?.kind === "union" ? union.tag : undefined;
  const lines = (indentation: string) =>
    visible(record).map((field) => {
      const type = field.name === tag ? "K" : valueType(field.value, imports);
      return `${lineComment(field.docs, indentation)}${indentation}readonly ${propertyKey(field.name)}: ${type};\n`;
    });
  const docs = blockComment(record.docs);
  if (union?.kind !== "union") return `${docs}export interface ${name} {\n${lines("  ").join("")}}`;
  const keys = `keyof ${imports.type(union.type)}`;
  return `${docs}export type ${name} = {\n  [K in ${keys}]: {\n${lines("    ").join("")}  };\n}[${keys}];`;
}

/** A union: what each value of its discriminant stands for, and under the same name the codec. */
export function unionStatements(union: UnionProjection, imports: Imports): string {
  const name = identifier(union.name);
  const type = union.arms.map((arm) => armTypes(arm, imports)).join("");
  const arms = (spell: (arm: ArmProjection) => readonly string[], opening = "") =>
    union.arms.flatMap((arm) => {
      const labels = arm.cases.map((one) => `      case ${one}:`);
      return [...labels.slice(0, -1), `${labels.at(-1)}${opening}`, ...spell(arm)];
    });
  const unknown = `throw ${imports.runtime("unknownTag")}(tag, `;
  const writing = [
    "    switch (tag as number) {",
    ...arms(
      ({ value }) => [
        `        const given: ${valueType(value, imports)} = value as never;`,
        ...writeValue(value, "given", "offset", "path", imports).map((line) => `        ${line}`),
        "        break;",
        "      }",
      ],
      " {",
    ),
    "      default:",
    `        ${unknown}at, path);`,
    "    }",
  ];
  const owns = union.arms.some(({ value }) => ownsMemory(value));
  const codec = `${imports.runtimeType("UnionCodec")}<${name}>`;
  const lines = [
    `  size: ${extent(union.size, imports)},`,
    "  read(view, offset, tag) {",
    "    switch (tag as number) {",
    ...arms(({ value }) => [`        return ${readValue(value, "offset", imports)} as never;`]),
    "      default:",
    `        ${unknown}${stringLiteral(name)}, "");`,
    "    }",
    "  },",
    `  write(${writeParameters("view, offset, tag, value, memory, at, path", writing)}) {`,
    ...writing,
    "  },",
    ...(owns ? unionFree(union, imports) : []),
  ];
  const docs = blockComment(union.docs);
  const declared = owns ? `Required<${codec}>` : codec;
  return `\n${docs}export interface ${name} {\n${type}}\nexport const ${name}: ${declared} = {\n${lines.join("\n")}\n};`;
}

/** Parameters that a body does not use get a `_`, as strict compilers want it. */
function writeParameters(names: string, body: readonly string[]): string {
  const text = body.join("\n");
  return names.replace(/\w+/g, (name) => (new RegExp(`\\b${name}\\b`).test(text) ? name : `_${name}`));
}

function armTypes({ cases, value, docs }: ArmProjection, imports: Imports): string {
  return cases
    .map(
      (one) =>
        `${lineComment(docs, "  ")}  readonly ${one < 0 ? `[${one}]` : one}: ${valueType(value, imports)};\n`,
    )
    .join("");
}

function unionFree(union: UnionProjection, imports: Imports): string[] {
  const owning = union.arms.filter(({ value }) => ownsMemory(value));
  return [
    "  free(view, offset, tag) {",
    "    switch (tag as number) {",
    ...owning.flatMap(({ cases, value }) => [
      ...cases.map((one) => `      case ${one}:`),
      `        ${freeValue(value, "offset", imports)}`,
      "        break;",
    ]),
    "    }",
    "  },",
  ];
}

function freeing(record: RecordProjection, imports: Imports): string[] {
  const owning = record.fields.filter(({ value }) => ownsMemory(value));
  if (owning.length === 0) return [];
  const lines = owning.map(({ value, offset }) => {
    const place = at(offset, imports);
    if (value.kind === "union")
      return `    ${freeValue(value, `${place}, ${readTag(value.tag, record, imports)}`, imports)}`;
    if (value.kind !== "list") return `    ${freeValue(value, place, imports)}`;
    const count = readCount(value.count, record, imports);
    return `    ${imports.runtime("freeListAt")}(view, ${place}, ${count}, ${codecText(value.of, imports)});`;
  });
  return ["  free(view, offset) {", ...lines, "  },"];
}

/** Frees what a value that came from a callee owns. */
function freeValue(value: FieldValue, offset: string, imports: Imports): string {
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

function readField({ value, offset }: FieldProjection, record: RecordProjection, imports: Imports): string {
  const place = at(offset, imports);
  if (value.kind === "union") {
    return `${imports.value(value.type)}.read(view, ${place}, ${readTag(value.tag, record, imports)})`;
  }
  if (value.kind !== "list") return readValue(value, place, imports);
  const reader = imports.runtime(numberArray(value.of) === undefined ? "listAt" : "numberListAt");
  return `${reader}(view, ${place}, ${readCount(value.count, record, imports)}, ${codecText(value.of, imports)})`;
}

/** The length of a list, which lies beside it. */
function readCount(name: string, record: RecordProjection, imports: Imports): string {
  const { value, offset } = record.fields.find((field) => field.name === name) as FieldProjection;
  const { scalar } = value as Extract<FieldValue, { kind: "count" }>;
  const text = readValue({ kind: scalar }, at(offset, imports), imports);
  return /64$|ptr$/.test(scalar) ? `Number(${text})` : text;
}

/** The discriminant that lies beside a union. */
function readTag(name: string, record: RecordProjection, imports: Imports): string {
  const { value, offset } = record.fields.find((field) => field.name === name) as FieldProjection;
  return `${readValue(value, at(offset, imports), imports)} as never`;
}

function readValue(value: FieldValue, offset: string, imports: Imports): string {
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

/** Takes a property once, checks it, writes it. */
function writeField(
  { name, value, offset }: FieldProjection,
  record: RecordProjection,
  imports: Imports,
): string[] {
  const taken = new Set([...TAKEN, ...namesIn(value)]);
  const local = localName(identifier(name), taken);
  const path = `\`\${path}.${name}\``;
  const place = at(offset, imports);
  if (value.kind === "union") {
    const tag = localName(value.tag, TAKEN);
    const text = `${imports.value(value.type)}.write(view, ${place}, ${tag}, value.${name}, memory, at, ${path});`;
    return [text];
  }
  if (value.kind === "list") {
    const count = record.fields.find((field) => field.name === value.count) as FieldProjection;
    const { scalar } = count.value as Extract<FieldValue, { kind: "count" }>;
    const length = /64$|ptr$/.test(scalar) ? `BigInt(${local}.length)` : `${local}.length`;
    return [
      `const ${local} = memory.list(value.${name}, ${codecText(value.of, imports)}, at, ${path});`,
      `${imports.runtime("writePointerAt")}(view, ${place}, ${local}.address);`,
      ...writeValue({ kind: scalar }, length, at(count.offset, imports), path, imports),
    ];
  }
  return [`const ${local} = value.${name};`, ...writeValue(value, local, place, path, imports)];
}

/** The declarations that a value's code names. */
function namesIn(value: FieldValue): string[] {
  if ("type" in value && typeof value.type === "object") return [value.type.name];
  if ("of" in value && typeof value.of === "object") return namesIn(value.of);
  return value.kind === "target" ? namesIn(value.to) : [];
}

function writeValue(
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

function at(offset: Extent, imports: Imports): string {
  if (offset.wide === offset.narrow) return offset.wide === 0 ? "offset" : `offset + ${offset.wide}`;
  return `offset + (${imports.runtime("WIDE")} ? ${offset.wide} : ${offset.narrow})`;
}
