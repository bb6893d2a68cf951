import { describe, expect, test } from "vitest";
import { expand, run } from "./run.ts";

describe("conditionals", () => {
  test.each<[string, string]>([
    ["#if 1\na\n#else\nb\n#endif\nc", "a c"],
    ["#if 0\na\n#else\nb\n#endif\nc", "b c"],
    ["#if 0\na\n#elif 1\nb\n#elif 1\nc\n#else\nd\n#endif", "b"],
    ["#if 0\na\n#elif 0\nb\n#else\nc\n#endif", "c"],
    ["#ifdef _WIN32\na\n#endif\n#ifndef _WIN32\nb\n#endif", "a"],
    ["#if 0\n#if 1\na\n#else\nb\n#endif\nc\n#else\nd\n#endif", "d"],
    ["#if 1\n#if 0\na\n#else\nb\n#endif\nc\n#else\nd\n#endif", "b c"],
    ["#if 1\na\n#elif 1/0\nb\n#endif", "a"],
    ["#if 0\n#error no\n#include <none>\n#pragma pack(1)\n#nonsense\n#define A 1\n#endif\nA", "A"],
    ["#if 0\ndon't \" # /* #endif */\n// #endif\n/*\n#endif\n*/\n'/*'\n#endif\na", "a"],
    ["#if 0\nx \\\n#endif\n#endif\na", "a"],
    ["#if 0\na\n  /* c */ # /* d */ endif // e\nb", "b"],
    ["#if 1 // c\na\n#endif COMMENT\nb", "a b"],
    ["[in,\n#ifdef _WIN64\n size_is(8)\n#else\n size_is(4)\n#endif\n] x", "[ in , size_is ( 8 ) ] x"],
    ["#if 0\r\na\r\n#else\r\nb\r\n#endif\r\nc", "b c"],
    ["#if 0\na\n#endif", ""],
  ])("%j", (text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  test.each<[string, string, string[]]>([
    ["a\n#if 1\nb", "a b", ["CB1012"]],
    ["#if 0\n#else\n#ifdef X\nb", "", ["CB1012", "CB1012"]],
    ["#endif\na", "a", ["CB1013"]],
    ["#else\na", "a", ["CB1013"]],
    ["#elif 1\na", "a", ["CB1013"]],
    ["#if 1\na\n#else\nb\n#else\nc\n#endif", "a", ["CB1014"]],
    ["#if 0\na\n#else\nb\n#elif 1\nc\n#endif", "b", ["CB1014"]],
    ["#ifdef\na\n#endif", "", ["CB1008"]],
    ["#ifndef 1\na\n#endif", "", ["CB1008"]],
    ["#if\na\n#else\nb\n#endif", "b", ["CB1015"]],
  ])("%j is reported", (text, expected, codes) => {
    const result = run(text);
    expect([result.text, result.codes]).toEqual([expected, codes]);
  });

  test("a conditional does not reach over its file", () => {
    const files = { "half.h": "#if 1\na\n" };
    const { text, problems } = run('#include "half.h"\n#endif\nb', { files });
    expect(text).toBe("a b");
    expect(problems.map((problem) => problem.split("\n")[0])).toEqual([
      "half.h:1:1: error CB1012: this #if has no #endif in its file",
      "main.idl:2:1: error CB1013: #endif without an #if before it in this file",
    ]);
  });
});

test.each([
  ["#define A\n#if 0\n#elifdef A\nyes\n#else\nno\n#endif", "yes"],
  ["#if 0\n#elifdef A\nno\n#elifndef A\nyes\n#endif", "yes"],
  ["#if 1\nyes\n#elifdef A\nno\n#elifndef A\nno\n#endif", "yes"],
])("elifdef and elifndef: %s", (text, expected) => {
  expect(run(text)).toMatchObject({ text: expected, codes: [] });
});
