import { localName } from "../project/names.ts";
import type {
  ArmProjection,
  Extent,
  FieldProjection,
  FieldValue,
  RecordProjection,
  RecordReference,
  UnionProjection,
} from "../project/projection.ts";
import { RUNTIME_SYMBOLS } from "../runtime-symbols.ts";
import { blockComment, lineComment } from "./docs.ts";
import { identifier, propertyKey, stringLiteral } from "./escape.ts";
import type { Imports } from "./imports.ts";
import { CHECKS, VIEWS } from "./scalars.ts";
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
    ...record.fields.flatMap((field) => writeField(field, imports)),
  ];
  const members = [
    `  size: ${extent(record.size, imports)},`,
    "  read: (view, offset) => ({",
    ...record.fields.map((field) => `    ${propertyKey(field.name)}: ${readField(field, record, imports)},`),
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

/** The fields; where one of them chooses the arm of another, one alternative for each arm. */
function recordType(record: RecordProjection, imports: Imports): string {
  const name = identifier(record.name);
  const union = record.fields.find(({ value }) => value.kind === "union")?.value;
  const tag = union?.kind === "union" ? union.tag : undefined;
  const lines = (indentation: string) =>
    record.fields.map((field) => {
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
    const tag = value.kind === "union" ? `, ${readTag(value.tag, record, imports)}` : "";
    return `    ${freeValue(value, `${at(offset, imports)}${tag}`, imports)}`;
  });
  return ["  free(view, offset) {", ...lines, "  },"];
}

function ownsMemory(value: FieldValue): boolean {
  return value.kind === "string" || ((value.kind === "record" || value.kind === "union") && value.type.owns);
}

/** Frees what a value that came from a callee owns. */
function freeValue(value: FieldValue, offset: string, imports: Imports): string {
  if (value.kind === "string") return `${imports.runtime("freeStringAt")}(view, ${offset});`;
  const { type } = value as { readonly type: RecordReference };
  return `${imports.value(type)}.free(view, ${offset});`;
}

function readField({ value, offset }: FieldProjection, record: RecordProjection, imports: Imports): string {
  if (value.kind !== "union") return readValue(value, at(offset, imports), imports);
  const tag = readTag(value.tag, record, imports);
  return `${imports.value(value.type)}.read(view, ${at(offset, imports)}, ${tag})`;
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
    case "record":
    case "union":
      return `${imports.value(value.type)}.read(view, ${offset})`;
    case "bool":
      return `(view.getInt32(${offset}, true) !== 0)`;
    default: {
      const order = value.kind === "int8" || value.kind === "uint8" ? "" : ", true";
      const text = `view.get${VIEWS[value.kind]}(${offset}${order})`;
      return value.type === undefined ? text : `(${text} as ${imports.type(value.type)})`;
    }
  }
}

/** Takes a property once, checks it, writes it. */
function writeField({ name, value, offset }: FieldProjection, imports: Imports): string[] {
  const taken = "type" in value && value.type !== undefined ? new Set([...TAKEN, value.type.name]) : TAKEN;
  const local = localName(identifier(name), taken);
  const path = `\`\${path}.${name}\``;
  if (value.kind === "union") {
    const tag = localName(value.tag, TAKEN);
    const text = `${imports.value(value.type)}.write(view, ${at(offset, imports)}, ${tag}, value.${name}, memory, at, ${path});`;
    return [text];
  }
  return [`const ${local} = value.${name};`, ...writeValue(value, local, at(offset, imports), path, imports)];
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
    default: {
      const order = value.kind === "int8" || value.kind === "uint8" ? "" : ", true";
      return [
        `${imports.runtime(CHECKS[value.kind])}(${place});`,
        `view.set${VIEWS[value.kind]}(${offset}, ${local}${order});`,
      ];
    }
  }
}

function at(offset: Extent, imports: Imports): string {
  if (offset.wide === offset.narrow) return offset.wide === 0 ? "offset" : `offset + ${offset.wide}`;
  return `offset + (${imports.runtime("WIDE")} ? ${offset.wide} : ${offset.narrow})`;
}

function extent(size: Extent, imports: Imports): string {
  return size.wide === size.narrow
    ? String(size.wide)
    : `${imports.runtime("WIDE")} ? ${size.wide} : ${size.narrow}`;
}
