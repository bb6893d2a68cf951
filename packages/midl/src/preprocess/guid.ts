import { isHexDigit, isWordPart, MINUS } from "./characters.ts";

/** The end of the GUID without quotes that begins at `start` (8-4-4-4-12 hexadecimal digits), or -1. */
export function guidEnd(text: string, start: number): number {
  if (
    text.charCodeAt(start + 8) !== MINUS ||
    text.charCodeAt(start + 13) !== MINUS ||
    text.charCodeAt(start + 18) !== MINUS ||
    text.charCodeAt(start + 23) !== MINUS
  ) {
    return -1;
  }
  const end = start + 36;
  for (let at = start; at < end; at++) {
    const place = at - start;
    const isMark = place === 8 || place === 13 || place === 18 || place === 23;
    if (!isMark && !isHexDigit(text.charCodeAt(at))) return -1;
  }
  return isWordPart(text.charCodeAt(end)) ? -1 : end;
}
