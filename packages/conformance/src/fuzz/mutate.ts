/** One change of a text; places are fractions of its length, so that they fit every text. */
export interface Mutation {
  readonly kind: "delete" | "repeat" | "insert" | "swap" | "cut" | "splice";
  /** From 0 to 1. */
  readonly at: number;
  /** From 0 to 1, where the other end or the other text's place is. */
  readonly to: number;
  /** What is inserted. */
  readonly piece: string;
}

/** Pieces that mean something to the compiler, or that no text should hold. */
export const PIECES: readonly string[] = [
  ..."{}[]()<>,;:*=#\"'\\@?/|&~!.-+".split(""),
  ..."\0\n\r\t\u001a\u00a0\ufeff\u00e9\ud800".split(""),
  ..."interface library coclass dispinterface module struct union enum typedef const import importlib".split(
    " ",
  ),
  ..."cpp_quote namespace runtimeclass delegate declare requires switch case default void unsigned long".split(
    " ",
  ),
  "/*",
  "*/",
  "//",
  "\\\n",
  "##",
  "...",
  "<<",
  ">>",
  "0x",
  "1e",
  "99999999999999999999",
  'L"',
  "__LINE__",
  "\n#if 1\n",
  "\n#else\n",
  "\n#endif\n",
  "\n#define F(x, ...) x##__VA_ARGS__ #x F\n",
  "F(",
  '\n#include "a.idl"\n',
  "[uuid(01234567-89ab-cdef-0123-456789abcdef)]",
  "size_is(",
  "typedef struct A { struct A a; } A;",
];

/** The text after a change. `other` is a text to take a part of. */
export function mutate(text: string, other: string, { kind, at, to, piece }: Mutation): string {
  const place = Math.floor(at * text.length);
  const length = Math.floor(to ** 4 * (text.length - place));
  const part = text.slice(place, place + length);
  const rest = text.slice(place + length);
  const before = text.slice(0, place);
  switch (kind) {
    case "delete":
      return before + rest;
    case "repeat":
      return before + part + part + rest;
    case "insert":
      return before + piece + text.slice(place);
    case "swap":
      return rest.slice(0, length) + before + part + rest.slice(length);
    case "cut":
      return before;
    case "splice":
      return before + other.slice(Math.floor(to * other.length)).slice(0, 400) + text.slice(place);
  }
}
