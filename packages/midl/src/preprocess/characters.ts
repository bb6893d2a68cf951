/** What a code unit begins, as far as the scanner cares. */
export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const PUNCTUATION = 3;
export const QUOTE = 4;

/** The class of every code unit; a table as long as the alphabet, so that no bound is checked. */
export const CLASS = new Uint8Array(0x10000);

/** The one-character punctuators by code unit: constant strings, so that a token costs no slice. */
export const PUNCTUATORS: readonly string[] = Array.from({ length: 0x80 }, (_, code) =>
  String.fromCharCode(code),
);

for (let code = 0x30; code <= 0x39; code++) CLASS[code] = DIGIT;
for (let code = 0x41; code <= 0x5a; code++) CLASS[code] = CLASS[code + 0x20] = LETTER;
CLASS[0x5f] = LETTER;
for (const character of "{}[]();,:?.+-*/%&|^~!=<>") CLASS[character.charCodeAt(0)] = PUNCTUATION;
CLASS[0x22] = CLASS[0x27] = QUOTE;

export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const OPEN_PARENTHESIS = 0x28;
export const STAR = 0x2a;
export const PLUS = 0x2b;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const LESS = 0x3c;
export const GREATER = 0x3e;
export const AT_SIGN = 0x40;
export const LETTER_L = 0x4c;
export const BACKSLASH = 0x5c;

/** Blanks besides space and tab: vertical tab, form feed, return, end-of-file mark, no-break space, byte order mark. */
export function isRareBlank(code: number): boolean {
  return (
    code === 0x0b || code === 0x0c || code === RETURN || code === 0x1a || code === 0xa0 || code === 0xfeff
  );
}

export function isWordPart(code: number): boolean {
  const kind = CLASS[code];
  return kind === LETTER || kind === DIGIT;
}

export function isHexDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}
