import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { decodeSource } from "../source/decode.ts";
import { SourceText } from "../source/source-text.ts";
import type { Span } from "../source/span.ts";
import type { Expander } from "./expander.ts";
import { LimitReached } from "./limits.ts";
import { LogicalText } from "./logical-text.ts";
import { isPunctuator } from "./macro.ts";
import { type RawToken, spell } from "./raw-token.ts";
import type { Reader } from "./reader.ts";
import type { Scanner } from "./scanner.ts";
import type { Unit } from "./unit.ts";

/** Carries out the rest of an #include: the reader goes on with the file, unless it said `#pragma once` before. */
export function includeFile(scanner: Scanner, unit: Unit, expander: Expander, reader: Reader): void {
  const span = scanner.directiveSpan;
  const name = scanner.headerName() ?? nameFrom(expander.expandAll(unit.lineTokens(scanner)));
  if (name === undefined) {
    unit.report(diagnose(problems.malformedInclude, undefined, span));
    return;
  }
  const from = scanner.source.path;
  const path = unit.host.resolve(name.replaceAll("\\", "/"), from);
  if (path === undefined) {
    unit.report(diagnose(problems.includeNotFound, { name }, span));
    return;
  }
  unit.addInclusion(path, from);
  if (unit.once.has(path)) return;
  const limit = unit.limits.includeDepth;
  if (reader.depth > limit) throw new LimitReached(diagnose(problems.includesTooDeep, { path, limit }, span));
  const text = load(path, unit, span);
  if (text !== undefined) reader.open(text);
}

/** `"name"` or `<name>` out of macros. */
function nameFrom(tokens: readonly RawToken[]): string | undefined {
  const first = tokens[0];
  if (tokens.length === 1 && first?.kind === "string") return first.image.slice(1, -1);
  const end = tokens.findIndex((token) => isPunctuator(token, ">"));
  return isPunctuator(first, "<") && end > 1 ? spell(tokens.slice(1, end)) : undefined;
}

function load(path: string, unit: Unit, span: Span): LogicalText | undefined {
  let text = unit.texts.get(path);
  if (text === undefined) {
    const bytes = unit.host.read(path);
    if (bytes === undefined) {
      unit.report(diagnose(problems.includeUnreadable, { path }, span));
      return undefined;
    }
    unit.countText(bytes.length, span);
    const source = new SourceText(path, decodeSource(bytes));
    text = new LogicalText(source, unit.report, unit.limits.continuations);
    unit.texts.set(path, text);
  } else {
    unit.countText(text.text.length, span);
  }
  return text;
}
