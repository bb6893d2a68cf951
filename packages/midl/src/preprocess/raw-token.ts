import type { SourceText } from "../source/source-text.ts";
import type { Span } from "../source/span.ts";
import type { PpTokenKind } from "./pp-token.ts";

/**
 * What the scanner distinguishes: the kinds of the result, `newline` where a directive ends, and `other` for
 * `#`, `##` and characters that mean nothing in IDL (they are fine as long as they stay inside macros).
 */
export type RawKind = Exclude<PpTokenKind, "pragma"> | "newline" | "other";

/** A token on its way through macros; `start` and `end` say where it is spelled, half open. */
export class RawToken {
  readonly kind: RawKind;
  readonly image: string;
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  /** Blanks, comments or line ends stand before it. */
  readonly spaced: boolean;
  /** It names a macro that was being expanded where it came up, and so is never expanded. */
  readonly hidden: boolean;

  constructor(
    kind: RawKind,
    image: string,
    source: SourceText,
    start: number,
    end: number,
    spaced: boolean,
    hidden = false,
  ) {
    this.kind = kind;
    this.image = image;
    this.source = source;
    this.start = start;
    this.end = end;
    this.spaced = spaced;
    this.hidden = hidden;
  }

  get span(): Span {
    return { source: this.source, start: this.start, end: this.end };
  }

  hide(): RawToken {
    return new RawToken(this.kind, this.image, this.source, this.start, this.end, this.spaced, true);
  }

  /** The same token with or without blanks before it. */
  withSpace(spaced: boolean): RawToken {
    if (this.spaced === spaced) return this;
    return new RawToken(this.kind, this.image, this.source, this.start, this.end, spaced, this.hidden);
  }

  /** Another token that is spelled at this one's place. */
  respelled(kind: RawKind, image: string): RawToken {
    return new RawToken(kind, image, this.source, this.start, this.end, this.spaced);
  }
}

/** Tokens as text, with one space wherever there was any. */
export function spell(tokens: readonly RawToken[]): string {
  let result = "";
  for (const token of tokens) {
    result += token.spaced && result !== "" ? ` ${token.image}` : token.image;
  }
  return result;
}
