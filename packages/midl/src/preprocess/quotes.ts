import {
  BACKSLASH,
  CLASS,
  DOUBLE_QUOTE,
  isWordPart,
  NEWLINE,
  OPEN_PARENTHESIS,
  PUNCTUATION,
  RETURN,
  SPACE,
  TAB,
} from "./characters.ts";

/** Where the quote that opens at `open` is closed on the same line, or -1. */
export function closingQuote(text: string, open: number, quote: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === NEWLINE) return -1;
    if (code === BACKSLASH && text.charCodeAt(at + 1) !== NEWLINE) at += 1;
  }
  return -1;
}

/**
 * Where the string that opens at `open` is closed, or -1. MIDL lets strings go on over lines; but where what would close
 * it on a later line looks like the beginning of another string, the end was forgotten.
 */
export function stringEnd(text: string, open: number): number {
  let crossesLine = false;
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) return crossesLine && opensString(text, at) ? -1 : at;
    if (code === NEWLINE) crossesLine = true;
    else if (code === BACKSLASH) at += 1;
  }
  return -1;
}

/** Whether a quote stands behind `(`, `,` or a blank, and before something that is no mark: as in `helpstring("x`. */
function opensString(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  const isBehindMark = before === OPEN_PARENTHESIS || before === COMMA || isBlank(before);
  return (
    isBehindMark &&
    (isWordPart(after) || !(CLASS[after] === PUNCTUATION || isBlank(after) || after === NEWLINE))
  );
}

const COMMA = 0x2c;

/**
 * Where a string or character constant of this line probably ends whose quote was forgotten: before the first `)` behind
 * which an attribute or a call goes on or the line ends, else before the marks at the end of the line.
 */
export function beforeClosers(text: string, from: number, lineEnd: number): number {
  CALL_END.lastIndex = from;
  const call = CALL_END.exec(text);
  if (call !== null && call.index < lineEnd) return call.index;
  let end = lineEnd;
  while (end > from && (CLOSERS.has(text.charCodeAt(end - 1)) || isBlank(text.charCodeAt(end - 1)))) end -= 1;
  return end;
}

const CALL_END = /\)[ \t\r]*(?:[\]),;]|$)|\n/gm;
const CLOSERS = new Set(Array.from(")]};,", (mark) => mark.charCodeAt(0)));

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === RETURN;
}
