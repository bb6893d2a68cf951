import type { Expression, TypeReference } from "../ast/ast.ts";
import { syntax } from "../diagnostics/catalogue/syntax.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import {
  BinaryOperator,
  CharLiteral,
  Colon,
  Const,
  Enum,
  GuidLiteral,
  Identifier,
  LeftParen,
  NumberLiteral,
  Question,
  RightParen,
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

/** C's constant expressions without calls, members and assignments, which MIDL has not. */
export abstract class ExpressionParser extends TokenParser {
  protected abstract readonly typeReference: () => TypeReference;

  readonly expression = this.RULE("expression", (): Expression => {
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
    const operands = [this.SUBRULE(this.operand)];
    const operators: string[] = [];
    this.MANY(() => {
      operators.push(this.CONSUME(BinaryOperator).image);
      operands.push(this.SUBRULE1(this.operand));
    });
    return this.ACTION(() => buildBinary(operands, operators));
  });

  protected readonly operand = this.RULE("operand", (): Expression => {
    const first = this.peek(1);
    return this.OR({
      DEF: [
        { ALT: () => this.unary(first) },
        { GATE: () => this.isCast(), ALT: () => this.cast(first) },
        { ALT: () => this.parenthesised() },
        { ALT: () => this.sizeof(first) },
        { ALT: () => this.SUBRULE(this.primary) },
      ],
      IGNORE_AMBIGUITIES: true,
      ...EXPRESSION,
    });
  });

  protected readonly primary = this.RULE(
    "primary",
    (): Expression =>
      this.OR({
        DEF: [
          { ALT: () => this.number(this.CONSUME(NumberLiteral) as PpToken) },
          { ALT: () => this.SUBRULE(this.stringLiteral) },
          { ALT: () => this.character(this.CONSUME(CharLiteral) as PpToken) },
          { ALT: () => this.guid(this.CONSUME(GuidLiteral) as PpToken) },
          {
            ALT: () => {
              const token = this.CONSUME(Identifier) as PpToken;
              return { kind: "name", name: token.image, span: token.span } as const;
            },
          },
        ],
        ...EXPRESSION,
      }),
  );

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

  private unary(first: PpToken): Expression {
    const operator = this.CONSUME(UnaryOperator).image as UnaryMark;
    const of = this.SUBRULE1(this.operand);
    return { kind: "unary", operator, of, span: this.spanFrom(first) };
  }

  private cast(first: PpToken): Expression {
    this.CONSUME(LeftParen);
    const type = this.SUBRULE(this.typeReference);
    this.CONSUME(RightParen);
    const of = this.SUBRULE2(this.operand);
    return { kind: "cast", type, of, span: this.spanFrom(first) };
  }

  private parenthesised(): Expression {
    this.CONSUME1(LeftParen);
    const inner = this.SUBRULE(this.expression);
    this.CONSUME1(RightParen);
    return inner;
  }

  private sizeof(first: PpToken): Expression {
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
