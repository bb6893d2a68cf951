import { describe, expect, test } from "vitest";
import { text as catalogue } from "../../../src/diagnostics/catalogue/text.ts";
import { type RunOptions, run } from "../../preprocess/run.ts";

const lines = (...parts: string[]): string => parts.join("\n");

/** One text for each kind, and what is printed for it. */
const cases: Record<keyof typeof catalogue, [text: string, printed: string, options?: RunOptions]> = {
  nulCharacter: [
    "a\0b",
    lines(
      "main.idl:1:2: warning CB1001: NUL characters are ignored; is this file really text?",
      "  a b",
      "   ^",
    ),
  ],
  strayCharacters: [
    "a §§ b",
    lines(
      "main.idl:1:3: error CB1002: '§§' has no meaning in IDL here; remove it or put it into a string",
      "  a §§ b",
      "    ^^",
    ),
  ],
  unterminatedComment: [
    "a /* b",
    lines("main.idl:1:3: error CB1003: this comment is never closed; add */", "  a /* b", "    ^^"),
  ],
  unterminatedString: [
    'a L"b',
    lines('main.idl:1:3: error CB1004: this string is never closed; add "', '  a L"b', "    ^^"),
  ],
  unterminatedCharacter: [
    "a 'b\nc",
    lines(
      "main.idl:1:3: error CB1005: this character constant is not closed on its line; add '",
      "  a 'b",
      "    ^",
    ),
  ],
  blanksAfterContinuation: [
    "#define A \\  \n1",
    lines(
      "main.idl:1:11: warning CB1006: blanks follow the \\ that continues this line; taken as a continuation, remove them",
      "  #define A \\  ",
      "            ^",
    ),
  ],
  unknownDirective: [
    " # nonsense x",
    lines("main.idl:1:2: error CB1007: unknown directive #nonsense", "   # nonsense x", "   ^^^^^^^^^^"),
  ],
  macroNameExpected: [
    "#undef",
    lines("main.idl:1:1: error CB1008: #undef needs the name of a macro", "  #undef", "  ^^^^^^"),
  ],
  malformedParameters: [
    "#define F(a b) a",
    lines(
      "main.idl:1:10: error CB1009: the parameters of F must be distinct names with commas between them, then ); ... may come last",
      "  #define F(a b) a",
      "           ^",
    ),
  ],
  pasteAtEdge: [
    "#define F(a) a ##",
    lines(
      "main.idl:1:16: error CB1010: ## in F needs something to paste on both sides",
      "  #define F(a) a ##",
      "                 ^^",
    ),
  ],
  macroRedefined: [
    "#define A 1\n#define A 2",
    lines(
      "main.idl:2:9: warning CB1011: A is defined differently before; use #undef first if this is meant",
      "  #define A 2",
      "          ^",
      "main.idl:1:9: note: defined before here",
    ),
  ],
  unclosedConditional: [
    "#ifndef X\na",
    lines("main.idl:1:1: error CB1012: this #ifndef has no #endif in its file", "  #ifndef X", "  ^^^^^^^"),
  ],
  misplacedConditional: [
    "a\n#else",
    lines("main.idl:2:1: error CB1013: #else without an #if before it in this file", "  #else", "  ^^^^^"),
  ],
  conditionalAfterElse: [
    "#if 0\n#else\n#elif 1\n#endif",
    lines(
      "main.idl:3:1: error CB1014: #elif after #else; #else must be the last branch",
      "  #elif 1",
      "  ^^^^^",
    ),
  ],
  malformedCondition: [
    "#if 1 + )\n#endif",
    lines(
      "main.idl:1:9: error CB1015: cannot evaluate this condition: ')' is not expected here; taken as false",
      "  #if 1 + )",
      "          ^",
    ),
  ],
  errorDirective: [
    "#error don't  /* c */ do this // d",
    lines(
      "main.idl:1:1: error CB1016: #error don't do this",
      "  #error don't  /* c */ do this // d",
      "  ^^^^^^",
    ),
  ],
  warningDirective: [
    "#warning careful",
    lines("main.idl:1:1: warning CB1017: #warning careful", "  #warning careful", "  ^^^^^^^^"),
  ],
  malformedInclude: [
    "#include x",
    lines('main.idl:1:1: error CB1018: #include needs "file" or <file>', "  #include x", "  ^^^^^^^^"),
  ],
  includeNotFound: [
    '#include "none.h"',
    lines(
      "main.idl:1:1: error CB1019: cannot find 'none.h'; is its folder among the include directories?",
      '  #include "none.h"',
      "  ^^^^^^^^",
    ),
  ],
  includeUnreadable: [
    "#include <gone.h>",
    lines("main.idl:1:1: error CB1020: cannot read 'gone.h'", "  #include <gone.h>", "  ^^^^^^^^"),
    { host: { resolve: (name) => name, read: () => undefined } },
  ],
  tooFewArguments: [
    "#define F(a, b) a\n F(1) x",
    lines(
      "main.idl:2:2: warning CB1021: F takes 2 arguments, not 1; the missing ones are empty",
      "   F(1) x",
      "   ^",
    ),
  ],
  tooManyArguments: [
    "#define F(a) a\nF(1, 2)",
    lines(
      "main.idl:2:1: warning CB1022: F takes 1 arguments, not 2; the last ones are dropped",
      "  F(1, 2)",
      "  ^",
    ),
  ],
  unterminatedCall: [
    "#define F(a) a\nF(1",
    lines("main.idl:2:1: error CB1023: the arguments of F are never closed; add )", "  F(1", "  ^"),
  ],
  invalidPaste: [
    "#define F(a, b) a##b\nF(x, +)",
    lines(
      "main.idl:2:1: warning CB1024: 'x' ## '+' does not make one token; the two stay side by side",
      "  F(x, +)",
      "  ^",
    ),
  ],
  tooMuchText: [
    '\n#include "x.h"',
    lines(
      "main.idl:2:1: error CB1025: with this file the unit and its includes exceed 5000 characters; reading stops",
      '  #include "x.h"',
      "  ^^^^^^^^",
    ),
    { files: { "x.h": "" }, limits: { text: 5000 } },
  ],
  tooManyTokens: [
    "a b c",
    lines(
      "main.idl:1:5: error CB1026: the unit and its includes exceed 17 tokens; reading stops",
      "  a b c",
      "      ^",
    ),
    { limits: { tokens: 17 } },
  ],
  tooMuchExpansion: [
    "#define A x y z\nA A",
    lines(
      "main.idl:2:3: error CB1027: macros have made more than 5 tokens, now for A; reading stops",
      "  A A",
      "    ^",
    ),
    { limits: { expansion: 5 } },
  ],
  callsTooDeep: [
    "#define F(x) x\nF(F(1))",
    lines(
      "main.idl:2:3: error CB1028: calls of F stand inside each other's arguments more than 1 deep; reading stops",
      "  F(F(1))",
      "    ^",
    ),
    { limits: { callDepth: 1 } },
  ],
  includesTooDeep: [
    '#include "x.h"',
    lines(
      "x.h:1:1: error CB1029: includes are nested more than 1 deep; does 'x.h' include itself? Reading stops",
      "  #include <x.h>",
      "  ^^^^^^^^",
    ),
    { files: { "x.h": "#include <x.h>" }, limits: { includeDepth: 1 } },
  ],
  tooManyProblems: [
    "§ 'x",
    lines(
      "main.idl:1:3: error CB1030: more than 1 problems here; the others are not shown",
      "  § 'x",
      "    ^",
    ),
    { limits: { diagnostics: 1 } },
  ],
  lineTooLong: [
    "a\nb c d e f",
    lines(
      "main.idl:2:9: error CB1031: this line has more than 4 tokens; reading stops",
      "  b c d e f",
      "          ^",
    ),
    { limits: { lineTokens: 4 } },
  ],
  tooManyContinuations: [
    "a\\\nb\\\nc",
    lines(
      "main.idl:2:2: error CB1032: more than 1 lines of this file are continued by \\; reading stops",
      "  b\\",
      "   ^",
    ),
    { limits: { continuations: 1 } },
  ],
};

describe("the text and preprocessor diagnostics", () => {
  test.each(Object.entries(cases))("%s", (name, [text, printed, options]) => {
    const kind = catalogue[name as keyof typeof catalogue];
    const { codes, problems } = run(text, options);
    expect(problems.at(-1)).toBe(printed);
    expect(codes.filter((code) => code === kind.code)).toHaveLength(1);
  });

  test("have consecutive codes", () => {
    const codes = Object.values(catalogue).map(({ code }) => code);
    expect(codes).toEqual(codes.map((_, index) => `CB${1001 + index}`));
  });

  test("quote text of files on one line, and not all of it", () => {
    const [problem] = run(`#define P(a) a##+\nP("${"x\n".repeat(100)}")`).problems;
    expect(problem?.split("\n")[0]).toMatch(
      /^main\.idl:2:1: warning CB1024: '"x x [x ]*x\.\.\.' ## '\+' does not/,
    );
  });
});
