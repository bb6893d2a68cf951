import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

function holds(condition: string, before = ""): boolean {
  const { text, problems } = run(`${before}\n#if ${condition}\nyes\n#else\nno\n#endif`);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return text === "yes";
}

describe("conditions", () => {
  test.each([
    "1 + 2 * 3 == 7",
    "(1 + 2) * 3 == 9",
    "10 - 4 - 3 == 3",
    "100 / 10 / 5 == 2",
    "7 % 4 == 3",
    "-7 / 2 == -3",
    "1 << 4 >> 2 == 4",
    "(6 & 3) == 2 && (6 | 3) == 7 && (6 ^ 3) == 5",
    "1 | 2 == 2",
    "!0 && !!5 && ~0 == -1 && - -1 == 1 && +1",
    "1 ? 2 : 0",
    "0 ? 0 : 0 ? 0 : 3",
    "(0 ? 1 : 2) == 2",
    "1 || 1 / 0",
    "!(0 && 1 / 0)",
    "1 ? 2 : 1 / 0",
    "0x10 == 16 && 010 == 8 && 0b11 == 3",
    "10UL == 10 && 10i64 == 10 && 10ui64 == 10 && 0x0A00000CL",
    "-1 < 0 && !(-1 < 0u)",
    "-1 > 0u",
    "0xFFFFFFFFFFFFFFFF == -1",
    "0x7FFFFFFFFFFFFFFF + 1 < 0",
    "0xFFFFFFFFFFFFFFFF > 0",
    "-1 >> 1 == -1",
    "0xFFFFFFFFFFFFFFFF >> 63 == 1",
    "1 << 64 == 1",
    "'a' == 97 && '\\n' == 10 && '\\x41' == 65 && '\\101' == 65 && '\\'' == 39 && L'b' == 98",
    "'ab' == 0x6162",
    "undefined_name == 0",
    "!defined(undefined_name) && !defined undefined_name",
    "defined(_WIN32) && defined _WIN32",
    "WINVER >= 0x0400 && NTDDI_VERSION >= 0x06000000",
    "(NTDDI_VERSION & 0xFFFF0000) == 0x0A000000",
  ])("%s", (condition) => {
    expect(holds(condition)).toBe(true);
  });

  test("expands macros, but not what defined asks for", () => {
    const before =
      "#define A 3\n#define F(x) (x > 2)\n#define HAS defined(A) && defined(_WIN32)\n#define EMPTY";
    expect(holds("F(A) && defined(A) && defined EMPTY && defined(F)", before)).toBe(true);
    expect(holds("HAS", before)).toBe(true);
    expect(holds("defined(B)", before)).toBe(false);
  });

  test.each([
    ["1 +", "it ends too early"],
    ["(1", "it ends too early"],
    ["1 2", "'2' is not expected here"],
    [")", "')' is not expected here"],
    ["1 ? 2", "it ends too early"],
    ["1, 2", "',' is not expected here"],
    ['"a"', `'"a"' is not expected here`],
    ["1.5", "'1.5' is not an integer of 64 bits"],
    ["08", "'08' is not an integer of 64 bits"],
    ["0x10000000000000000", "'0x10000000000000000' is not an integer of 64 bits"],
    ["1 / 0", "it divides by zero"],
    ["1 / 0 && 1", "it divides by zero"],
    ["1 / 0 || 1", "it divides by zero"],
    ["1 ? 1 / 0 : 2", "it divides by zero"],
    ["1 / 0 ? 1 : 2", "it divides by zero"],
    ["!(1 / 0)", "it divides by zero"],
    ["5 % (1 - 1) == 0", "it divides by zero"],
    ["defined", "it ends too early"],
    ["defined(1)", "defined needs the name of a macro"],
    ["'abcde'", "''abcde'' is not an integer of 64 bits"],
  ])("%s: %s", (condition, problem) => {
    const result = run(`#if ${condition}\nyes\n#else\nno\n#endif`);
    expect(result.text).toBe("no");
    expect(result.problems).toHaveLength(1);
    expect(result.problems[0]).toContain("error CB1015: cannot evaluate this condition: ");
    if (condition !== "defined") expect(result.problems[0]).toContain(`: ${problem}; taken as false`);
  });
});
