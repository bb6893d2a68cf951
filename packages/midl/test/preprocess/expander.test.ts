import { describe, expect, test } from "vitest";
import { expand, run } from "./run.ts";

describe("macro expansion", () => {
  test.each<[string, string, string]>([
    ["object-like", "#define A 1 + 2\nA A", "1 + 2 1 + 2"],
    ["chain", "#define A B\n#define B C\n#define C 3\nA", "3"],
    ["itself", "#define A A + 1\nA", "A + 1"],
    ["each other", "#define A B\n#define B A\nA B", "A B"],
    ["function-like", "#define F(x, y) y x\nF(1, 2)", "2 1"],
    ["name without call", "#define F(x) x\nF F; F(1)", "F F ; 1"],
    ["call over lines and comments", "#define F(x) [x]\nF /* c */ // d\n\n(\n1\n)", "[ 1 ]"],
    ["no blank before parameters", "#define F (x) y\nF", "( x ) y"],
    ["commas in parentheses", "#define F(x) <x>\nF((a, b))", "< ( a , b ) >"],
    ["brackets do not protect commas", "#define F(x, y) x|y\nF([a, b])", "[ a | b ]"],
    ["empty arguments", "#define F(x, y) <x|y>\nF(,)", "< | >"],
    ["one empty argument", "#define F(x) <x>\nF()", "< >"],
    ["no parameters", "#define F() z\nF()", "z"],
    ["nested calls of one macro", "#define F(x) <x>\nF(F(1))", "< < 1 > >"],
    ["arguments are expanded first", "#define A 1\n#define F(x) x x\nF(A)", "1 1"],
    ["a call that the body begins", "#define G F\n#define F(x) <x>\nG(1)", "< 1 >"],
    ["a call that the argument names", "#define F(x) x(2)\n#define G(y) <y>\nF(G)", "< 2 >"],
    [
      "an argument does not see what follows the call",
      "#define G(y) <y>\n#define F(x) x;\nF(G)(1)",
      "G ; ( 1 )",
    ],
    [
      "an expansion is spaced as its use",
      "#define A 1\n#define S(x) #x\n#define T(x) S(x)\nT(+A A)",
      '"+1 1"',
    ],
    ["hidden for good", "#define F(x) x F\nF(1)(2)", "1 F ( 2 )"],
    ["hidden inside an argument", "#define A A B\n#define F(x) x\nF(A)", "A B"],
    [
      "the standard's example",
      "#define x 3\n#define f(a) f(x * (a))\n#undef x\n#define x 2\n#define g f\n#define z z[0]\n#define h g(~\n" +
        "#define m(a) a(w)\n#define w 0,1\n#define t(a) a\nf(y+1) + f(f(z)) % t(t(g)(0) + t)(1);",
      "f ( 2 * ( y + 1 ) ) + f ( 2 * ( f ( 2 * ( z [ 0 ] ) ) ) ) % f ( 2 * ( 0 ) ) + t ( 1 ) ;",
    ],
    ["hidden in a call that leaves the body", "#define F(x) x\n#define A F(A\nA)", "A"],
    ["variadic", "#define V(...) <__VA_ARGS__>\nV(a, b) V()", "< a , b > < >"],
    ["variadic after names", "#define V(a, ...) a:__VA_ARGS__\nV(1, 2, 3)", "1 : 2 , 3"],
    ["comma before nothing goes", "#define V(a, ...) f(a, __VA_ARGS__)\nV(1) V(1, 2)", "f ( 1 ) f ( 1 , 2 )"],
    [
      "comma pasted to nothing goes",
      "#define V(a, ...) f(a, ## __VA_ARGS__)\nV(1) V(1, 2)",
      "f ( 1 ) f ( 1 , 2 )",
    ],
    ["stringify", '#define S(x) #x\nS( a  "b\\n" \'"\' + c )', '"a \\"b\\\\n\\" \'\\"\' + c"'],
    ["stringify does not expand", "#define A 1\n#define S(x) #x\n#define T(x) S(x)\nS(A) T(A)", '"A" "1"'],
    ["stringify nothing", "#define S(x) #x\nS()", '""'],
    ["# is nothing special without parameters", "#define S(x) x\n#define H #x\nS(1)", "1"],
    ["paste", "#define P(a, b) a##b\nP(x, 1) P(1, 2) P(L, 'c') P(<, <)", "x1 12 L'c' <<"],
    ["paste does not expand its operands", "#define A 1\n#define P(a, b) a##b\nP(A, A)", "AA"],
    ["a pasted name is expanded", "#define AB 5\n#define P(a, b) a##b\nP(A, B)", "5"],
    ["paste with nothing", "#define P(a, b) <a##b>\nP(, x) P(x, ) P(, )", "< x > < x > < >"],
    ["paste several times", "#define V(a, b) a##.##b\nV(1, 0)", "1.0"],
    ["paste ends of longer arguments", "#define P(a, b) a##b\nP(1 2, 3 4)", "1 23 4"],
    ["paste without parameters", "#define A x##y\nA", "xy"],
    ["paste a prefix", "#define W(name) wire##name\nW(HDC)", "wireHDC"],
    ["paste string literals", '#define P(a, b) a##b\nP("x", "y") P(L"x", "y")', '"xy" L"xy"'],
    ["paste a string prefix", '#define W(s) L##s\nW("x")', 'L"x"'],
    [
      "a GUID as a macro and as an argument",
      "#define G 01234567-89ab-cdef-0123-456789abcdef\n#define U(x) uuid(x) #x\nU(G) uuid(G)",
      'uuid ( 01234567-89ab-cdef-0123-456789abcdef ) "G" uuid ( 01234567-89ab-cdef-0123-456789abcdef )',
    ],
    [
      "a body that brings its own comma",
      '#define AN(x) ,annotation(x)\n[in AN("_In_")]',
      '[ in , annotation ( "_In_" ) ]',
    ],
    [
      "directives inside a call",
      "#define F(x) <x>\nF(1\n#ifdef _WIN64\n+ 64\n#else\n+ 32\n#endif\n)",
      "< 1 + 64 >",
    ],
    ["definitions inside a call", "#define F(x) <x>\nF(\n#define Y 2\nY\n#undef F\n) F(1)", "< 2 > F ( 1 )"],
    ["line and file", "\n__LINE__ __FILE__", '2 "main.idl"'],
    ["a line in a condition", "#define F(x) x\nF\n#if __LINE__ == 3\nyes\n#endif", "F yes"],
    ["the line of the outermost use", "#define L M(\n#define M(x) __LINE__\n\nL\n1)", "4"],
  ])("%s", (_, text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  test("arguments may come out of an included file", () => {
    const files = { "args.h": "1, 2\n" };
    expect(expand('#define F(a, b) b a\nF(\n#include "args.h"\n)', { files })).toBe("2 1");
  });

  test("a call ends in the file where it begins", () => {
    const { text, codes } = run('#define F(x) <x>\n#include "open.h"\n1) 2', { files: { "open.h": "F(\n" } });
    expect(codes).toEqual(["CB1023"]);
    expect(text).toBe("F 1 ) 2");
  });

  test("a name that ends a file begins no call", () => {
    const files = { "name.h": "F" };
    expect(expand('#define F(x) <x>\n#include "name.h"\n(1)', { files })).toBe("F ( 1 )");
  });

  test.each<[string, string, string, string]>([
    ["missing arguments are empty", "#define F(a, b) <a|b>\nF(1)", "< 1 | >", "CB1021"],
    ["extra arguments are dropped", "#define F(a) <a>\nF(1, 2)", "< 1 >", "CB1022"],
    ["an invalid paste leaves two tokens", "#define P(a) a##+\nP(x)", "x +", "CB1024"],
    ["a paste makes no comment", "#define P(a, b) a##b\nP(/, /) 1", "/ / 1", "CB1024"],
  ])("%s, with a warning", (_, text, expected, code) => {
    const result = run(text);
    expect([result.text, result.codes]).toEqual([expected, [code]]);
  });

  test("tokens say where they are spelled and which outermost use they come from", () => {
    const text = "#define G(x) x + b\n#define F(x) G(x)\nF(a);";
    const spans = run(text).tokens.map((token) => {
      const { start, end, expansion } = token.span;
      const use = expansion && text.slice(expansion.span.start, expansion.span.end);
      return [text.slice(start, end), start, expansion?.macro, use];
    });
    expect(spans).toEqual([
      ["a", 39, "F", "F(a)"],
      ["+", 15, "F", "F(a)"],
      ["b", 17, "F", "F(a)"],
      [";", 41, undefined, undefined],
      ["", 42, undefined, undefined],
    ]);
  });
});

describe("what Microsoft's preprocessor has beside the standard's", () => {
  test.each<[string, string, string]>([
    ["#@ makes a character", "#define C(x) #@x\nC(a)", "'a'"],
    [
      "__VA_OPT__ with arguments",
      "#define F(x, ...) x __VA_OPT__([ __VA_ARGS__ ])\nF(1, 2, 3)",
      "1 [ 2 , 3 ]",
    ],
    ["__VA_OPT__ without", "#define F(x, ...) x __VA_OPT__([ __VA_ARGS__ ])\nF(1)", "1"],
    ["__VA_OPT__ pasted", "#define F(x, ...) x##__VA_OPT__(y)\nF(a, 1) F(a)", "ay a"],
    ["__VA_OPT__ that is not closed", "#define F(...) a __VA_OPT__(b\nF(1)", "a b"],
    ["__COUNTER__", "__COUNTER__ __COUNTER__", "0 1"],
    ["__pragma is dropped", 'a __pragma(warning(disable: 1, 2)) b _Pragma("once") c', "a b c"],
    [
      "push_macro",
      '#define A 1\n#pragma push_macro("A")\n#undef A\n#define A 2\nA\n#pragma pop_macro("A")\nA',
      "2 1",
    ],
    ["push_macro of nothing", '#pragma push_macro("A")\n#define A 2\n#pragma pop_macro("A")\nA', "A"],
    ["pop_macro too often", '#define A 1\n#pragma pop_macro("A")\nA', "1"],
  ])("%s", (_, text, expected) => {
    const { text: result, codes } = run(text);
    expect(codes).toEqual([]);
    expect(result).toBe(expected);
  });

  test("a GUID put together of parts is one token, however it is put together", () => {
    const guid = "01234567-89ab-cdef-0123-456789abcdef";
    const whole = "#define G(a, b, c, d, e) a-b-c-d-e\nG(01234567, 89ab, cdef, 0123, 456789abcdef)";
    const { tokens, text, codes } = run(whole);
    expect(codes).toEqual([]);
    expect(text).toBe(guid);
    expect(tokens.map(({ kind }) => kind)).toEqual(["guid", "end"]);
    expect(tokens[0]?.expansion?.macro).toBe("G");
    expect(run("01234567 - 89ab - cdef - 0123 - 456789abcdef").tokens).toHaveLength(10);
  });
});
