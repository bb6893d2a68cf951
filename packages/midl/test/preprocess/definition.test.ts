import { describe, expect, test } from "vitest";
import { expand, run } from "./run.ts";

describe("#define and #undef", () => {
  test.each([
    ["#define A 1\n#undef A\nA", "A"],
    ["#define A 1\n#define A 1\nA", "1"],
    ["  #  define A /* c */ 1 // d\nA", "1"],
    ["/* c */ #define A 1\nA", "1"],
    ["#define A(x) x\n#define A(x)   x\nA(2)", "2"],
    ["#define _WIN32_WINNT 0x0600\n_WIN32_WINNT", "0x0600"],
    ["#undef NEVER\nx", "x"],
    ["#define A 1 /* goes\non */ + 2\nA", "1 + 2"],
  ])("%j", (text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  test.each<[string, string, string]>([
    ["#define", "", "CB1008"],
    ["#define 1", "", "CB1008"],
    ["#define defined 1", "", "CB1008"],
    ["#undef", "", "CB1008"],
    ["#define F(", "F", "CB1009"],
    ["#define F(a b) a", "F", "CB1009"],
    ["#define F(a,) a", "F", "CB1009"],
    ["#define F(,a) a", "F", "CB1009"],
    ["#define F(a,a) a", "F", "CB1009"],
    ["#define F(1) a", "F", "CB1009"],
    ["#define F(..., a) a", "F", "CB1009"],
    ["#define F ## x", "F", "CB1010"],
    ["#define F(x) x ##", "F", "CB1010"],
    ["#define F 1\n#define F 2", "2", "CB1011"],
    ["#define F(a) 1\n#define F 1", "1", "CB1011"],
  ])("%j is reported", (text, expected, code) => {
    const result = run(`${text}\n${expected === "" ? "" : "F"}`);
    expect([result.text, result.codes]).toEqual([expected, [code]]);
  });

  test("a redefinition names the earlier place", () => {
    expect(run("#define A 1\n#define A 2").problems).toEqual([
      [
        "main.idl:2:9: warning CB1011: A is defined differently before; use #undef first if this is meant",
        "  #define A 2",
        "          ^",
        "main.idl:1:9: note: defined before here",
      ].join("\n"),
    ]);
  });
});
