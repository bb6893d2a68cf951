import type { model } from "@combind/midl";
import type { Length } from "../value-projection.ts";

/**
 * What a source annotation says of a parameter or field: `_In_reads_opt_(n)`, `_Out_writes_bytes_to_(cb, *read)`, or one
 * of the older kind, `__out_ecount_part(n, *m)`.
 */
export interface Annotation {
  readonly direction: "in" | "out" | "inout" | "field";
  /** Whether the pointer may be NULL. */
  readonly isOptional: boolean;
  /** Whether it points to a pointer that is handed back. */
  readonly isPointerOut: boolean;
  /** How much there is, if it is an array; in bytes or elements. */
  readonly size: Length | "unclear" | undefined;
  /** How much of it is filled in the end. */
  readonly filled: Length | "unclear" | undefined;
  readonly isInBytes: boolean;
}

const HEAD = /^_*([A-Za-z][A-Za-z_]*?)_*\s*(?:\((.*)\))?$/s;

/** The annotation among attributes; undefined where there is none, or none that is understood. */
export function annotationOf(attributes: readonly model.Attribute[]): Annotation | undefined {
  const argument = attributes.find(({ name }) => name === "annotation")?.arguments[0];
  if (argument?.kind !== "string") return undefined;
  const [, head, list] = HEAD.exec(argument.value.trim()) ?? [];
  if (head === undefined) return undefined;
  const words = head.toLowerCase().split("_");
  const direction = directionOf(words);
  if (direction === undefined) return undefined;
  const isSized = words.some((word) => SIZED.test(word));
  const [size, filled] = (list ?? "").split(",");
  return {
    direction,
    isOptional: words.includes("opt"),
    isPointerOut: words[0] === "outptr" || words.includes("deref") || words.includes("outptr"),
    size: isSized ? lengthIn(size) : undefined,
    filled: isSized && filled !== undefined ? lengthIn(filled) : undefined,
    isInBytes: words.some((word) => /^(?:bytes|bcount|byte(?:count|cap|buffer))$/.test(word)),
  };
}

const SIZED = /^(?:reads|writes|updates|size|full|(?:byte|[ebx])?count|(?:byte)?(?:cap|buffer)|part|all)$/;

function directionOf(words: readonly string[]): Annotation["direction"] | undefined {
  const [first, second] = words;
  if (first === "in" || first === "inout" || first === "field") return first;
  if (first === "out" || first === "outptr") return "out";
  if (first === "com" && second === "outptr") return "out";
  if (first !== "deref") return undefined;
  return (["inout", "out", "in"] as const).find((one) => words.includes(one));
}

const TERM = /^\*?\s*([A-Za-z_]\w*)$/;

/** A name, what a name points to, a number, or two such lengths with an operator between. */
function lengthIn(text: string | undefined): Length | "unclear" {
  const trimmed = text?.trim() ?? "";
  if (/^\d+$/.test(trimmed)) return { kind: "number", value: Number(trimmed) };
  const name = TERM.exec(trimmed)?.[1];
  if (name !== undefined) return { kind: "parameter", name };
  const at = lastOperator(trimmed, /[+-]/) ?? lastOperator(trimmed, /\*/);
  if (at === undefined) return /^\(.*\)$/s.test(trimmed) ? lengthIn(trimmed.slice(1, -1)) : "unclear";
  const operator = trimmed.charAt(at) as "+" | "-" | "*";
  const [left, right] = [lengthIn(trimmed.slice(0, at)), lengthIn(trimmed.slice(at + 1))];
  if (left === "unclear" || right === "unclear") return "unclear";
  return { kind: "binary", operator, left, right };
}

/** Where the last operator between two terms stands that is in no parentheses: what is left of it comes first. */
function lastOperator(text: string, operator: RegExp): number | undefined {
  let depth = 0;
  for (let at = text.length - 1; at > 0; at--) {
    const mark = text.charAt(at);
    if (mark === ")") depth++;
    if (mark === "(") depth--;
    if (depth === 0 && operator.test(mark) && /[\w)]\s*$/.test(text.slice(0, at))) return at;
  }
  return undefined;
}
