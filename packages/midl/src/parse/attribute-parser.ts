import { isRecognitionException } from "chevrotain";
import type { Attribute, Expression } from "../ast/ast.ts";
import {
  Comma,
  End,
  GuidLiteral,
  LeftBrace,
  LeftBracket,
  LeftParen,
  RightBrace,
  RightBracket,
  RightParen,
  Semicolon,
  StringLiteral,
  Word,
} from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import { ExpressionParser } from "./expression-parser.ts";
import { joinTokens } from "./join-tokens.ts";
import { readQuoted } from "./literals.ts";

const NONE: readonly Attribute[] = [];
const ARGUMENTS_END = { ERR_MSG: "`,` or `)` in the attribute's arguments" };
const LIST_END = { ERR_MSG: "`,` or `]` after the attribute" };

/** Attribute lists: `[a, b(1), ] [c]`. Any word is an attribute, with any balanced arguments. */
export abstract class AttributeParser extends ExpressionParser {
  /** All lists in a row, as one. Empty entries are allowed, as MIDL allows them. */
  readonly attributeLists = this.RULE("attributeLists", (): readonly Attribute[] => {
    let attributes: Attribute[] | undefined;
    this.MANY(() => {
      attributes ??= [];
      const list = attributes;
      this.CONSUME(LeftBracket);
      this.MANY1(() => this.CONSUME(Comma));
      this.OPTION(() => {
        list.push(this.plainAttribute() ?? this.SUBRULE(this.attribute));
        this.MANY2(() => {
          this.CONSUME1(Comma);
          this.OPTION1(() => list.push(this.plainAttribute() ?? this.SUBRULE1(this.attribute)));
        });
      });
      this.CONSUME(RightBracket, LIST_END);
    });
    return attributes ?? NONE;
  });

  /** The lists that stand here, without a rule where there is none. */
  protected attributesHere(): readonly Attribute[] {
    if (!this.RECORDING_PHASE && this.peekType(1) !== LeftBracket) return NONE;
    return this.SUBRULE(this.attributeLists);
  }

  protected readonly attribute = this.RULE("attribute", (): Attribute => {
    const name = this.CONSUME(Word, { ERR_MSG: "an attribute" }) as PpToken;
    const args = this.OPTION(() => {
      this.CONSUME(LeftParen);
      const parts = this.attributeArguments();
      this.CONSUME(RightParen, ARGUMENTS_END);
      return parts;
    });
    return { name: name.image, arguments: args, span: this.spanFrom(name) };
  });

  /** An attribute without arguments, if that is what comes next: most are. */
  private plainAttribute(): Attribute | undefined {
    const next = this.peekType(2);
    if (this.RECORDING_PHASE || (next !== Comma && next !== RightBracket)) return undefined;
    const token = this.peek(1);
    if (token.kind !== "identifier") return undefined;
    this.currIdx++;
    return { name: token.image, arguments: undefined, span: token.span };
  }

  private attributeArguments(): (Expression | undefined)[] {
    const parts: (Expression | undefined)[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(() => this.SUBRULE(this.expression));
      return parts;
    }
    let wantsPart = false;
    while (this.peekType(1) !== RightParen) {
      if (this.peekType(1) === Comma) {
        parts.push(undefined);
      } else {
        parts.push(this.attributeArgument());
        wantsPart = false;
        if (this.peekType(1) !== Comma) break;
      }
      this.advance();
      wantsPart = true;
    }
    if (wantsPart) parts.push(undefined);
    return parts;
  }

  /** An expression if it is one, else its tokens as text: types, dotted names, versions of three parts. */
  private attributeArgument(): Expression {
    const simple = this.loneToken() ?? this.singleToken();
    if (simple !== undefined) return simple;
    const start = this.currIdx;
    try {
      const expression = this.SUBRULE(this.expression);
      if (this.endsArgument(1)) return expression;
    } catch (error) {
      if (!(error instanceof Error) || !isRecognitionException(error)) throw error;
      this.errors = [];
    }
    this.currIdx = start;
    return this.rawArgument();
  }

  /** One token between the commas, which need not be an expression. */
  private singleToken(): Expression | undefined {
    if (!this.endsArgument(2)) return undefined;
    const token = this.peek(1);
    const span = token.span;
    let expression: Expression | undefined;
    if (token.tokenType === GuidLiteral) expression = { kind: "guid", text: token.image, span };
    else if (token.tokenType === StringLiteral)
      expression = { kind: "string", ...readQuoted(token.image), span };
    else if (token.tokenType === LeftParen) return undefined;
    this.currIdx++;
    return expression ?? { kind: "raw", text: token.image, span };
  }

  private endsArgument(ahead: number): boolean {
    const type = this.peekType(ahead);
    return type === Comma || type === RightParen;
  }

  private rawArgument(): Expression {
    const first = this.peek(1);
    const tokens: PpToken[] = [];
    // Only an argument that begins with a brace can hold one: another one opens a body, and a `)` is missing.
    const inBraces = first.tokenType === LeftBrace;
    for (let depth = 0; ; tokens.push(this.advance())) {
      const type = this.peekType(1);
      if (type === End || type === Semicolon) break;
      if (depth === 0 && (type === Comma || type === RightParen)) break;
      const isBrace = type === LeftBrace || type === RightBrace;
      if (isBrace && !inBraces) break;
      if (type === LeftParen || type === LeftBracket || type === LeftBrace) depth++;
      if (type === RightParen || type === RightBracket || type === RightBrace) depth--;
      if (depth < 0) break;
    }
    return { kind: "raw", text: joinTokens(tokens), span: this.spanFrom(first) };
  }
}
