import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import {
  AT_SIGN,
  CLASS,
  DIGIT,
  DOT,
  DOUBLE_QUOTE,
  HASH,
  isRareBlank,
  isWordPart,
  LETTER,
  LETTER_L,
  MINUS,
  NEWLINE,
  OTHER,
  PLUS,
  PUNCTUATION,
  PUNCTUATORS,
  QUOTE,
  RETURN,
  SLASH,
  SPACE,
  STAR,
  TAB,
} from "./characters.ts";
import { guidEnd } from "./guid.ts";
import { beforeClosers, closingQuote, stringEnd } from "./quotes.ts";
import { type RawKind, RawToken } from "./raw-token.ts";
import { lineEnd, TextCursor } from "./text-cursor.ts";

/**
 * Cuts a file into tokens. `advance` fills the fields below instead of making an object, because most tokens
 * go straight into the result.
 */
export class Scanner extends TextCursor {
  kind: RawKind = "newline";
  image = "";
  /** Where the token is spelled in the file, half open. */
  start = 0;
  end = 0;
  /** Blanks, comments or line ends stand before the token. */
  spaced = false;
  firstOnLine = false;
  /** A line end is then a token, which stays the next one until this is false again. */
  inDirective = false;

  #commentStart = -1;
  #commentEnd = -1;
  #sawNul = false;

  /** Goes to the next token. */
  advance(): void {
    const { text } = this;
    this.#skipBlanks();
    for (;;) {
      const start = this.at;
      if (start >= text.length) {
        this.#take("end", "", start, start);
        return;
      }
      const code = text.charCodeAt(start);
      if (code === NEWLINE) {
        this.#take("newline", "", start, start);
        return;
      }
      const kind = CLASS[code];
      if (kind === PUNCTUATION) {
        this.#punctuator(code, start);
        return;
      }
      const isWide = code === LETTER_L && CLASS[text.charCodeAt(start + 1)] === QUOTE;
      if (kind === LETTER && !isWide) {
        this.#word(start);
        return;
      }
      if (kind === DIGIT) {
        this.#number(start);
        return;
      }
      if (kind !== QUOTE && !isWide) {
        this.#other(code, start);
        return;
      }
      if (this.#quoted(start, isWide ? start + 1 : start)) return;
      this.#skipBlanks();
    }
  }

  /** The current token as an object. */
  token(): RawToken {
    return new RawToken(this.kind, this.image, this.source, this.start, this.end, this.spaced);
  }

  /** The comment block that documents the current token, with its marks. */
  comment(): string | undefined {
    return this.#commentStart === -1 ? undefined : this.text.slice(this.#commentStart, this.#commentEnd);
  }

  #take(kind: RawKind, image: string, start: number, end: number): void {
    this.kind = kind;
    this.image = image;
    this.start = this.sourceStart(start);
    this.end = this.sourceEnd(end);
    this.at = end;
  }

  #takeSlice(kind: RawKind, start: number, end: number): void {
    this.#take(kind, this.text.slice(start, end), start, end);
  }

  /**
   * Moves over blanks, comments and line ends, and finds the comment block that belongs to what follows: the last
   * block comment or run of `//` lines, if no blank line follows it and it does not trail another token's line.
   */
  #skipBlanks(): void {
    const { text } = this;
    const from = this.at;
    let afterToken = from !== 0;
    let first = from === 0;
    let lineComment = false;
    let trails = false;
    let lineEnds = 0;
    this.#commentStart = -1;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === SPACE || code === TAB) {
        this.at += 1;
      } else if (code === NEWLINE) {
        if (this.inDirective) break;
        this.at += 1;
        afterToken = false;
        first = true;
        lineEnds += 1;
        if (trails || lineEnds > 1) this.#commentStart = -1;
      } else if (code === SLASH) {
        const next = text.charCodeAt(this.at + 1);
        if (next !== SLASH && next !== STAR) break;
        const start = this.at;
        if (next === STAR) this.skipBlockComment();
        else this.at = lineEnd(text, start);
        const continues = next === SLASH && lineComment && this.#commentStart !== -1;
        if (!continues) this.#commentStart = start;
        this.#commentEnd = text.charCodeAt(this.at - 1) === RETURN ? this.at - 1 : this.at;
        lineComment = next === SLASH;
        trails = afterToken;
        lineEnds = 0;
      } else if (isRareBlank(code)) {
        this.at += 1;
      } else if (code === 0) {
        this.#nul();
      } else {
        break;
      }
    }
    this.firstOnLine = first;
    this.spaced = this.at !== from;
  }

  #nul(): void {
    if (!this.#sawNul) {
      this.report(diagnose(problems.nulCharacter, undefined, this.span(this.at, this.at + 1)));
    }
    this.#sawNul = true;
    this.at += 1;
  }

  #word(start: number): void {
    const { text } = this;
    const guid = guidEnd(text, start);
    if (guid !== -1) {
      this.#takeSlice("guid", start, guid);
      return;
    }
    let end = start + 1;
    while (isWordPart(text.charCodeAt(end))) end += 1;
    this.#takeSlice("identifier", start, end);
  }

  /** A number as C's preprocessor sees it, but `1..2` is a range and `0x1e+1` a sum. */
  #number(start: number): void {
    const { text } = this;
    const guid = guidEnd(text, start);
    if (guid !== -1) {
      this.#takeSlice("guid", start, guid);
      return;
    }
    const hexadecimal = text.charCodeAt(start) === 0x30 && (text.charCodeAt(start + 1) | 0x20) === 0x78;
    let end = start + 1;
    for (;;) {
      const code = text.charCodeAt(end);
      if (isWordPart(code)) {
        end += 1;
        if ((code | 0x20) !== 0x65 || hexadecimal) continue;
        const sign = text.charCodeAt(end);
        if ((sign === PLUS || sign === MINUS) && CLASS[text.charCodeAt(end + 1)] === DIGIT) end += 1;
      } else if (code === DOT && text.charCodeAt(end + 1) !== DOT) {
        end += 1;
      } else {
        break;
      }
    }
    this.#takeSlice("number", start, end);
  }

  /**
   * A string or character constant whose quote stands at `open`. One that has no end is reported, and taken to end where
   * the attribute or statement seems to go on; in a directive, or without content, it is left out, which gives false.
   */
  #quoted(start: number, open: number): boolean {
    const { text } = this;
    const quote = text.charCodeAt(open);
    const isString = quote === DOUBLE_QUOTE;
    const close = isString && !this.inDirective ? stringEnd(text, open) : closingQuote(text, open, quote);
    const kind = isString ? "string" : "char";
    if (close !== -1) {
      this.#takeSlice(kind, start, close + 1);
      return true;
    }
    const problem = isString ? problems.unterminatedString : problems.unterminatedCharacter;
    this.report(diagnose(problem, undefined, this.span(start, open + 1)));
    const end = lineEnd(text, open);
    const cut = this.inDirective ? open + 1 : beforeClosers(text, open + 1, end);
    if (cut > open + 1) this.#take(kind, text.slice(start, cut) + PUNCTUATORS[quote], start, cut);
    else this.at = end;
    return cut > open + 1;
  }

  #punctuator(code: number, start: number): void {
    const { text } = this;
    const next = text.charCodeAt(start + 1);
    if (code === DOT) {
      if (CLASS[next] === DIGIT && text.charCodeAt(start - 1) !== DOT) {
        this.#number(start);
        return;
      }
      if (next === DOT && text.charCodeAt(start + 2) === DOT) {
        this.#take("punctuator", "...", start, start + 3);
        return;
      }
    }
    const pair = CLASS[next] === PUNCTUATION ? pairOf(code, next) : undefined;
    if (pair !== undefined) this.#take("punctuator", pair, start, start + 2);
    else this.#take("punctuator", PUNCTUATORS[code] as string, start, start + 1);
  }

  /** `#`, `##`, `#@`, an escaped name such as `@event`, or a run of characters that mean nothing. */
  #other(code: number, start: number): void {
    const { text } = this;
    let end = start + 1;
    if (code === HASH) {
      const next = text.charCodeAt(end);
      if (next === HASH || next === AT_SIGN) end += 1;
      this.#take("other", next === HASH ? "##" : next === AT_SIGN ? "#@" : "#", start, end);
      return;
    }
    if (code === AT_SIGN && CLASS[text.charCodeAt(end)] === LETTER) {
      while (isWordPart(text.charCodeAt(end))) end += 1;
      this.#takeSlice("identifier", start, end);
      return;
    }
    while (end < text.length && isMeaningless(text.charCodeAt(end))) end += 1;
    this.#takeSlice("other", start, end);
  }
}

function isMeaningless(code: number): boolean {
  if (CLASS[code] !== OTHER || code === HASH || code === AT_SIGN || isRareBlank(code)) return false;
  return code > SPACE || (code !== 0 && code !== TAB && code !== NEWLINE && code !== SPACE);
}

/** The punctuator of two characters that begins with `code` and `next`, if there is one. */
function pairOf(code: number, next: number): string | undefined {
  switch (code) {
    case 0x21:
      return next === 0x3d ? "!=" : undefined;
    case 0x26:
      return next === 0x26 ? "&&" : undefined;
    case MINUS:
      return next === 0x3e ? "->" : undefined;
    case 0x3c:
      return next === 0x3c ? "<<" : next === 0x3d ? "<=" : undefined;
    case 0x3d:
      return next === 0x3d ? "==" : undefined;
    case 0x3e:
      return next === 0x3e ? ">>" : next === 0x3d ? ">=" : undefined;
    case 0x7c:
      return next === 0x7c ? "||" : undefined;
    default:
      return undefined;
  }
}
