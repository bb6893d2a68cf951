import type {
  AttributeDeclaration,
  CoclassMemberDeclaration,
  ContractDeclaration,
  Declaration,
  DelegateDeclaration,
  ForwardDeclaration,
  InstancesDeclaration,
  Name,
  NamespaceDeclaration,
  RuntimeclassDeclaration,
  TypeName,
} from "../ast/ast.ts";
import {
  Apicontract,
  AttributeWord,
  Colon,
  Comma,
  Declare,
  Delegate,
  Dispinterface,
  Dot,
  Greater,
  Identifier,
  Interface,
  LeftBrace,
  LeftParen,
  Less,
  Namespace,
  Runtimeclass,
  Semicolon,
} from "../lex/vocabulary.ts";
import type { PpToken } from "../preprocess/pp-token.ts";
import { DeclarationParser, type Head } from "./declaration-parser.ts";

/** What only the Windows Runtime's files hold: namespaces, classes, delegates, contracts, instances of generics. */
export abstract class RuntimeParser extends DeclarationParser {
  abstract readonly declaration: () => Declaration | undefined;

  protected readonly runtimeDeclaration = this.RULE("runtimeDeclaration", (head: Head): Declaration => {
    const ARGS: [Head] = [head];
    return this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.namespace, { ARGS }) },
        { ALT: () => this.SUBRULE(this.runtimeclass, { ARGS }) },
        { ALT: () => this.SUBRULE(this.delegate, { ARGS }) },
        { ALT: () => this.SUBRULE(this.contract, { ARGS }) },
        { ALT: () => this.SUBRULE(this.attributeDeclaration, { ARGS }) },
        { ALT: () => this.SUBRULE(this.instances, { ARGS }) },
      ],
    });
  });

  protected readonly namespace = this.RULE("namespace", (head: Head): NamespaceDeclaration => {
    this.CONSUME(Namespace);
    const name = this.SUBRULE(this.qualifiedName);
    const members = this.SUBRULE(this.body, { ARGS: [`namespace ${name.text}`] });
    return { kind: "namespace", name, members, span: this.spanOf(head) };
  });

  protected readonly runtimeclass = this.RULE(
    "runtimeclass",
    (head: Head): RuntimeclassDeclaration | ForwardDeclaration => {
      this.CONSUME(Runtimeclass);
      const name = this.SUBRULE(this.qualifiedName);
      const base = this.SUBRULE(this.baseClause);
      const members = this.OPTION(() =>
        this.SUBRULE(this.classBody, { ARGS: [`runtimeclass ${name.text}`] }),
      );
      if (members === undefined) {
        this.endStatement("the class's name");
        return this.forward(head, "runtimeclass", name);
      }
      return { kind: "runtimeclass", ...this.common(head), name, base, members };
    },
  );

  protected readonly delegate = this.RULE(
    "delegate",
    (head: Head): DelegateDeclaration | ForwardDeclaration => {
      this.CONSUME(Delegate);
      return this.OR([
        {
          GATE: () => this.endsAfterName(),
          ALT: () => {
            const name = this.SUBRULE(this.qualifiedName);
            this.CONSUME(Semicolon);
            return this.forward(head, "delegate", name);
          },
        },
        {
          ALT: () => {
            const returns = this.SUBRULE(this.typeSpecifier);
            const name = this.nameOf(this.CONSUME(Identifier, { ERR_MSG: "the delegate's name" }) as PpToken);
            const typeParameters = this.SUBRULE(this.typeParameters);
            const parameters = this.SUBRULE(this.parameters);
            this.endStatement("the delegate");
            return {
              kind: "delegate",
              ...this.common(head),
              name,
              typeParameters,
              returns,
              parameters,
            } as const;
          },
        },
      ]);
    },
  );

  protected readonly contract = this.RULE(
    "contract",
    (head: Head): ContractDeclaration | ForwardDeclaration => {
      this.CONSUME(Apicontract);
      const name = this.SUBRULE(this.qualifiedName);
      if (!this.RECORDING_PHASE && this.peekType(1) !== LeftBrace) {
        this.endStatement("the contract's name");
        return this.forward(head, "apicontract", name);
      }
      if (!this.RECORDING_PHASE) this.skipBraces();
      return { kind: "apicontract", ...this.common(head), name };
    },
  );

  protected readonly attributeDeclaration = this.RULE(
    "attributeDeclaration",
    (head: Head): AttributeDeclaration => {
      this.CONSUME(AttributeWord);
      const name = this.SUBRULE(this.qualifiedName);
      if (!this.RECORDING_PHASE) this.skipBraces();
      return { kind: "attribute", ...this.common(head), name };
    },
  );

  protected readonly instances = this.RULE("instances", (head: Head): InstancesDeclaration => {
    this.CONSUME(Declare);
    const opening = this.CONSUME(LeftBrace) as PpToken;
    const names = this.repeat(this.instance);
    this.closeBody(opening, () => "declare");
    return { kind: "declare", names, span: this.spanOf(head) };
  });

  protected readonly instance = this.RULE("instance", (): TypeName => {
    this.CONSUME(Interface);
    const name = this.SUBRULE(this.typeName);
    this.endStatement("the instance");
    return name;
  });

  /** `<T, U>` after the name of a generic definition, or nothing. */
  protected readonly typeParameters = this.RULE("typeParameters", (): readonly Name[] => {
    const names: Name[] = [];
    this.OPTION(() => {
      this.CONSUME(Less);
      names.push(this.nameOf(this.CONSUME(Identifier) as PpToken));
      this.MANY(() => {
        this.CONSUME(Comma);
        names.push(this.nameOf(this.CONSUME1(Identifier) as PpToken));
      });
      this.CONSUME(Greater);
    });
    return names;
  });

  /** `: IBase`, or nothing. */
  protected readonly baseClause = this.RULE("baseClause", (): TypeName | undefined =>
    this.OPTION(() => {
      this.CONSUME(Colon);
      return this.SUBRULE(this.typeName);
    }),
  );

  protected readonly classBody = this.RULE("classBody", (owner: string): CoclassMemberDeclaration[] => {
    const opening = this.CONSUME(LeftBrace) as PpToken;
    const members = this.repeat(this.coclassMember);
    this.closeBody(opening, () => owner);
    return members;
  });

  protected readonly coclassMember = this.RULE("coclassMember", (): CoclassMemberDeclaration => {
    const attributes = this.SUBRULE(this.attributeLists);
    const of = this.OR([
      { ALT: () => this.wordAs(Interface, "interface" as const) },
      { ALT: () => this.wordAs(Dispinterface, "dispinterface" as const) },
    ]);
    const name = this.SUBRULE(this.typeName);
    this.endStatement("the member of the class");
    return { attributes, of, name };
  });

  protected readonly body = this.RULE("body", (owner: string): Declaration[] => {
    const opening = this.CONSUME(LeftBrace) as PpToken;
    const members = this.repeat(this.declaration);
    this.closeBody(opening, () => owner);
    return members;
  });

  protected common(head: Head) {
    return this.ACTION(() => ({
      attributes: head.attributes,
      comment: head.comment,
      span: this.spanOf(head),
    }));
  }

  /** The words of the Windows Runtime are names, unless what follows makes them declare something. */
  protected opensRuntime(): boolean {
    const word = this.peekType(1);
    if (word === Declare) return this.peekType(2) === LeftBrace;
    if (word === AttributeWord) return this.peekType(2) === Identifier && this.peekType(3) === LeftBrace;
    if (this.peek(2).kind !== "identifier") return false;
    const next = this.peekType(3);
    if (word === Delegate) return next !== LeftParen;
    if (next === LeftBrace || next === Dot) return true;
    return word !== Namespace && (next === Colon || next === Semicolon);
  }

  private endsAfterName(): boolean {
    let at = 2;
    while (this.peekType(at) === Dot) at += 2;
    return this.peekType(at) === Semicolon;
  }
}
