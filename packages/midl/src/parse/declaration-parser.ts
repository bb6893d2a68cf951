import type {
  Attribute,
  Declaration,
  Declarator,
  Expression,
  ForwardDeclaration,
  GuidDeclaration,
  ImportDeclaration,
  ImportlibDeclaration,
  MacroDeclaration,
  Name,
  PragmaDeclaration,
  QuoteDeclaration,
  TypedefDeclaration,
  TypeSpecifier,
} from "../ast/ast.ts";
import {
  Comma,
  CppQuote,
  DeclareGuid,
  End,
  Equals,
  GuidLiteral,
  HeaderMacro,
  Identifier,
  Import,
  Importlib,
  LeftBrace,
  LeftParen,
  MidlPragma,
  Pragma,
  RightBrace,
  RightParen,
  Semicolon,
  Storage,
  StringLiteral,
  Typedef,
} from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import type { Span } from "../source/span.ts";
import { joinTokens } from "./join-tokens.ts";
import { readQuoted } from "./literals.ts";
import { TypeParser } from "./type-parser.ts";

const MIDL_ECHO = /^midl_echo\s*\(\s*("[\s\S]*")\s*\)/;

/** What comes before a declaration's own words. */
export interface Head {
  readonly attributes: readonly Attribute[];
  readonly comment: string | undefined;
  readonly first: PpToken;
}

/** Declarations without a body: imports, quotes, typedefs, and what C calls a declaration. */
export abstract class DeclarationParser extends TypeParser {
  protected readonly importDeclaration = this.RULE("importDeclaration", (head: Head): ImportDeclaration => {
    const files: Name[] = [];
    this.CONSUME(Import);
    const file = () => {
      const first = this.peek(1);
      const { value } = this.SUBRULE(this.stringLiteral);
      files.push({ text: value, span: this.spanFrom(first) });
    };
    file();
    this.MANY(() => {
      this.CONSUME(Comma);
      const first = this.peek(1);
      const { value } = this.SUBRULE1(this.stringLiteral);
      files.push({ text: value, span: this.spanFrom(first) });
    });
    this.endStatement("the import");
    return { kind: "import", files, span: this.spanOf(head) };
  });

  protected readonly importlib = this.RULE("importlib", (head: Head): ImportlibDeclaration => {
    this.CONSUME(Importlib);
    this.CONSUME(LeftParen);
    const { value } = this.SUBRULE(this.stringLiteral);
    this.CONSUME(RightParen);
    return { kind: "importlib", library: value, span: this.spanOf(head) };
  });

  protected readonly quote = this.RULE("quote", (head: Head): QuoteDeclaration => {
    this.CONSUME(CppQuote);
    this.CONSUME(LeftParen);
    const { value } = this.SUBRULE(this.stringLiteral);
    this.CONSUME(RightParen);
    return this.ACTION(() => ({
      kind: "quote",
      text: value,
      comment: head.comment,
      span: this.spanOf(head),
    }));
  });

  /** `#pragma midl_echo("...")` is cpp_quote by another name. */
  protected readonly pragma = this.RULE("pragma", (head: Head): PragmaDeclaration | QuoteDeclaration => {
    const token = this.CONSUME(Pragma) as PpToken;
    return this.ACTION(() => {
      const span = this.spanOf(head);
      const echo = MIDL_ECHO.exec(token.image);
      if (echo !== null)
        return { kind: "quote", text: readQuoted(echo[1] as string).value, comment: head.comment, span };
      return { kind: "pragma", form: "#pragma", text: token.image, span };
    });
  });

  /** `midl_pragma warning(disable: 2400)`: a word and a balanced list. */
  protected readonly midlPragma = this.RULE("midlPragma", (head: Head): PragmaDeclaration => {
    this.CONSUME(MidlPragma);
    const tokens = [this.CONSUME(Identifier) as PpToken, this.CONSUME(LeftParen) as PpToken];
    if (!this.RECORDING_PHASE) {
      while (![RightParen, Semicolon, End].includes(this.peekType(1))) tokens.push(this.advance());
    }
    tokens.push(this.CONSUME(RightParen) as PpToken);
    const text = this.ACTION(() => joinTokens(tokens));
    return { kind: "pragma", form: "midl_pragma", text, span: this.spanOf(head) };
  });

  protected readonly declareGuid = this.RULE("declareGuid", (head: Head): GuidDeclaration => {
    this.CONSUME(DeclareGuid);
    this.CONSUME(LeftParen);
    const name = this.nameOf(this.CONSUME(Identifier) as PpToken);
    this.CONSUME(Comma);
    const guid = this.CONSUME(GuidLiteral).image;
    this.CONSUME(RightParen);
    this.endStatement("declare_guid");
    return { kind: "guid", name, guid, span: this.spanOf(head) };
  });

  protected readonly typedefDeclaration = this.RULE(
    "typedefDeclaration",
    (head: Head): TypedefDeclaration => {
      this.CONSUME(Typedef);
      const more = this.attributesHere();
      const type = this.plainName() ?? this.SUBRULE(this.typeSpecifier);
      const declarators = [this.SUBRULE(this.namedDeclarator)];
      this.MANY(() => {
        this.CONSUME(Comma);
        declarators.push(this.SUBRULE1(this.namedDeclarator));
      });
      this.endStatement("the typedef");
      return this.ACTION(() => ({
        kind: "typedef",
        attributes: head.attributes.length === 0 ? more : [...head.attributes, ...more],
        comment: head.comment,
        type,
        declarators,
        span: this.spanOf(head),
      }));
    },
  );

  protected readonly namedDeclarator = this.RULE("namedDeclarator", (): Declarator => {
    const declarator = this.plainDeclarator() ?? this.SUBRULE(this.declarator);
    this.ACTION(() => {
      if (declarator.name === undefined) this.CONSUME(Identifier);
    });
    return declarator;
  });

  /** `interface X;` and its like, after the name. */
  protected forward(head: Head, of: ForwardDeclaration["of"], name: Name): ForwardDeclaration {
    return this.ACTION(() => ({
      kind: "forward",
      of,
      name,
      attributes: head.attributes,
      comment: head.comment,
      span: this.spanOf(head),
    }));
  }

  /** A specifier and declarators: a type, a constant, a function or a variable. */
  protected readonly plainDeclaration = this.RULE("plainDeclaration", (head: Head): Declaration => {
    const words: string[] = [];
    this.MANY1(() => {
      words.push(this.CONSUME(Storage).image);
      this.OPTION(() => this.CONSUME(StringLiteral));
    });
    const type = this.plainName() ?? this.SUBRULE(this.typeSpecifier);
    const declarators: Declarator[] = [];
    this.OPTION1({
      GATE: () => this.peekType(1) !== Semicolon,
      DEF: () => {
        declarators.push(this.SUBRULE(this.initDeclarator));
        this.MANY(() => {
          this.CONSUME(Comma);
          declarators.push(this.SUBRULE1(this.initDeclarator));
        });
      },
    });
    this.ACTION(() => {
      const declaresType = (type.kind === "record" || type.kind === "enum") && declarators.length === 0;
      if (!declaresType && declarators[0]?.name === undefined) this.CONSUME(Identifier);
    });
    const hasBody = words.length > 0 && this.peekType(1) === LeftBrace && isFunction(declarators[0]);
    if (!this.RECORDING_PHASE && hasBody) this.skipBraces();
    else this.endStatement(this.ACTION(() => describe(declarators)));
    return this.ACTION(() => this.classify(head, words.join(" ") || undefined, type, declarators));
  });

  /** Passes over what stands between a `{` and its `}`, the braces too. */
  protected skipBraces(): void {
    const opening = this.peek(1);
    let depth = 0;
    do {
      const type = this.peekType(1);
      if (type === LeftBrace) depth++;
      else if (type === RightBrace) depth--;
      else if (type === End) break;
      this.advance();
    } while (depth > 0);
    if (depth > 0) this.closeBody(opening, () => "the body");
  }

  /** A macro of C headers in the place of a declaration, with its balanced arguments. */
  protected readonly headerMacro = this.RULE("headerMacro", (head: Head): MacroDeclaration => {
    const name = this.nameOf(this.CONSUME(HeaderMacro) as PpToken);
    const parts: PpToken[][] = [[]];
    this.CONSUME(LeftParen);
    for (let depth = 1; !this.RECORDING_PHASE; ) {
      const type = this.peekType(1);
      if (type === LeftParen) depth++;
      else if (type === RightParen) depth--;
      if (depth === 0 || type === Semicolon || type === End) break;
      const token = this.advance();
      if (type === Comma && depth === 1) parts.push([]);
      else parts.at(-1)?.push(token);
    }
    this.CONSUME(RightParen);
    return this.ACTION(() => ({
      kind: "macro",
      name,
      arguments: parts.map(joinTokens),
      span: this.spanOf(head),
    }));
  });

  protected readonly initDeclarator = this.RULE("initDeclarator", (): Declarator => {
    const declarator = this.SUBRULE(this.declarator);
    const initializer = this.OPTION(() => {
      this.CONSUME(Equals);
      if (!this.RECORDING_PHASE && this.peekType(1) === LeftBrace) return this.initializerList();
      return this.SUBRULE(this.expression);
    });
    return initializer === undefined ? declarator : { ...declarator, initializer };
  });

  /** `{ 1, 2 }`, as C headers initialise arrays and structs: kept as text. */
  private initializerList(): Expression {
    const first = this.peek(1);
    const start = this.currIdx + 1;
    this.skipBraces();
    const text = joinTokens((this.input as PpToken[]).slice(start, this.currIdx + 1));
    return { kind: "raw", text, span: this.spanFrom(first) };
  }

  private classify(
    head: Head,
    storage: string | undefined,
    type: TypeSpecifier,
    declarators: readonly Declarator[],
  ): Declaration {
    const common = { attributes: head.attributes, comment: head.comment, span: this.spanOf(head) };
    const first = declarators[0];
    if (first === undefined) return { kind: "type", ...common, type };
    if (declarators.length === 1 && isNamed(first)) {
      if (first.derivations[0]?.kind === "function") {
        return { kind: "function", ...common, storage, returns: type, declarator: first };
      }
      if (isInitialised(first)) return { kind: "const", ...common, storage, type, declarator: first };
    }
    return { kind: "variable", ...common, storage, type, declarators };
  }

  protected spanOf(head: Head): Span {
    return this.ACTION(() => this.spanFrom(head.first));
  }
}

function isFunction(declarator: Declarator | undefined): boolean {
  return declarator?.derivations[0]?.kind === "function";
}

function describe(declarators: readonly Declarator[]): string {
  const first = declarators[0];
  if (first === undefined) return "the type";
  if (first.initializer !== undefined) return "the constant";
  return isFunction(first) ? "the parameter list" : "the declaration";
}

function isNamed(declarator: Declarator): declarator is Declarator & { readonly name: Name } {
  return declarator.name !== undefined;
}

function isInitialised<T extends Declarator>(
  declarator: T,
): declarator is T & { readonly initializer: NonNullable<Declarator["initializer"]> } {
  return declarator.initializer !== undefined && declarator.initializer.kind !== "raw";
}
