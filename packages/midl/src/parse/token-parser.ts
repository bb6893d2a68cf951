import {
  EmbeddedActionsParser,
  type IRecognitionException,
  isRecognitionException,
  type TokenType,
} from "chevrotain";
import type { Name } from "../ast/ast.ts";
import { syntax } from "../diagnostics/catalogue/syntax.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import { End, Identifier, RightBrace, Semicolon, vocabulary, wordType } from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import type { Span } from "../source/span.ts";
import { describeToken, expectationMessages } from "./messages.ts";
import { nextDeclaration, startsLine } from "./resynchronise.ts";

/** The DSL index that these helpers use, so that rules are free to use 0 to 8. */
const HELPER = 9;

/**
 * What all parts of the parser share: looking at preprocessor tokens, spans, and error recovery.
 *
 * Chevrotain's own recovery is off. A broken declaration throws up to the body it stands in, where
 * `repeat` reports it, goes on at the next declaration and loses nothing else.
 */
export abstract class TokenParser extends EmbeddedActionsParser {
  /** Chevrotain's index of the last consumed token. */
  declare protected currIdx: number;
  protected report: Report = () => {};

  constructor() {
    super(vocabulary, {
      maxLookahead: 1,
      recoveryEnabled: false,
      errorMessageProvider: expectationMessages,
    });
  }

  /** The token `ahead` places from here; 1 is the next one, 0 the one consumed last. */
  protected peek(ahead: number): PpToken {
    return this.LA(ahead) as PpToken;
  }

  protected peekType(ahead: number): TokenType {
    return this.LA(ahead).tokenType;
  }

  /** Consumes whatever comes next, outside the recorded grammar. */
  protected advance(): PpToken {
    const token = this.peek(1);
    if (token.tokenType !== End) this.currIdx++;
    return token;
  }

  /** From `first` to the token consumed last; only `first` where the two stand in different texts. */
  protected spanFrom(first: PpToken): Span {
    const last = this.peek(0);
    if (
      first.source !== last.source ||
      last.endOffset < first.startOffset ||
      first.expansion !== last.expansion
    ) {
      return first.span;
    }
    return {
      source: first.source,
      start: first.startOffset,
      end: last.endOffset + 1,
      expansion: first.expansion,
    };
  }

  protected nameOf(token: PpToken): Name {
    return { text: withoutEscape(token.image), span: token.span };
  }

  /**
   * Parses a body's items up to its closing brace (or the end of the file), which it leaves.
   * `endsBody` may tell that the brace was forgotten.
   */
  protected repeat<T>(rule: () => T | undefined, endsBody: () => boolean = () => false): T[] {
    const items: T[] = [];
    if (this.RECORDING_PHASE) {
      this.many(HELPER, () => this.subrule(HELPER, rule));
      return items;
    }
    for (let next = this.peekType(1); next !== RightBrace && next !== End; next = this.peekType(1)) {
      if (next === Semicolon) {
        this.advance();
        continue;
      }
      if (endsBody()) break;
      const start = this.currIdx;
      try {
        const item = this.subrule(HELPER, rule);
        if (item !== undefined) items.push(item);
        // Whatever a rule makes of nothing, a body must come to its end.
        if (this.currIdx === start) this.advance();
      } catch (error) {
        if (!(error instanceof Error) || !isRecognitionException(error)) throw error;
        this.recover(error as IRecognitionException, start);
      }
    }
    return items;
  }

  /**
   * Consumes a body's closing brace; at the end of the file reports what was left open. `expected`
   * says what else might have come.
   */
  protected closeBody(opening: PpToken, what: () => string, expected?: () => string): void {
    if (!this.RECORDING_PHASE && this.peekType(1) === End) {
      const related = [{ message: "it was opened here", span: opening.span }];
      this.report(diagnose(syntax.unclosedBody, { what: what() }, this.peek(1).span, related));
      return;
    }
    const isClosed = this.RECORDING_PHASE || expected === undefined || this.peekType(1) === RightBrace;
    this.consume(HELPER, RightBrace, isClosed ? undefined : { ERR_MSG: expected() });
  }

  /**
   * Consumes the `;` after `what`. Where it was plainly forgotten, because the next token begins a
   * line or closes the body, that is reported and parsing goes on as if it stood there.
   */
  protected endStatement(what: string): void {
    if (this.RECORDING_PHASE || this.peekType(1) === Semicolon) {
      this.consume(HELPER, Semicolon);
      return;
    }
    const next = this.peek(1);
    const expected = `\`;\` after ${what}`;
    if (next.tokenType === RightBrace || next.tokenType === End || startsLine(this.peek(0), next)) {
      this.report(diagnose(syntax.expected, { expected, found: describeToken(next) }, next.span));
      return;
    }
    this.consume(HELPER, Semicolon, { ERR_MSG: expected });
  }

  /** Skips to the end of the declaration whose first tokens are consumed. */
  protected skipDeclaration(): void {
    this.currIdx = nextDeclaration(this.input as PpToken[], this.currIdx - 1, this.currIdx);
  }

  /** Consumes a word and gives what it means. */
  protected wordAs<T>(word: TokenType, meaning: T): T {
    this.CONSUME(word);
    return meaning;
  }

  private recover(error: IRecognitionException, start: number): void {
    const token = error.token as PpToken;
    this.report(
      diagnose(syntax.expected, { expected: error.message, found: describeToken(token) }, token.span),
    );
    this.errors = [];
    this.currIdx = nextDeclaration(this.input as PpToken[], start, this.currIdx);
  }
}

/** `@event` is the name `event`, kept from being taken for a word of MIDL. C's own words stay no names. */
function withoutEscape(name: string): string {
  if (!name.startsWith("@")) return name;
  const bare = name.slice(1);
  const type = wordType(bare);
  return type === Identifier || type.CATEGORIES?.includes(Identifier) === true ? bare : name;
}
