import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

function kinds(text: string): string[] {
  return run(text)
    .tokens.slice(0, -1)
    .map((token) => `${token.kind} ${token.image}`);
}

const GUID = "fb88a6c1-1234-4cde-9abc-0123456789ab";

describe("tokens", () => {
  test.each<[string, string[]]>([
    ["a _b1 L", ["identifier a", "identifier _b1", "identifier L"]],
    ["0x10L 1.0 3ul .5 1e+5", ["number 0x10L", "number 1.0", "number 3ul", "number .5", "number 1e+5"]],
    ["0x1e+1", ["number 0x1e", "punctuator +", "number 1"]],
    ["1..5", ["number 1", "punctuator .", "punctuator .", "number 5"]],
    ["a<<b>>c", ["identifier a", "punctuator <<", "identifier b", "punctuator >>", "identifier c"]],
    ["f(...)", ["identifier f", "punctuator (", "punctuator ...", "punctuator )"]],
    ["a-- -b", ["identifier a", "punctuator -", "punctuator -", "punctuator -", "identifier b"]],
    [
      "== != <= >= && || ->",
      ["==", "!=", "<=", ">=", "&&", "||", "->"].map((image) => `punctuator ${image}`),
    ],
    [`"a\\"b" L"c" 'd' L'\\''`, ['string "a\\"b"', 'string L"c"', "char 'd'", "char L'\\''"]],
    ['"http://x/*y*/"', ['string "http://x/*y*/"']],
    ['"one\ntwo"', ['string "one\ntwo"']],
    ["@event", ["identifier @event"]],
    ["a/**/b//c\r\nd", ["identifier a", "identifier b", "identifier d"]],
    ["\ufeffa\f\v\u00a0b\x1a", ["identifier a", "identifier b"]],
  ])("%j", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    [GUID, [`guid ${GUID}`]],
    [`uuid(${GUID})`, ["identifier uuid", "punctuator (", `guid ${GUID}`, "punctuator )"]],
    ["12345678-1234-1234-1234-1234567890AB", ["guid 12345678-1234-1234-1234-1234567890AB"]],
    ["1234567e-1234-1234-1234-1234567890AB", ["guid 1234567e-1234-1234-1234-1234567890AB"]],
    ["deadbeef-1234", ["identifier deadbeef", "punctuator -", "number 1234"]],
    ["12345678-1", ["number 12345678", "punctuator -", "number 1"]],
  ])("a GUID is one token: %j", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test.each([
    ["one digit more", `${GUID}0`],
    ["one digit less", GUID.slice(0, -1)],
    ["a letter that is no digit", GUID.replace("a6c1", "g6c1")],
    ["dashes in place of digits", "1234567--1234-1234-1234-1234567890ab"],
  ])("no GUID with %s", (_, text) => {
    expect(kinds(text).some((token) => token.startsWith("guid"))).toBe(false);
  });

  test("offsets are those of the file, also over continued lines", () => {
    const text = "ab\\\ncd \\\r\n ef\\\n+";
    const tokens = run(text).tokens.slice(0, -1);
    expect(tokens.map((token) => [token.image, token.startOffset, token.endOffset])).toEqual([
      ["abcd", 0, 5],
      ["ef", 11, 12],
      ["+", 15, 15],
    ]);
    expect(text.slice(11, 13)).toBe("ef");
  });

  test("the last token is the end", () => {
    const { tokens } = run("a ");
    expect(tokens.map((token) => [token.kind, token.startOffset])).toEqual([
      ["identifier", 0],
      ["end", 2],
    ]);
  });

  test("a continuation joins words, strings and comments, as in C", () => {
    expect(kinds('in\\\nt "a\\\nb" // x \\\n y\nz')).toEqual([
      "identifier int",
      'string "ab"',
      "identifier z",
    ]);
  });

  test("a directive goes on over several lines, and is over then", () => {
    expect(run("#define X a \\\n b \\ \n c\n// p \\ \nX").text).toBe("a b c");
  });

  test("a backslash and blanks at a line's end continue directives only", () => {
    const { text, codes } = run("// c:\\ \na\n#define X b \\ \n c\nX");
    expect(text).toBe("a b c");
    expect(codes).toEqual(["CB1006"]);
  });
});

describe("comments", () => {
  function comments(text: string): Record<string, string> {
    const found: Record<string, string> = {};
    for (const token of run(text).tokens) {
      if (token.comment !== undefined) found[token.image] = token.comment;
    }
    return found;
  }

  test.each<[string, string, Record<string, string>]>([
    ["block above", "/** doc */\na", { a: "/** doc */" }],
    ["block before, same line", "/* doc */ a b", { a: "/* doc */" }],
    ["inside a list", "f(/* size */ a)", { a: "/* size */" }],
    ["run of lines", "// one\n  // two\na", { a: "// one\n  // two" }],
    ["CRLF", "// one\r\n// two\r\na", { a: "// one\r\n// two" }],
    ["blank line detaches", "/* doc */\n\na", {}],
    ["blank line ends a run", "// one\n\n// two\na", { a: "// two" }],
    ["only the last block", "/* one */\n/* two */\na", { a: "/* two */" }],
    ["lines after a block", "/* one */\n// two\na", { a: "// two" }],
    ["trailing comments belong to nothing", "a; // of a\nb; /* of b */\nc", {}],
    ["a trailing comment starts no run", "a; // of a\n// of b\nb", { b: "// of b" }],
    ["a directive detaches", "// doc\n#undef X\na", {}],
    ["a macro's first token", "#define M a b\n/* doc */ M", { a: "/* doc */" }],
    ["past a macro that is empty", "#define M\n/* doc */ M a", { a: "/* doc */" }],
    ["past several macros that are empty", "#define M\n/* doc */ M M a", { a: "/* doc */" }],
    ["past a macro name without call", "#define M() x\n/* doc */ M a", { M: "/* doc */" }],
  ])("%s", (_, text, expected) => {
    expect(comments(text)).toEqual(expected);
  });
});
