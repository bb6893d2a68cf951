import type { Expression } from "../ast/expression.ts";
import type { Span } from "../source/span.ts";

const INTEGER = /^(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)([uUlL]*|[uU]?[iI]64)$/;
const FLOAT = /^[0-9]*\.?[0-9]*(?:[eE][+-]?[0-9]+)?[fFlL]?$/;
/** More digits than any number needs: converting a million of them takes seconds. */
const LONGEST_NUMBER = 200;
const ESCAPE = /\\(?:x([0-9a-fA-F]{1,4})|([0-7]{1,3})|([\s\S]))/g;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
  "?": "?",
};

/** Reads a preprocessing number; undefined if it is neither an integer nor a float of C. */
export function readNumber(text: string, span: Span): Expression | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  const integer = INTEGER.exec(text);
  if (integer !== null) {
    const digits = integer[1] as string;
    const suffix = integer[2] as string;
    const isOctal = digits.length > 1 && digits.startsWith("0") && !/^0x/i.test(digits);
    const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
    const [unsigned, long] = suffix === "" ? [false, false] : [/u/i.test(suffix), /[li]/i.test(suffix)];
    return { kind: "integer", value, unsigned, long, text, span };
  }
  if (!FLOAT.test(text)) return undefined;
  const value = Number.parseFloat(text);
  return Number.isNaN(value) ? undefined : { kind: "float", value, text, span };
}

/** The content of a string or character literal: quotes and an L prefix taken off, escapes resolved. */
export function readQuoted(image: string): { readonly value: string; readonly wide: boolean } {
  const wide = image.startsWith("L");
  const body = image.slice(wide ? 2 : 1, -1);
  return { value: body.includes("\\") ? body.replace(ESCAPE, resolveEscape) : body, wide };
}

/**
 * The value of a character constant: several characters are the bytes of one int, the first the highest; one alone is a
 * signed char.
 */
export function characterValue({ value, wide }: ReturnType<typeof readQuoted>): number {
  if (wide) return value.charCodeAt(0) || 0;
  let bytes = 0;
  for (let at = 0; at < value.length; at++) bytes = (bytes << 8) | (value.charCodeAt(at) & 0xff);
  return value.length === 1 ? (bytes << 24) >> 24 : bytes;
}

/** An escape that C does not know is kept as it stands: help strings hold paths. */
function resolveEscape(
  whole: string,
  hex: string | undefined,
  octal: string | undefined,
  simple: string,
): string {
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  return SIMPLE_ESCAPES[simple] ?? (simple === "\n" ? "" : whole);
}
