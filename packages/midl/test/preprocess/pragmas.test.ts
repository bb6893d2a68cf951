import { describe, expect, test } from "vitest";
import { expand, run } from "./run.ts";

describe("#pragma", () => {
  test.each([
    ["#pragma pack(push, 4)", "pack(push, 4)"],
    ["#pragma pack( 8 )", "pack( 8 )"],
    ["#define N 2\n#  pragma   pack (N)", "pack(2)"],
    ['#pragma midl_echo("#if x // y") // z', 'midl_echo("#if x // y")'],
    ["#pragma midl_echo(__midl)", "midl_echo(__midl)"],
  ])("%j is passed on", (text, image) => {
    const { tokens, codes } = run(`a\n${text}\nb`);
    expect(codes).toEqual([]);
    expect(tokens.map((token) => `${token.kind} ${token.image}`)).toEqual([
      "identifier a",
      `pragma ${image}`,
      "identifier b",
      "end ",
    ]);
  });

  test.each([
    "#pragma warning(disable: 4049)",
    "#pragma region Don't",
    "#pragma endregion",
    "#pragma once",
    "#pragma deprecated(X)",
    "#pragma makedep install",
    "#pragma",
    '#line 3 "x"',
    '# 12 "x.h" 1',
    "#",
    "# // nothing",
  ])("%j means nothing", (text) => {
    expect(expand(`a\n${text}\nb`)).toBe("a b");
  });

  test("the token's place is the pragma's text", () => {
    const text = "  #pragma pack(1)\n";
    const token = run(text).tokens[0];
    expect(text.slice(token?.startOffset, (token?.endOffset ?? 0) + 1)).toBe("pack(1)");
  });

  test("works inside a macro's call", () => {
    expect(expand("#define F(x) <x>\nF(1\n#pragma pack(2)\n)")).toBe("pack(2) < 1 >");
  });
});
