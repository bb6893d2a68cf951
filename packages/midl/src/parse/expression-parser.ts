import type { TokenType } from "chevrotain";
import type { Expression, TypeReference } from "../ast/ast.ts";
import { syntax } from "../diagnostics/catalogue/syntax.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import {
  BinaryOperator,
  CharLiteral,
  Colon,
  Comma,
  Const,
  Enum,
  GuidLiteral,
  Identifier,
  LeftParen,
  NumberLiteral,
  Question,
  RightBrace,
  RightBracket,
  RightParen,
  Semicolon,
  Sizeof,
  Star,
  StringLiteral,
  Struct,
  TypeWord,
  UnaryOperator,
  Union,
} from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import { buildBinary } from "./build-binary.ts";
import { characterValue, readNumber, readQuoted } from "./literals.ts";
import { TokenParser } from "./token-parser.ts";

type UnaryMark = Extract<Expression, { kind: "unary" }>["operator"];

const EXPRESSION = { ERR_MSG: "an expression" };
/** What stands behind an expression, but never inside one. */
const endsExpression = new Set<TokenType>([Comma, RightParen, RightBracket, RightBrace, Semicolon]);

/** C's constant expressions without calls, members and assignments, which MIDL has not. */
export abstract class ExpressionParser extends TokenParser {
  protected abstract readonly typeReference: () => TypeReference;

  readonly expression = this.RULE("expression", (): Expression => {
    const lone = this.loneToken();
    if (lone !== undefined) return lone;
    const first = this.peek(1);
    const test = this.SUBRULE(this.operation);
    const rest = this.OPTION(() => {
      this.CONSUME(Question);
      const yes = this.SUBRULE1(this.expression);
      this.CONSUME(Colon);
      return { yes, no: this.SUBRULE2(this.expression) };
    });
    return rest === undefined ? test : { kind: "conditional", test, ...rest, span: this.spanFrom(first) };
  });

  /** Operands and operators in a row; their precedence is sorted out afterwards. */
  protected readonly operation = this.RULE("operation", (): Expression => {
    const first = this.SUBRULE(this.operand);
    if (!this.RECORDING_PHASE && this.peekType(1).CATEGORIES?.includes(BinaryOperator) !== true) return first;
    const operands = [first];
    const operators: string[] = [];
    this.MANY(() => {
      operators.push(this.CONSUME(BinaryOperator).image);
      operands.push(this.SUBRULE1(this.operand));
    });
    return this.ACTION(() => buildBinary(operands, operators));
  });

  protected readonly operand = this.RULE("operand", (): Expression => this.OR(this.operands));

  /** Made once, as an operand is what a file has most of. */
  private readonly operands = {
    DEF: [
      { ALT: () => this.unary() },
      { ALT: () => this.inParentheses() },
      { ALT: () => this.sizeof() },
      { ALT: () => this.number(this.CONSUME(NumberLiteral) as PpToken) },
      { ALT: () => this.SUBRULE(this.stringLiteral) },
      { ALT: () => this.character(this.CONSUME(CharLiteral) as PpToken) },
      { ALT: () => this.guid(this.CONSUME(GuidLiteral) as PpToken) },
      { ALT: () => this.name(this.CONSUME(Identifier) as PpToken) },
    ],
    ...EXPRESSION,
  };

  /** Adjacent strings are one string. */
  readonly stringLiteral = this.RULE("stringLiteral", (): Extract<Expression, { kind: "string" }> => {
    const first = this.peek(1);
    let value = "";
    let wide = false;
    this.AT_LEAST_ONE({
      DEF: () => {
        const piece = this.CONSUME(StringLiteral);
        this.ACTION(() => {
          const read = readQuoted(piece.image);
          value += read.value;
          wide ||= read.wide;
        });
      },
      ERR_MSG: "a string",
    });
    return { kind: "string", value, wide, span: this.spanFrom(first) };
  });

  /** The common case, without the whole cascade of rules: a number or a name between two marks. */
  protected loneToken(): Expression | undefined {
    if (this.RECORDING_PHASE || !endsExpression.has(this.peekType(2))) return undefined;
    const token = this.peek(1);
    const type = token.tokenType;
    const isName = type === Identifier;
    const lone = isName ? this.name(token) : type === NumberLiteral && readNumber(token.image, token.span);
    if (!lone) return undefined;
    this.currIdx++;
    return lone;
  }

  private unary(): Expression {
    const first = this.peek(1);
    const operator = this.CONSUME(UnaryOperator).image as UnaryMark;
    const of = this.SUBRULE1(this.operand);
    return { kind: "unary", operator, of, span: this.spanFrom(first) };
  }

  /** A cast, or an expression in parentheses. */
  private inParentheses(): Expression {
    const first = this.peek(1);
    const isCast = this.isCast();
    this.CONSUME(LeftParen);
    return this.OR1({
      DEF: [
        {
          GATE: () => isCast,
          ALT: () => {
            const type = this.SUBRULE(this.typeReference);
            this.CONSUME(RightParen);
            const of = this.SUBRULE2(this.operand);
            return { kind: "cast", type, of, span: this.spanFrom(first) } as const;
          },
        },
        {
          ALT: () => {
            const inner = this.SUBRULE(this.expression);
            this.CONSUME1(RightParen);
            return inner;
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
      ...EXPRESSION,
    });
  }

  private sizeof(): Expression {
    const first = this.peek(1);
    this.CONSUME(Sizeof);
    this.CONSUME2(LeftParen);
    const type = this.SUBRULE1(this.typeReference);
    this.CONSUME2(RightParen);
    return { kind: "sizeof", type, span: this.spanFrom(first) };
  }

  /**
   * Whether `(` opens a cast: a type's own words, `(Name*)`, or `(Name)` before an operand. `(Name) - 1`
   * can be either; it is read as a cast, and folding takes it as a difference where Name is a value.
   */
  private isCast(): boolean {
    const inside = this.peekType(2);
    if (inside === Const || inside === Struct || inside === Union || inside === Enum) return true;
    if (inside.CATEGORIES?.includes(TypeWord)) return true;
    if (inside !== Identifier) return false;
    let at = 3;
    while (this.peekType(at) === Star) at++;
    if (this.peekType(at) !== RightParen) return false;
    if (at > 3 || startsOperand(this.peek(at + 1))) return true;
    // `(ULONG)*count` is a cast, `(width)*height` a product: type names are written in capitals.
    const isStar = this.peekType(at + 1) === Star && this.peekType(at + 2) === Identifier;
    return isStar && !/[a-z]/.test(this.peek(2).image);
  }

  private number(token: PpToken): Expression {
    return this.ACTION(() => {
      const number = readNumber(token.image, token.span);
      if (number !== undefined) return number;
      this.report(diagnose(syntax.badNumber, { text: token.image }, token.span));
      return { kind: "raw", text: token.image, span: token.span };
    });
  }

  private character(token: PpToken): Expression {
    return this.ACTION(() => {
      const quoted = readQuoted(token.image);
      return { kind: "char", value: characterValue(quoted), wide: quoted.wide, span: token.span };
    });
  }

  private name(token: PpToken): Expression {
    return { kind: "name", name: token.image, span: token.span };
  }

  private guid(token: PpToken): Expression {
    return { kind: "guid", text: token.image, span: token.span };
  }
}

function startsOperand(token: PpToken): boolean {
  const type = token.tokenType;
  if (type === LeftParen || type === NumberLiteral || type === StringLiteral || type === CharLiteral)
    return true;
  if (type === Identifier || type === Sizeof) return true;
  return token.kind === "punctuator" && "-+~!".includes(token.image);
}
