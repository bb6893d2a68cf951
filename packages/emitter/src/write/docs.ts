import type { JSDocStructure, OptionalKind } from "ts-morph";
import type { Documentation } from "../project/projection.ts";
import { commentText } from "./escape.ts";

/** A JSDoc block as ts-morph takes it; none for empty documentation. */
export function jsDoc(docs: Documentation): OptionalKind<JSDocStructure>[] {
  const lines = linesOf(docs);
  return lines.length === 0 ? [] : [{ description: `\n${lines.join("\n")}` }];
}

/** A JSDoc block as text, its last line ended; empty for empty documentation. */
export function blockComment(docs: Documentation): string {
  const lines = linesOf(docs).flatMap((text) => text.split("\n"));
  return lines.length === 0 ? "" : `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

/** One line of JSDoc, for what stands in lists; empty without a text. */
export function lineComment({ text }: Documentation, indentation: string): string {
  return text === undefined ? "" : `${indentation}/** ${commentText(text).replaceAll("\n", " ")} */\n`;
}

function linesOf({ text, tags }: Documentation): string[] {
  return [
    ...(text === undefined ? [] : [commentText(text)]),
    ...(text === undefined || tags.length === 0 ? [] : [""]),
    ...tags.map((tag) => `@${tag.name} ${commentText(tag.text).replaceAll("\n", " ")}`),
  ];
}
