import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../src/preprocess/limits.ts";
import { type RunOptions, run } from "./run.ts";

/** `A0` to `A<count>`, each of which names the one before it in its body. */
function doubling(count: number, body: (previous: string) => string, parameters = ""): string {
  let text = "";
  for (let index = 1; index <= count; index++) {
    text += `#define A${index}${parameters} ${body(`A${index - 1}`)}\n`;
  }
  return text;
}

function nested(name: string, depth: number): string {
  return `${`${name}(`.repeat(depth)}x${")".repeat(depth)}`;
}

const MANY = 200_000;

describe("hostile text", () => {
  test.each<[string, string, string, RunOptions?]>([
    ["object-like bomb", `${doubling(64, (a) => `${a} ${a}`)}A64`, "CB1027"],
    ["function-like bomb", `#define D(x) x x\n${nested("D", 64)}`, "CB1027"],
    ["paste bomb", `${doubling(64, (a) => `${a}(x##x)`, "(x)")}A64(ab)`, "CB1027"],
    ["string bomb", `#define S(x) #x\n${doubling(64, (a) => `${a}(S(x x))`, "(x)")}A64("a")`, "CB1027"],
    ["deep calls", `#define F(x) x\n${nested("F", DEFAULT_LIMITS.callDepth + 1)}`, "CB1028"],
    ["very deep calls", `#define F(x) x\n${nested("F", 60_000)}`, "CB1027"],
    ["a file that includes itself", '#include "main.idl"\n#include "main.idl"', "CB1029"],
    [
      "a tree of includes",
      '#include "0.h"',
      "CB1025",
      {
        files: Object.fromEntries(
          Array.from({ length: 60 }, (_, level) => [
            `${level}.h`,
            level < 59 ? `#include "${level + 1}.h"\n`.repeat(2) : "",
          ]),
        ),
        limits: { text: 50 * MANY },
      },
    ],
    ["too many tokens", "a ".repeat(2000), "CB1026", { limits: { tokens: 1000 } }],
    ["too many tokens in a macro", `#define X ${"a ".repeat(2000)}`, "CB1026", { limits: { tokens: 1000 } }],
    ["a long unclosed string", `"${"a".repeat(MANY)}`, "CB1004"],
    ["a long unclosed comment", `/*${"*".repeat(MANY)}`, "CB1003"],
    ["a long unclosed call", `#define F(x)\nF(${"(".repeat(MANY)}`, "CB1023"],
    ["parentheses in a condition", `#if ${"(".repeat(MANY)}\n#endif`, "CB1015"],
    ["a chain of ?:", `#if ${"1?1:".repeat(50_000)}1\n#endif`, "CB1015"],
    ["a huge number in a condition", `#if ${"9".repeat(MANY)}\n#endif`, "CB1015"],
    ["deep #if that is not taken", `#if 0\n${"#if 1\n".repeat(MANY)}`, "CB1012"],
    ["NUL bytes", "\0".repeat(MANY), "CB1001"],
    ["random bytes", "\u0001\u00a7\\`$".repeat(100_000), "CB1002"],
  ])("%s", (_, text, code, options) => {
    expect(run(text, options).codes).toEqual([code]);
  });

  test.each<[string, string, string]>([
    ["a long word", "a".repeat(MANY), "a".repeat(MANY)],
    ["a long chain of macros", `${doubling(100_000, (a) => a)}A100000`, "A0"],
    ["many signs in a condition", `#if ${"!".repeat(MANY)}1\nyes\n#endif`, "yes"],
    ["many continued lines", `a${"\\\n".repeat(MANY)}b`, "ab"],
    ["many quotes in a group left out", `#if 0\n${"\\'".repeat(MANY)}\n#endif`, ""],
    ["returns", `${"\r".repeat(MANY)}x`, "x"],
  ])("%s is harmless", (_, text, expected) => {
    const result = run(text);
    expect(result.codes).toEqual([]);
    expect(result.text).toBe(expected);
  });

  test("problems without end are cut off", () => {
    const { codes } = run("'\n".repeat(5000));
    expect(codes).toHaveLength(DEFAULT_LIMITS.diagnostics + 1);
    expect(codes.at(-1)).toBe("CB1030");
    expect(new Set(codes.slice(0, -1))).toEqual(new Set(["CB1005"]));
  });

  test("every text ends with one end token, whatever is cut off or mixed up", () => {
    const pieces = [
      "#if 1\n",
      "#else\n",
      "#endif\n",
      "#define F(x) x##x #x F\n",
      "F(",
      ")",
      "'",
      '"',
      "/*",
      "*/",
      "//",
      "\n",
      "\\\n",
      '#include "main.idl"\n',
      "__LINE__",
      ",",
      "a",
      "0x",
      "#",
      "\0",
      "é",
      "#pragma pack(F(",
      "#undef F\n",
      "#elif F(1)\n",
    ];
    let state = 42;
    for (let round = 0; round < 600; round++) {
      let text = "";
      for (let count = 0; count < 12; count++) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        text += pieces[(state >>> 8) % pieces.length];
      }
      const { tokens } = run(text, { limits: { includeDepth: 3, text: 40_000, expansion: 2000 } });
      expect(tokens.findIndex((token) => token.kind === "end")).toBe(tokens.length - 1);
    }
  });
});
