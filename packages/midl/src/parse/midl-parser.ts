import type { TokenType } from "chevrotain";
import type {
  CoclassDeclaration,
  Declaration,
  DispinterfaceDeclaration,
  Expression,
  ForwardDeclaration,
  InterfaceDeclaration,
  LibraryDeclaration,
  LinkageDeclaration,
  ModuleDeclaration,
  Name,
  TypeName,
} from "../ast/ast.ts";
import { syntax } from "../diagnostics/catalogue/syntax.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import {
  Coclass,
  Colon,
  Comma,
  Dispinterface,
  End,
  Extern,
  Identifier,
  Interface,
  LeftBrace,
  LeftParen,
  Library,
  Methods,
  Module,
  Properties,
  Requires,
  Star,
  StringLiteral,
  TypeWord,
} from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import type { Head } from "./declaration-parser.ts";
import { RuntimeParser } from "./runtime-parser.ts";

/** The whole grammar: declarations with bodies, and the dispatch over all declarations. */
export class MidlParser extends RuntimeParser {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** Parses one file's tokens, the last of which is the end. The parser can be used again. */
  parse(tokens: PpToken[], report: Report): Declaration[] {
    this.report = report;
    this.input = tokens;
    const declarations = this.file() ?? [];
    // The tokens of a large file must not live on until the next one.
    this.input = [];
    return declarations;
  }

  /** The expression that the tokens are, or undefined if they are not exactly one. */
  parseExpression(tokens: PpToken[]): Expression | undefined {
    let failed = false;
    this.report = () => {
      failed = true;
    };
    this.input = tokens;
    const expression = this.expression();
    return failed || this.errors.length > 0 ? undefined : expression;
  }

  protected readonly file = this.RULE("file", (): Declaration[] => {
    const declarations: Declaration[] = [];
    for (;;) {
      for (const declaration of this.repeat(this.declaration)) declarations.push(declaration);
      if (this.RECORDING_PHASE || this.peekType(1) === End) break;
      const stray = this.advance();
      this.report(diagnose(syntax.strayCloser, { mark: "`}`" }, stray.span));
    }
    this.CONSUME(End);
    return declarations;
  });

  /** What `repeat` calls for each member of a body and of the file. */
  readonly declaration = this.RULE("declaration", (): Declaration | undefined => {
    const first = this.peek(1);
    const attributes = this.attributesHere();
    const head: Head = { attributes, comment: first.comment, first };
    const ARGS: [Head] = [head];
    if (this.opensPlain()) return this.SUBRULE(this.plainDeclaration, { ARGS });
    return this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.typedefDeclaration, { ARGS }) },
        {
          GATE: () => this.declaresInterface(),
          ALT: () => this.SUBRULE(this.interfaceDeclaration, { ARGS }),
        },
        { ALT: () => this.SUBRULE(this.quote, { ARGS }) },
        { ALT: () => this.SUBRULE(this.importDeclaration, { ARGS }) },
        { ALT: () => this.SUBRULE(this.pragma, { ARGS }) },
        { ALT: () => this.SUBRULE(this.midlPragma, { ARGS }) },
        { ALT: () => this.SUBRULE(this.importlib, { ARGS }) },
        { ALT: () => this.SUBRULE(this.declareGuid, { ARGS }) },
        { ALT: () => this.SUBRULE(this.dispinterface, { ARGS }) },
        { ALT: () => this.SUBRULE(this.coclass, { ARGS }) },
        { ALT: () => this.SUBRULE(this.library, { ARGS }) },
        { ALT: () => this.SUBRULE(this.module, { ARGS }) },
        { GATE: () => this.opensRuntime(), ALT: () => this.SUBRULE(this.runtimeDeclaration, { ARGS }) },
        { GATE: () => this.opensLinkage(), ALT: () => this.SUBRULE(this.linkage, { ARGS }) },
        { GATE: () => this.peekType(2) === LeftParen, ALT: () => this.SUBRULE(this.headerMacro, { ARGS }) },
        { ALT: () => this.SUBRULE(this.plainDeclaration, { ARGS }) },
      ],
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: "a declaration",
    });
  });

  protected readonly interfaceDeclaration = this.RULE(
    "interfaceDeclaration",
    (head: Head): InterfaceDeclaration | ForwardDeclaration => {
      this.CONSUME(Interface);
      const name = this.SUBRULE(this.qualifiedName);
      const typeParameters = this.SUBRULE(this.typeParameters);
      const base = this.SUBRULE(this.baseClause);
      const requires: TypeName[] = [];
      this.OPTION(() => {
        this.CONSUME(Requires);
        requires.push(this.SUBRULE(this.typeName));
        this.MANY(() => {
          this.CONSUME(Comma);
          requires.push(this.SUBRULE1(this.typeName));
        });
      });
      const members = this.OPTION1(() => this.SUBRULE(this.body, { ARGS: [`interface ${name.text}`] }));
      if (members === undefined) {
        this.endStatement("the interface's name");
        return { ...this.forward(head, "interface", name), typeParameters };
      }
      return { kind: "interface", ...this.common(head), name, typeParameters, base, requires, members };
    },
  );

  protected readonly dispinterface = this.RULE(
    "dispinterface",
    (head: Head): DispinterfaceDeclaration | ForwardDeclaration => {
      this.CONSUME(Dispinterface);
      const name = this.nameOf(this.CONSUME(Identifier) as PpToken);
      const members = this.OPTION(() => {
        const opening = this.CONSUME(LeftBrace) as PpToken;
        const list = this.repeat(this.dispinterfaceMember);
        this.closeBody(opening, () => `dispinterface ${name.text}`);
        return list;
      });
      if (members === undefined) {
        this.endStatement("the dispinterface's name");
        return this.forward(head, "dispinterface", name);
      }
      return this.ACTION(() => ({ kind: "dispinterface", ...this.common(head), name, ...sections(members) }));
    },
  );

  protected readonly dispinterfaceMember = this.RULE(
    "dispinterfaceMember",
    (): Declaration | Section | undefined =>
      this.OR({
        DEF: [
          { GATE: () => this.peekType(2) === Colon, ALT: () => this.section(Properties, "properties") },
          { GATE: () => this.peekType(2) === Colon, ALT: () => this.section(Methods, "methods") },
          { ALT: () => this.SUBRULE(this.declaration) },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
  );

  protected readonly coclass = this.RULE("coclass", (head: Head): CoclassDeclaration | ForwardDeclaration => {
    this.CONSUME(Coclass);
    const name = this.nameOf(this.CONSUME(Identifier) as PpToken);
    const members = this.OPTION(() => this.SUBRULE(this.classBody, { ARGS: [`coclass ${name.text}`] }));
    if (members === undefined) {
      this.endStatement("the coclass's name");
      return this.forward(head, "coclass", name);
    }
    return { kind: "coclass", ...this.common(head), name, members };
  });

  protected readonly library = this.RULE("library", (head: Head): LibraryDeclaration => {
    this.CONSUME(Library);
    const name = this.nameOf(this.CONSUME(Identifier) as PpToken);
    const members = this.SUBRULE(this.body, { ARGS: [`library ${name.text}`] });
    return { kind: "library", ...this.common(head), name, members };
  });

  protected readonly module = this.RULE("module", (head: Head): ModuleDeclaration => {
    this.CONSUME(Module);
    const name = this.nameOf(this.CONSUME(Identifier) as PpToken);
    const members = this.SUBRULE(this.body, { ARGS: [`module ${name.text}`] });
    return { kind: "module", ...this.common(head), name, members };
  });

  /** `extern "C" { ... }` */
  protected readonly linkage = this.RULE("linkage", (head: Head): LinkageDeclaration => {
    this.CONSUME(Extern);
    this.CONSUME(StringLiteral);
    const members = this.SUBRULE(this.body, { ARGS: ['extern "C"'] });
    return { kind: "linkage", members, span: this.spanOf(head) };
  });

  private section(word: TokenType, section: Section): Section {
    this.CONSUME(word);
    this.consume(word === Properties ? 0 : 1, Colon);
    return section;
  }

  /** Whether a name that means nothing to MIDL comes next, or a word of C's types: a method's, mostly. */
  private opensPlain(): boolean {
    const type = this.peekType(1);
    return !this.RECORDING_PHASE && (type === Identifier || type.CATEGORIES?.includes(TypeWord) === true);
  }

  /** `extern "C" {`; without the brace the linkage is that of one declaration. */
  private opensLinkage(): boolean {
    return this.peekType(2) === StringLiteral && this.peekType(3) === LeftBrace;
  }

  /** `interface X` opens a declaration, but `interface X*` is the type of something. */
  private declaresInterface(): boolean {
    return this.peekType(3) !== Star;
  }
}

type Section = "properties" | "methods";

/** Members sorted into the sections that the labels open; a lone interface name is the other form. */
function sections(
  members: readonly (Declaration | Section)[],
): Pick<DispinterfaceDeclaration, "of" | "properties" | "methods"> {
  const properties: Declaration[] = [];
  const methods: Declaration[] = [];
  let current = methods;
  let of: Name | undefined;
  for (const member of members) {
    if (member === "properties") current = properties;
    else if (member === "methods") current = methods;
    else if (member.kind === "forward") of = member.name;
    else current.push(member);
  }
  return { of, properties, methods };
}
