import type { TokenType } from "chevrotain";
import type {
  ArrayDerivation,
  Attribute,
  Declarator,
  Derivation,
  Expression,
  FieldDeclaration,
  FunctionDerivation,
  Name,
  ParameterDeclaration,
  PointerDerivation,
  TypeSpecifier,
} from "../ast/ast.ts";
import {
  Ampersand,
  CallingConvention,
  Case,
  Colon,
  Comma,
  Const,
  Default,
  Dot,
  Ellipsis,
  Identifier,
  LeftBracket,
  LeftParen,
  Qualifier,
  RightBrace,
  RightBracket,
  RightParen,
  Semicolon,
  Star,
} from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import { AttributeParser } from "./attribute-parser.ts";

const endsDeclarator = new Set<TokenType>([Comma, RightParen, Semicolon]);
const AFTER_PARAMETER = { ERR_MSG: "`,` or `)` after the parameter" };
const AFTER_BOUND = { ERR_MSG: "`]` after the array bound" };

/** What stands after a specifier: pointers, names, arrays, functions; and the lists made of them. */
export abstract class DeclaratorParser extends AttributeParser {
  protected abstract readonly typeSpecifier: () => TypeSpecifier;
  protected abstract plainName(): TypeSpecifier | undefined;

  /** With or without a name; whoever needs the name checks for it. */
  readonly declarator = this.RULE("declarator", (): Declarator => {
    const pointers: PointerDerivation[] = [];
    let convention: string | undefined;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(Star);
            let isConst = false;
            this.MANY1(() => {
              if (this.CONSUME(Qualifier).tokenType === Const) isConst = true;
            });
            pointers.unshift({ kind: "pointer", isConst, convention });
            convention = undefined;
          },
        },
        {
          ALT: () => {
            this.CONSUME(Ampersand);
            pointers.unshift({ kind: "pointer", isConst: false, convention, isReference: true });
            convention = undefined;
          },
        },
        {
          ALT: () => {
            convention = this.CONSUME(CallingConvention).image;
          },
        },
        // `*PFOO, FAR *LPFOO`
        { ALT: () => void this.CONSUME1(Qualifier) },
      ]),
    );
    let inner: Declarator | undefined;
    let name: Name | undefined;
    this.OPTION(() =>
      this.OR1([
        {
          GATE: () => this.opensDeclarator(),
          ALT: () => {
            this.CONSUME(LeftParen);
            inner = this.SUBRULE(this.declarator);
            this.CONSUME(RightParen);
          },
        },
        {
          ALT: () => {
            name = this.nameOf(this.CONSUME(Identifier) as PpToken);
          },
        },
      ]),
    );
    const suffixes: Derivation[] = [];
    this.MANY2(() =>
      suffixes.push(
        this.OR2([
          { ALT: () => this.SUBRULE(this.arraySuffix) },
          { ALT: () => this.SUBRULE(this.parameters) },
        ]),
      ),
    );
    return this.ACTION(() => ({
      name: inner?.name ?? name,
      convention: inner?.convention ?? convention,
      derivations: [...(inner?.derivations ?? []), ...suffixes, ...pointers],
      bits: undefined,
      initializer: undefined,
    }));
  });

  /** Stars and a name, if nothing else comes next: most declarators are no more. */
  protected plainDeclarator(): Declarator | undefined {
    if (this.RECORDING_PHASE) return undefined;
    let stars = 0;
    while (this.peekType(stars + 1) === Star) stars++;
    if (this.peekType(stars + 1) !== Identifier || !endsDeclarator.has(this.peekType(stars + 2)))
      return undefined;
    this.currIdx += stars + 1;
    const derivations: Derivation[] = [];
    for (let star = 0; star < stars; star++)
      derivations.push({ kind: "pointer", isConst: false, convention: undefined });
    const name = this.nameOf(this.peek(0));
    return { name, convention: undefined, derivations, bits: undefined, initializer: undefined };
  }

  protected readonly arraySuffix = this.RULE("arraySuffix", (): ArrayDerivation => {
    this.CONSUME(LeftBracket);
    const bound = this.OPTION(() =>
      this.OR([
        { GATE: () => this.peekType(2) === RightBracket, ALT: () => this.openBound() },
        { ALT: () => this.SUBRULE(this.expression) },
      ]),
    );
    const upper = this.OPTION1(() => {
      this.CONSUME(Dot);
      this.CONSUME1(Dot);
      return this.SUBRULE1(this.expression);
    });
    this.CONSUME(RightBracket, AFTER_BOUND);
    return upper === undefined ? { kind: "array", bound } : { kind: "array", bound: upper, lower: bound };
  });

  /** `(a, b, ...)`. `(void)` is the empty list. */
  protected readonly parameters = this.RULE("parameters", (): FunctionDerivation => {
    const list: ParameterDeclaration[] = [];
    let variadic = false;
    const ellipsis = () => {
      variadic = true;
    };
    this.CONSUME(LeftParen);
    this.OPTION(() => {
      list.push(this.SUBRULE(this.parameter));
      this.MANY(() => {
        this.CONSUME(Comma);
        this.OR([
          {
            ALT: () => {
              this.CONSUME(Ellipsis);
              ellipsis();
            },
          },
          { ALT: () => list.push(this.SUBRULE1(this.parameter)) },
        ]);
      });
    });
    this.CONSUME(RightParen, AFTER_PARAMETER);
    return this.ACTION(() => ({ kind: "function", parameters: isVoid(list) ? [] : list, variadic }));
  });

  protected readonly parameter = this.RULE("parameter", (): ParameterDeclaration => {
    const first = this.peek(1);
    const attributes = this.attributesHere();
    const type = this.plainName() ?? this.SUBRULE(this.typeSpecifier);
    const declarator = this.plainDeclarator() ?? this.SUBRULE(this.declarator);
    return { attributes, type, declarator, span: this.spanFrom(first) };
  });

  /** A line of a struct or union; in an encapsulated union, with its labels. */
  protected readonly field = this.RULE("field", (): FieldDeclaration => {
    const before = this.peek(0);
    const first = this.peek(1);
    const labels: Attribute[] = [];
    this.MANY(() => labels.push(this.SUBRULE(this.label)));
    if (labels.length > 0 && this.peekType(1) === RightBrace) {
      return {
        attributes: labels,
        type: undefined,
        declarators: [],
        comment: first.comment,
        span: this.spanFrom(first),
      };
    }
    const attributes = this.attributesHere();
    const declarators: Declarator[] = [];
    const type = this.OPTION(() => {
      const specifier = this.plainName() ?? this.SUBRULE(this.typeSpecifier);
      this.OPTION1({
        GATE: () => this.peekType(1) !== Semicolon,
        DEF: () => {
          declarators.push(this.SUBRULE(this.fieldDeclarator));
          this.MANY1(() => {
            this.CONSUME(Comma);
            declarators.push(this.SUBRULE1(this.fieldDeclarator));
          });
        },
      });
      return specifier;
    });
    if (this.peek(0) === before) this.CONSUME(Semicolon, { ERR_MSG: "a field" });
    else this.endStatement("the field");
    return this.ACTION(() => ({
      attributes: labels.length === 0 ? attributes : [...mergeCases(labels), ...attributes],
      type,
      declarators,
      comment: first.comment,
      span: this.spanFrom(first),
    }));
  });

  protected readonly fieldDeclarator = this.RULE("fieldDeclarator", (): Declarator => {
    const declarator = this.plainDeclarator() ?? this.SUBRULE(this.declarator);
    const bits = this.OPTION(() => {
      this.CONSUME(Colon);
      return this.SUBRULE(this.expression);
    });
    return bits === undefined ? declarator : { ...declarator, bits };
  });

  protected readonly label = this.RULE("label", (): Attribute => {
    const first = this.peek(1);
    const value = this.OR([
      {
        ALT: () => {
          this.CONSUME(Case);
          return this.SUBRULE(this.expression);
        },
      },
      {
        ALT: () => {
          this.CONSUME(Default);
          return undefined;
        },
      },
    ]);
    this.CONSUME(Colon);
    const span = this.spanFrom(first);
    return value === undefined
      ? { name: "default", arguments: undefined, span }
      : { name: "case", arguments: [value], span };
  });

  /** Whether the parenthesis holds a declarator, as in `(*name)(int)`, and not parameters. */
  private opensDeclarator(): boolean {
    if (this.peekType(1) !== LeftParen) return true;
    const inside = this.peekType(2);
    return inside === Star || inside === LeftParen || inside.CATEGORIES?.includes(CallingConvention) === true;
  }

  private openBound(): Expression | undefined {
    this.CONSUME(Star);
    return undefined;
  }
}

function isVoid(parameters: readonly ParameterDeclaration[]): boolean {
  const only = parameters[0];
  if (parameters.length !== 1 || only === undefined) return false;
  const { type, declarator } = only;
  return (
    type.kind === "builtin" &&
    type.words === "void" &&
    !declarator.name &&
    declarator.derivations.length === 0
  );
}

/** `case A: case B:` as the one attribute `case(A, B)`. */
function mergeCases(labels: readonly Attribute[]): Attribute[] {
  const cases = labels.filter((label) => label.name === "case");
  const rest = labels.filter((label) => label.name !== "case");
  const first = cases[0];
  if (first === undefined) return rest;
  return [{ ...first, arguments: cases.flatMap((label) => label.arguments ?? []) }, ...rest];
}
