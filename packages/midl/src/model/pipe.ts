import type { Derivation, FieldDeclaration, PipeSpecifier, RecordSpecifier } from "../ast/ast.ts";

/** What a pipe is in C: `struct { void (*pull)(...); void (*push)(...); void (*alloc)(...); char *state; }` */
export function pipeRecord({ of, span }: PipeSpecifier): RecordSpecifier {
  const pointer = { kind: "pointer", isConst: false, convention: undefined } as const;
  const call = { kind: "function", parameters: [], variadic: false } as const;
  const plain = { attributes: [], comment: undefined, span };
  const blank = { convention: undefined, bits: undefined, initializer: undefined };
  const field = (text: string, words: string, derivations: readonly Derivation[]): FieldDeclaration => ({
    ...plain,
    type: { kind: "builtin", words, isConst: false, span },
    declarators: [{ ...blank, name: { text, span }, derivations }],
  });
  return {
    kind: "record",
    record: "struct",
    tag: undefined,
    discriminant: undefined,
    fields: [
      ...["pull", "push", "alloc"].map((name) => field(name, "void", [pointer, call])),
      field("state", "char", [pointer]),
    ],
    isConst: of.isConst,
    span,
  };
}
