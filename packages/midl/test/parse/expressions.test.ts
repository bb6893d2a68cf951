import { describe, expect, test } from "vitest";
import { printExpression } from "../../src/ast/print-expression.ts";
import { readNumber, readQuoted } from "../../src/parse/literals.ts";
import { SourceText } from "../../src/source/source-text.ts";
import { parseText } from "../compile-text.ts";

const span = { source: new SourceText("a.idl", ""), start: 0, end: 0 };

function expressionOf(text: string) {
  const { declarations, problems } = parseText(`const int X = ${text};`);
  expect(problems).toEqual([]);
  const [declaration] = declarations;
  if (declaration?.kind !== "const") throw new Error("no constant");
  return declaration.declarator.initializer;
}

describe("precedence", () => {
  test.each([
    ["a + b * c", "a + b * c"],
    ["(a + b) * c", "(a + b) * c"],
    ["a - b - c", "a - b - c"],
    ["a - (b - c)", "a - (b - c)"],
    ["a | b & c == d << 1", "a | b & c == d << 1"],
    ["((((a))))", "a"],
    ["a ? b : c ? d : e", "a ? b : c ? d : e"],
    ["-a + ~b * !c", "-a + ~b * !c"],
  ])("%s", (text, printed) => {
    expect(printExpression(expressionOf(text))).toBe(printed);
  });

  test("products bind before sums, whichever comes first", () => {
    expect(expressionOf("a * b + c")).toMatchObject({ operator: "+", left: { operator: "*" } });
    expect(expressionOf("a + b * c")).toMatchObject({ operator: "+", right: { operator: "*" } });
  });
});

describe("casts", () => {
  test.each([
    "(HRESULT)0x80200001L",
    "(UINT64)(-1)",
    "(LPOLESTR)-1",
    "(A *)b",
    "(unsigned long)*p",
    "(ULONG)*p",
    "(A)b",
  ])("%s is one", (text) => {
    expect(expressionOf(text).kind).toBe("cast");
  });

  test.each(["(a)*(b)", "(width)*height", "(A) << 2", "(A) & B", "(a)"])("%s is none", (text) => {
    expect(expressionOf(text).kind).not.toBe("cast");
  });
});

describe("numbers", () => {
  test.each([
    ["0x10", 16n],
    ["017", 15n],
    ["0", 0n],
    ["10ul", 10n],
    ["0xFFui64", 255n],
    ["5LL", 5n],
  ])("%s", (text, value) => {
    expect(readNumber(text, span)).toMatchObject({ kind: "integer", value });
  });

  test.each([
    ["1.5", 1.5],
    ["3.402823466e+38", 3.402823466e38],
    [".5f", 0.5],
    ["1e3", 1000],
  ])("%s", (text, value) => {
    expect(readNumber(text, span)).toMatchObject({ kind: "float", value });
  });

  test.each(["1.0.2", "0x", "12abc", "09"])("%s is none", (text) => {
    expect(readNumber(text, span)?.kind).not.toBe("integer");
  });

  test("signs and lengths are told apart", () => {
    expect(readNumber("1", span)).toMatchObject({ unsigned: false, long: false });
    expect(readNumber("1u", span)).toMatchObject({ unsigned: true, long: false });
    expect(readNumber("1L", span)).toMatchObject({ unsigned: false, long: true });
  });

  test("a number that is none is reported", () => {
    expect(parseText("const int X = 12abc;").problems).toEqual(["1:15 CB2007 `12abc` is not a number"]);
  });
});

describe("characters", () => {
  test.each([
    ["'A'", 65],
    ["L'A'", 65],
    ["'ABCD'", 0x41424344],
    ["'2VUY'", 0x32565559],
    ["'a\\0'", 0x6100],
    ["'\\xff'", -1],
    ["L'\\xff'", 255],
  ])("%s", (text, value) => {
    const expression = expressionOf(text);
    expect(expression).toMatchObject({ kind: "char", value });
    const printed = expression === undefined ? "" : printExpression(expression);
    expect(expressionOf(printed)).toMatchObject({ kind: "char", value });
  });
});

test("strings: escapes that C knows are resolved, others kept", () => {
  expect(readQuoted('"a\\tb\\x41\\101\\"\\\\"')).toEqual({ value: 'a\tbAA"\\', wide: false });
  expect(readQuoted('L"C:\\path"')).toEqual({ value: "C:\\path", wide: true });
});
