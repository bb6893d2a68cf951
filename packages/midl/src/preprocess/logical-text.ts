import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../source/source-text.ts";
import { HASH, NEWLINE, RETURN, SPACE, TAB } from "./characters.ts";
import { DEFAULT_LIMITS, LimitReached } from "./limits.ts";

/**
 * A file's text with continued lines joined: a `\` at a line's end is gone together with the line end.
 * `sourceOffset` leads from a place in the joined text back to the file.
 */
export class LogicalText {
  readonly source: SourceText;
  readonly text: string;
  /** The places in `text` where lines were joined, and how much of the file is missing up to each. */
  readonly #joints: readonly number[];
  readonly #missing: readonly number[];

  /** Throws LimitReached where more lines are continued than `limit` allows. */
  constructor(source: SourceText, report: Report, limit = DEFAULT_LIMITS.continuations) {
    const { text } = source;
    const pieces: string[] = [];
    const joints: number[] = [];
    const missing: number[] = [];
    let copied = 0;
    let gone = 0;
    let directive = false;
    for (let at = text.indexOf("\\"); at !== -1; at = text.indexOf("\\", at + 1)) {
      const end = lineEndAfter(text, at + 1);
      if (end === -1) continue;
      const lineStart = text.lastIndexOf("\n", at) + 1;
      if (lineStart !== copied || copied === 0) directive = isDirective(text, lineStart);
      if (isBlank(text.charCodeAt(at + 1))) {
        // Outside directives such a line end may stand in a picture or a path of a comment: no continuation.
        if (!directive) continue;
        report(diagnose(problems.blanksAfterContinuation, undefined, { source, start: at, end: at + 1 }));
      }
      gone += end - at;
      if (at > copied || copied === 0) {
        pieces.push(text.slice(copied, at));
        joints.push(end - gone);
        missing.push(gone);
      } else {
        missing[missing.length - 1] = gone;
      }
      copied = end;
      if (joints.length > limit) {
        throw new LimitReached(
          diagnose(problems.tooManyContinuations, { limit }, { source, start: at, end: at + 1 }),
        );
      }
    }
    this.source = source;
    this.text = copied === 0 ? text : pieces.join("") + text.slice(copied);
    this.#joints = joints;
    this.#missing = missing;
  }

  /** Where in the file a code unit of `text` stands. */
  sourceOffset(offset: number): number {
    if (this.#joints.length === 0) return offset;
    let low = 0;
    let high = this.#joints.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#joints[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? offset : offset + (this.#missing[low - 1] as number);
  }
}

/** The place after the line end at `from`, blanks before it allowed, or -1. */
function lineEndAfter(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  if (text.charCodeAt(at) === RETURN) at += 1;
  return text.charCodeAt(at) === NEWLINE ? at + 1 : -1;
}

function isDirective(text: string, lineStart: number): boolean {
  let at = lineStart;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === HASH;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}
