import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { isCharize, isPaste, isPunctuator, isStringify, Macro, VARIADIC_OPTION } from "./macro.ts";
import { charize, pasteTokens, stringify } from "./paste.ts";
import type { RawToken } from "./raw-token.ts";
import type { Unit } from "./unit.ts";

/** How many characters that `#` or `##` make cost as much as one token. */
const CHARACTERS_PER_TOKEN = 2;

/** The arguments of one call: as written, and expanded when a parameter first needs it. */
export class CallArguments {
  readonly written: readonly (readonly RawToken[])[];
  readonly #expand: (tokens: readonly RawToken[]) => readonly RawToken[];
  readonly #expanded: (readonly RawToken[])[] = [];

  constructor(
    written: readonly (readonly RawToken[])[],
    expand: (tokens: readonly RawToken[]) => readonly RawToken[],
  ) {
    this.written = written;
    this.#expand = expand;
  }

  raw(slot: number): readonly RawToken[] {
    return this.written[slot] ?? [];
  }

  expanded(slot: number): readonly RawToken[] {
    this.#expanded[slot] ??= this.#expand(this.raw(slot));
    return this.#expanded[slot];
  }
}

/** A macro's body with its parameters replaced and its `#` and `##` carried out. */
export function substitute(macro: Macro, use: RawToken, args: CallArguments, unit: Unit): RawToken[] {
  const { body, slots } = macro;
  const result: RawToken[] = [];

  /** Appends what stands at `at` in the body, and returns the place behind it. */
  function append(at: number, pasted: boolean): number {
    const token = body[at] as RawToken;
    const slot = slots[at] as number;
    if (slot !== -1) {
      const argument = pasted || isPaste(body[at + 1]) ? args.raw(slot) : args.expanded(slot);
      unit.countExpansion(argument.length, use);
      for (let index = 0; index < argument.length; index++) {
        const part = argument[index] as RawToken;
        result.push(index === 0 ? part.withSpace(token.spaced) : part);
      }
      return at + 1;
    }
    const stringified = slots[at + 1] ?? -1;
    if (macro.parameters !== undefined && (isStringify(token) || isCharize(token)) && stringified !== -1) {
      const argument = args.raw(stringified);
      countCharacters(argument.reduce((length, part) => length + part.image.length + 1, 0));
      result.push(isStringify(token) ? stringify(token, argument) : charize(token, argument));
      return at + 2;
    }
    if (macro.variadic && token.image === VARIADIC_OPTION && isPunctuator(body[at + 1], "(")) {
      const end = closingParenthesis(body, at + 1);
      if (args.raw((macro.parameters?.length ?? 0) - 1).length > 0) {
        const inner = new Macro(macro.name, macro.span, macro.parameters, true, body.slice(at + 2, end));
        for (const part of substitute(inner, use, args, unit)) result.push(part);
      }
      return end + 1;
    }
    result.push(token);
    return at + 1;
  }

  function countCharacters(length: number): void {
    unit.countExpansion(Math.ceil(length / CHARACTERS_PER_TOKEN), use);
  }

  let at = 0;
  while (at < body.length) {
    const rest = variadicAfterComma(macro, at);
    if (rest !== -1) {
      if (args.raw(macro.slots[rest] as number).length > 0) result.push(body[at] as RawToken);
      at = rest;
      continue;
    }
    const left = result.length;
    at = append(at, false);
    while (isPaste(body[at]) && at + 1 < body.length) {
      const right = result.length;
      at = append(at + 1, true);
      if (right === left || right === result.length) continue;
      const first = result[right - 1] as RawToken;
      const second = result[right] as RawToken;
      countCharacters(first.image.length + second.image.length);
      const joined = pasteTokens(first, second);
      if (joined === undefined) {
        unit.report(diagnose(problems.invalidPaste, { left: first.image, right: second.image }, use.span));
      } else {
        result.splice(right - 1, 2, joined);
      }
    }
  }
  return result;
}

/** Where the parenthesis that opens at `open` is closed, or the end of the body. */
function closingParenthesis(body: readonly RawToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < body.length; at++) {
    if (isPunctuator(body[at], "(")) depth += 1;
    else if (isPunctuator(body[at], ")")) depth -= 1;
    if (depth === 0) return at;
  }
  return body.length;
}

/**
 * Where `__VA_ARGS__` stands if the body has `, __VA_ARGS__` or `, ## __VA_ARGS__` at `at`, else -1: that comma goes
 * when there are no further arguments, as Microsoft's preprocessor has it.
 */
function variadicAfterComma(macro: Macro, at: number): number {
  if (!macro.variadic || !isPunctuator(macro.body[at], ",")) return -1;
  const next = isPaste(macro.body[at + 1]) ? at + 2 : at + 1;
  return macro.slots[next] === (macro.parameters?.length ?? 0) - 1 ? next : -1;
}
