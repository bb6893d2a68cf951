import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../source/source-text.ts";
import type { Span } from "../source/span.ts";
import {
  CLASS,
  DOUBLE_QUOTE,
  GREATER,
  HASH,
  isRareBlank,
  isWordPart,
  LESS,
  LETTER,
  NEWLINE,
  OPEN_PARENTHESIS,
  SINGLE_QUOTE,
  SLASH,
  SPACE,
  STAR,
  TAB,
} from "./characters.ts";
import type { LogicalText } from "./logical-text.ts";
import { closingQuote } from "./quotes.ts";

/**
 * A place in a file that moves forward over comments, words and whole lines, for what is not read as tokens:
 * directive names, header names, messages, and groups that a condition leaves out.
 */
export class TextCursor {
  readonly source: SourceText;
  protected readonly text: string;
  protected readonly report: Report;
  protected at = 0;
  readonly #logical: LogicalText;
  #directiveStart = 0;
  #directiveEnd = 0;

  constructor(logical: LogicalText, report: Report) {
    this.source = logical.source;
    this.text = logical.text;
    this.report = report;
    this.#logical = logical;
  }

  /** Where the cursor stands, for `spanFrom`. */
  get place(): number {
    return this.at;
  }

  /** The span between an earlier place and the cursor. */
  spanFrom(start: number): Span {
    return this.span(start, this.at);
  }

  protected span(start: number, end: number): Span {
    return { source: this.source, start: this.sourceStart(start), end: this.sourceEnd(end) };
  }

  protected sourceStart(offset: number): number {
    return this.#logical.sourceOffset(offset);
  }

  protected sourceEnd(offset: number): number {
    return offset === 0 ? 0 : this.#logical.sourceOffset(offset - 1) + 1;
  }

  /** Reads the identifier that comes next on this line, or "". */
  word(): string {
    this.#skipMargin();
    const start = this.at;
    if (CLASS[this.text.charCodeAt(start)] !== LETTER) return "";
    while (isWordPart(this.text.charCodeAt(this.at))) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** Reads the name of the directive behind whose `#` the cursor stands. */
  directiveName(): string {
    this.#directiveStart = this.at - 1;
    const name = this.word();
    this.#directiveEnd = this.at;
    return name;
  }

  /** The directive whose name was read last, from its `#` to the end of the name. */
  get directiveSpan(): Span {
    return this.span(this.#directiveStart, this.#directiveEnd);
  }

  /** Reads `"name"` or `<name>` as #include has them, where `\` and `//` are part of the name; or undefined. */
  headerName(): string | undefined {
    this.#skipMargin();
    const open = this.text.charCodeAt(this.at);
    if (open !== LESS && open !== DOUBLE_QUOTE) return undefined;
    const close = open === LESS ? GREATER : DOUBLE_QUOTE;
    for (let end = this.at + 1; end < this.text.length; end++) {
      const code = this.text.charCodeAt(end);
      if (code === NEWLINE) return undefined;
      if (code === close) {
        const name = this.text.slice(this.at + 1, end);
        this.at = end + 1;
        return name;
      }
    }
    return undefined;
  }

  /** Reads the rest of the line without its comments; the cursor ends at the line end. */
  restOfLine(): string {
    const pieces: string[] = [];
    this.#walkLine(pieces);
    return pieces.join(" ").trim();
  }

  /** Moves to the line end. A comment that goes on below takes its lines along. */
  skipLine(): void {
    this.#walkLine(undefined);
  }

  /** Moves behind the `#` of the next line that begins with one; false at the end of the file. */
  skipToDirective(): boolean {
    for (;;) {
      this.skipLine();
      if (this.at >= this.text.length) return false;
      this.at += 1;
      this.#skipMargin();
      if (this.text.charCodeAt(this.at) === HASH) {
        this.at += 1;
        return true;
      }
    }
  }

  /** Whether the next thing in the file but blanks, comments and line ends is a `(`. Moves nothing. */
  opensCall(): boolean {
    const { text } = this;
    let at = this.at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === SLASH && text.charCodeAt(at + 1) === STAR) {
        const close = text.indexOf("*/", at + 2);
        if (close === -1) return false;
        at = close + 2;
      } else if (code === SLASH && text.charCodeAt(at + 1) === SLASH) {
        at = lineEnd(text, at);
      } else if (code === NEWLINE || isBlank(code)) {
        at += 1;
      } else {
        return code === OPEN_PARENTHESIS;
      }
    }
    return false;
  }

  /** Moves behind the block comment that begins at the cursor, and reports one without end. */
  protected skipBlockComment(): void {
    const start = this.at;
    const close = this.text.indexOf("*/", start + 2);
    this.at = close === -1 ? this.text.length : close + 2;
    if (close === -1)
      this.report(diagnose(problems.unterminatedComment, undefined, this.span(start, start + 2)));
  }

  #skipMargin(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (isBlank(code)) this.at += 1;
      else if (code === SLASH && this.text.charCodeAt(this.at + 1) === STAR) this.skipBlockComment();
      else return;
    }
  }

  /** Moves to the line end over comments and quoted text; what is not a comment goes into `pieces`. */
  #walkLine(pieces: string[] | undefined): void {
    const { text } = this;
    let start = this.at;
    let lonely = 0;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === NEWLINE) break;
      if (code === SLASH && text.charCodeAt(this.at + 1) === STAR) {
        pieces?.push(text.slice(start, this.at));
        this.skipBlockComment();
        start = this.at;
      } else if (code === SLASH && text.charCodeAt(this.at + 1) === SLASH) {
        pieces?.push(text.slice(start, this.at));
        this.at = start = lineEnd(text, this.at);
      } else if ((code === DOUBLE_QUOTE || code === SINGLE_QUOTE) && code !== lonely) {
        const close = closingQuote(text, this.at, code);
        // An apostrophe as in "don't" has no partner; no later one on this line is tried then.
        if (close === -1) lonely = code;
        this.at = close === -1 ? this.at + 1 : close + 1;
      } else {
        this.at += 1;
      }
    }
    pieces?.push(text.slice(start, this.at));
  }
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || isRareBlank(code);
}

/** Where the line of `from` ends. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
