import type { IToken, TokenType } from "chevrotain";
import type { SourceText } from "../source/source-text.ts";
import type { Expansion, Span } from "../source/span.ts";

export type PpTokenKind =
  | "identifier"
  | "number" // as in C's preprocessor: digits, letters, dots: 0x10L, 1.0, 3ul
  | "string" // image keeps the quotes and an L prefix; may hold raw newlines
  | "char"
  | "guid" // 8-4-4-4-12 hex digits without quotes, recognised anywhere
  | "punctuator"
  | "pragma" // image is the pragma's text, e.g. pack(push, 4); only the pragmas that the grammar needs
  | "end";

/**
 * One token, from the preprocessor to the parser: a plain object with a fixed shape, because a
 * translation unit may hold millions. `tokenType` and `tokenTypeIdx` are filled in by lex/.
 */
export class PpToken implements IToken {
  readonly kind: PpTokenKind;
  readonly image: string;
  readonly source: SourceText;
  readonly startOffset: number;
  readonly endOffset: number; // inclusive, as Chevrotain counts
  readonly expansion: Expansion | undefined;
  /** The comment block that ends on the line above this token or before it, with its marks. */
  readonly comment: string | undefined;
  tokenType!: TokenType;
  tokenTypeIdx = 0;

  constructor(
    kind: PpTokenKind,
    image: string,
    source: SourceText,
    startOffset: number,
    endOffset: number,
    expansion?: Expansion,
    comment?: string,
  ) {
    this.kind = kind;
    this.image = image;
    this.source = source;
    this.startOffset = startOffset;
    this.endOffset = endOffset;
    this.expansion = expansion;
    this.comment = comment;
  }

  get span(): Span {
    return {
      source: this.source,
      start: this.startOffset,
      end: this.endOffset + 1,
      expansion: this.expansion,
    };
  }
}
