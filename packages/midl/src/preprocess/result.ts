import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../source/source-text.ts";
import type { Expansion, Span } from "../source/span.ts";
import { guidEnd } from "./guid.ts";
import { PpToken, type PpTokenKind } from "./pp-token.ts";
import type { RawKind } from "./raw-token.ts";
import type { Unit } from "./unit.ts";

/** How many characters the last group of a GUID has, and how many tokens its five groups are with their marks. */
const LAST_GROUP = 12;
const GUID_TOKENS = 9;

/** A token's spelling and place, as the scanner and macros have it. */
interface Spelled {
  readonly kind: RawKind;
  readonly image: string;
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** The tokens for the parser, as they come. */
export class ResultTokens {
  readonly tokens: PpToken[] = [];
  readonly #unit: Unit;
  /** The comment above a macro, until a token comes that it can document. */
  #comment: string | undefined;

  constructor(unit: Unit) {
    this.#unit = unit;
  }

  /** Adds a token; characters that mean nothing are reported instead. */
  add(token: Spelled, expansion?: Expansion, comment?: string): void {
    const { kind, image, source, start, end } = token;
    if (kind === "other") {
      this.#unit.report(diagnose(problems.strayCharacters, { image }, { source, start, end, expansion }));
      return;
    }
    const above = comment ?? this.#comment;
    this.#comment = undefined;
    this.tokens.push(new PpToken(kind as PpTokenKind, image, source, start, end - 1, expansion, above));
    if (expansion !== undefined && image.length === LAST_GROUP) this.#joinGuid();
  }

  /**
   * Makes one GUID of the nine tokens that came last if they spell one. Macros put GUIDs together from parts, which MIDL
   * does not notice, because it reads the preprocessor's text.
   */
  #joinGuid(): void {
    const parts = this.tokens.slice(-GUID_TOKENS);
    const text = parts.map((part) => part.image).join("");
    const [first] = parts;
    if (first === undefined || guidEnd(text, 0) !== text.length) return;
    this.tokens.length -= parts.length;
    const { source, startOffset, endOffset, expansion, comment } = first;
    this.tokens.push(new PpToken("guid", text, source, startOffset, endOffset, expansion, comment));
  }

  /** Keeps the comment above a macro for the first token that comes next. */
  addComment(comment: string | undefined): void {
    this.#comment = comment ?? this.#comment;
  }

  addPragma(image: string, { source, start, end }: Span): void {
    this.tokens.push(new PpToken("pragma", image, source, start, end - 1));
  }

  addEnd(source: SourceText): void {
    this.tokens.push(new PpToken("end", "", source, source.text.length, source.text.length - 1));
  }
}
