import { describe, expect, test } from "vitest";
import { expand, run } from "./run.ts";

describe("predefined macros", () => {
  const names =
    "__midl _WIN32 _WIN64 _M_AMD64 _M_X64 _M_IX86 _MSC_VER WINVER _WIN32_WINNT NTDDI_VERSION __WIDL__";

  test.each([
    ["win64", "801 1 1 100 100 _M_IX86 1939 0x0A00 0x0A00 0x0A00000C __WIDL__"],
    ["sysv64", "801 1 1 100 100 _M_IX86 1939 0x0A00 0x0A00 0x0A00000C __WIDL__"],
    ["win32", "801 1 _WIN64 _M_AMD64 _M_X64 600 1939 0x0A00 0x0A00 0x0A00000C __WIDL__"],
  ] as const)("%s", (abi, expected) => {
    expect(expand(names, { abi })).toBe(expected);
  });
});

describe("macros of the command line", () => {
  test.each<[string, Record<string, string | undefined>, string]>([
    ["X", { X: "1 + 2" }, "1 + 2"],
    ["X", { X: "" }, ""],
    ["X(3)", { "X(a)": "a a" }, "3 3"],
    ["__midl", { __midl: undefined }, "__midl"],
    ["__midl", { __midl: "900" }, "900"],
    ["X", { X: "1\n#error no" }, "1"],
    ["X Y", { X: "1", Y: "2" }, "1 2"],
  ])("%s with %j", (text, defines, expected) => {
    const result = run(text, { defines });
    expect(result.text.split(" ").slice(0, expected.split(" ").length).join(" ")).toBe(expected);
  });

  test("a backslash at a value's end does not eat the next macro", () => {
    expect(expand("Y", { defines: { X: "\\", Y: "2" } })).toBe("2");
  });

  test("a bad name is reported where it stands", () => {
    expect(run("", { defines: { "1x": "" } }).problems[0]).toMatch(
      /^<command line>:1:1: error CB1008: #define needs the name of a macro\n {2}#define 1x /,
    );
  });
});
