import { localName } from "../project/names.ts";
import type { FieldProjection, RecordProjection } from "../project/projection.ts";
import type { FieldValue } from "../project/value-projection.ts";
import { ownsMemory } from "../project/values/extents.ts";
import { RUNTIME_SYMBOLS } from "../runtime-symbols.ts";
import { codecText, extent, numberArray } from "./codecs.ts";
import { blockComment, lineComment } from "./docs.ts";
import { identifier, propertyKey } from "./escape.ts";
import { at, freeValue, readValue, writeValue } from "./field-values.ts";
import type { Imports } from "./imports.ts";
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

/** Parameters that a body does not use get a `_`, as strict compilers want it. */
export function writeParameters(names: string, body: readonly string[]): string {
  const text = body.join("\n");
  return names.replace(/\w+/g, (name) => (new RegExp(`\\b${name}\\b`).test(text) ? name : `_${name}`));
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
