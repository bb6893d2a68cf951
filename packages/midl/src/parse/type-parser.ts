import type { TokenType } from "chevrotain";
import type {
  Discriminant,
  Enumerator,
  EnumSpecifier,
  Name,
  RecordSpecifier,
  TypeName,
  TypeReference,
  TypeSpecifier,
} from "../ast/ast.ts";
import {
  Coclass,
  Colon,
  Comma,
  Const,
  CppQuote,
  Dispinterface,
  Dot,
  Enum,
  Equals,
  Greater,
  Identifier,
  Import,
  Interface,
  LeftBrace,
  LeftParen,
  Less,
  Library,
  Pipe,
  Qualifier,
  RightParen,
  SafeArray,
  Star,
  Struct,
  Switch,
  Typedef,
  TypeWord,
  Union,
} from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import { DeclaratorParser } from "./declarator-parser.ts";

const TYPE = "a type";
/** No field begins with these: whoever meets one in a record's body has forgotten its brace. */
const neverInRecords = new Set<TokenType>([Typedef, Import, CppQuote, Library, Coclass, Dispinterface]);

/** Type specifiers: C's words, names, SAFEARRAY(T), and structs, unions and enums with their bodies. */
export abstract class TypeParser extends DeclaratorParser {
  readonly typeSpecifier = this.RULE("typeSpecifier", (): TypeSpecifier => {
    const first = this.peek(1);
    let isConst = false;
    const qualifier = (token: PpToken) => {
      if (token.tokenType === Const) isConst = true;
    };
    this.MANY(() => qualifier(this.CONSUME(Qualifier) as PpToken));
    const type = this.OR(this.specifiers);
    this.MANY1(() => qualifier(this.CONSUME1(Qualifier) as PpToken));
    return { ...type, isConst, span: this.spanFrom(first) };
  });

  /** Made once, as every parameter has one. */
  private readonly specifiers = {
    DEF: [
      { ALT: () => this.SUBRULE(this.builtin) },
      { GATE: () => this.peekType(2) === LeftParen, ALT: () => this.SUBRULE(this.safeArray) },
      { GATE: () => this.opensPipe(), ALT: () => this.SUBRULE(this.pipe) },
      { ALT: () => this.SUBRULE(this.record) },
      { ALT: () => this.SUBRULE(this.enumeration) },
      {
        ALT: () => {
          this.CONSUME(Interface);
          const { text, arguments: list } = this.SUBRULE(this.typeName);
          return { kind: "interface", name: text, arguments: list } as const;
        },
      },
      {
        ALT: () => {
          const { text, arguments: list } = this.SUBRULE1(this.typeName);
          return { kind: "named", name: text, arguments: list } as const;
        },
      },
    ],
    IGNORE_AMBIGUITIES: true,
    ERR_MSG: TYPE,
  };

  /** A single name before a declarator, if that is what comes next: most types are no more. */
  protected plainName(): TypeSpecifier | undefined {
    const next = this.peekType(2);
    if (this.RECORDING_PHASE || (next !== Star && next !== Identifier)) return undefined;
    const token = this.peek(1);
    if (token.tokenType !== Identifier) return undefined;
    this.currIdx++;
    const { text: name, span } = this.nameOf(token);
    return { kind: "named", name, arguments: undefined, isConst: false, span };
  }

  readonly typeReference = this.RULE("typeReference", (): TypeReference => {
    const first = this.peek(1);
    const specifier = this.plainName() ?? this.SUBRULE(this.typeSpecifier);
    const { derivations } = this.plainDeclarator() ?? this.SUBRULE(this.declarator);
    return { specifier, derivations, span: this.spanFrom(first) };
  });

  /** `A.B.C`, as Windows Runtime names are written. */
  protected readonly qualifiedName = this.RULE("qualifiedName", (): Name => {
    const first = this.CONSUME(Identifier) as PpToken;
    let text = first.image;
    this.MANY(() => {
      this.CONSUME(Dot);
      text += `.${this.CONSUME1(Identifier).image}`;
    });
    return { text, span: this.spanFrom(first) };
  });

  /** A qualified name, with the type arguments of a generic interface: `IMap<HSTRING, IVector<Uri*>>`. */
  protected readonly typeName = this.RULE("typeName", (): TypeName => {
    const name = this.SUBRULE(this.qualifiedName);
    const list = this.OPTION(() => this.SUBRULE(this.typeArguments));
    return this.ACTION(() => ({ ...name, arguments: list }));
  });

  protected readonly typeArguments = this.RULE("typeArguments", (): TypeReference[] => {
    this.CONSUME(Less);
    const list = [this.SUBRULE(this.typeReference)];
    this.MANY(() => {
      this.CONSUME(Comma);
      list.push(this.SUBRULE1(this.typeReference));
    });
    this.CONSUME(Greater, { ERR_MSG: "`,` or `>` after the type argument" });
    return list;
  });

  protected readonly pipe = this.RULE("pipe", () => {
    this.CONSUME(Pipe);
    const of = this.SUBRULE(this.typeSpecifier);
    return { kind: "pipe", of } as const;
  });

  /** `pipe` is a name, unless a type follows it. */
  private opensPipe(): boolean {
    const next = this.peekType(2);
    if (next === Struct || next.CATEGORIES?.includes(TypeWord)) return true;
    return next === Identifier && this.peekType(3) === Identifier;
  }

  protected readonly builtin = this.RULE("builtin", () => {
    const words: string[] = [];
    this.AT_LEAST_ONE({
      GATE: () => words.length === 0 || this.continuesBuiltin(words),
      DEF: () => words.push(this.CONSUME(TypeWord).image),
      ERR_MSG: TYPE,
    });
    return { kind: "builtin", words: words.join(" ") } as const;
  });

  /** `hyper` and `small` are names too, so they add to a type only after a sign. */
  private continuesBuiltin(words: readonly string[]): boolean {
    const next = this.peek(1);
    if (next.tokenType.CATEGORIES?.includes(Identifier) !== true) return true;
    return words.every((word) => word === "signed" || word === "unsigned");
  }

  protected readonly safeArray = this.RULE("safeArray", () => {
    this.CONSUME(SafeArray);
    this.CONSUME(LeftParen);
    const of = this.SUBRULE(this.typeReference);
    this.CONSUME(RightParen, { ERR_MSG: "`)` after the element type of SAFEARRAY" });
    return { kind: "safearray", of } as const;
  });

  protected readonly record = this.RULE("record", (): Omit<RecordSpecifier, "isConst" | "span"> => {
    const record = this.OR([
      { ALT: () => this.wordAs(Struct, "struct" as const) },
      { ALT: () => this.wordAs(Union, "union" as const) },
    ]);
    const tag = this.OPTION(() => this.nameOf(this.CONSUME(Identifier) as PpToken));
    const discriminant = this.OPTION1(() => this.SUBRULE(this.unionSwitch));
    const fields = this.OPTION2(() => {
      const opening = this.CONSUME(LeftBrace, { ERR_MSG: `\`{\` after ${record}` }) as PpToken;
      const body = this.repeat(this.field, () => this.isForeignToRecords());
      this.closeBody(opening, () => `${record} ${tag?.text ?? ""}`.trim());
      return body;
    });
    return { kind: "record", record, tag, discriminant, fields };
  });

  protected readonly unionSwitch = this.RULE("unionSwitch", (): Discriminant => {
    this.CONSUME(Switch);
    this.CONSUME(LeftParen);
    const type = this.SUBRULE(this.typeSpecifier);
    const name = this.nameOf(this.CONSUME(Identifier) as PpToken);
    this.CONSUME(RightParen);
    const union = this.OPTION(() => this.nameOf(this.CONSUME1(Identifier) as PpToken));
    return { type, name, union };
  });

  protected readonly enumeration = this.RULE("enumeration", (): Omit<EnumSpecifier, "isConst" | "span"> => {
    this.CONSUME(Enum);
    const tag = this.OPTION(() => this.nameOf(this.CONSUME(Identifier) as PpToken));
    const enumerators = this.OPTION1(() => {
      const list: Enumerator[] = [];
      const opening = this.CONSUME(LeftBrace) as PpToken;
      this.OPTION2(() => {
        list.push(this.SUBRULE(this.enumerator));
        this.MANY({
          DEF: () => {
            this.CONSUME(Comma);
            this.OPTION3(() => list.push(this.SUBRULE1(this.enumerator)));
          },
        });
      });
      this.closeBody(
        opening,
        () => `enum ${tag?.text ?? ""}`.trim(),
        () => (this.wantsEnumerator() ? "the name of an enumerator" : "`,` or `}` after the enumerator"),
      );
      return list;
    });
    return { kind: "enum", tag, enumerators };
  });

  protected readonly enumerator = this.RULE("enumerator", (): Enumerator => {
    const { comment } = this.peek(1);
    const attributes = this.attributesHere();
    const name = this.nameOf(this.CONSUME(Identifier, { ERR_MSG: "the name of an enumerator" }) as PpToken);
    const value = this.OPTION(() => {
      this.CONSUME(Equals);
      return this.SUBRULE(this.expression);
    });
    return { attributes, name, value, comment };
  });

  private wantsEnumerator(): boolean {
    return this.peekType(0) === Comma || this.peekType(0) === LeftBrace;
  }

  private isForeignToRecords(): boolean {
    const next = this.peekType(1);
    if (neverInRecords.has(next)) return true;
    if (next !== Interface) return false;
    const after = this.peekType(3);
    return after === LeftBrace || after === Colon;
  }
}
