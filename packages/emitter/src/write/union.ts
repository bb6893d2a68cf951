import type { ArmProjection, UnionProjection } from "../project/projection.ts";
import { ownsMemory } from "../project/values/extents.ts";
import { extent } from "./codecs.ts";
import { blockComment, lineComment } from "./docs.ts";
import { identifier, stringLiteral } from "./escape.ts";
import { freeValue, readValue, writeValue } from "./field-values.ts";
import type { Imports } from "./imports.ts";
import { writeParameters } from "./record.ts";
import { valueType } from "./types.ts";

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
