import { describe, expect, test } from "vitest";
import { aliasChain, resolveAlias } from "../../src/model/alias.ts";
import { builtinType } from "../../src/model/builtin.ts";
import type { Type } from "../../src/model/model.ts";
import { sizeOf } from "../../src/model/size.ts";
import { typeText } from "../../src/model/type-text.ts";
import { modelOf, problemsOf } from "../compile-text.ts";

function typeOf(text: string): Type {
  const found = modelOf(`import "unknwn.idl";\n${text}`).typedefs.find(({ name }) => name === "X");
  if (found === undefined) throw new Error("no typedef X");
  return found.type;
}

describe("canonical text", () => {
  test.each([
    ["typedef LPWSTR * X;", "LPWSTR*"],
    ["typedef WCHAR const *X;", "const WCHAR*"],
    ["typedef const WCHAR **X;", "const WCHAR**"],
    ["typedef WCHAR *const *X;", "WCHAR* const*"],
    ["typedef unsigned  long   int X;", "unsigned long"],
    ["typedef int unsigned X;", "unsigned int"],
    ["typedef struct tagP { int x; } P; typedef P *X;", "P*"],
    ["struct tagP { int x; }; typedef struct tagP *X;", "struct tagP*"],
    ["enum tagE { A }; typedef enum tagE X;", "enum tagE"],
    ["typedef IUnknown **X;", "IUnknown**"],
    ["typedef interface IUnknown *X;", "IUnknown*"],
    ["typedef SAFEARRAY(BSTR) *X;", "SAFEARRAY**"],
    ["typedef BYTE X[2][3];", "BYTE[2][3]"],
    ["typedef BYTE *X[4];", "BYTE*[4]"],
    ["typedef int (*X)(LPWSTR s, ...);", "int (*)(LPWSTR, ...)"],
    ["typedef void (__stdcall *X)(void);", "void (*)(void)"],
    ["typedef int (*(*X)[3])(int);", "int (*(*)[3])(int)"],
    ["typedef boolean X;", "boolean"],
    ["typedef unsigned __int64 X;", "unsigned __int64"],
  ])("%s", (text, expected) => {
    expect(typeText(typeOf(text))).toBe(expected);
  });
});

describe("aliases", () => {
  const type = typeOf("typedef const DWORD X; ");

  test("are stripped, keeping const", () => {
    expect(resolveAlias(type)).toMatchObject({ kind: "integer", spelling: "unsigned long", isConst: true });
  });

  test("are listed from the outside", () => {
    const chain = aliasChain(typeOf("typedef HRESULT Y; typedef Y X;"));
    expect(chain.map(({ name }) => name)).toEqual(["Y", "HRESULT", "LONG"]);
  });

  test("that go in circles end", () => {
    expect(problemsOf("typedef B A; typedef A B; const int X = (A)1;").length).toBeGreaterThan(0);
  });
});

describe("builtin types", () => {
  test.each([
    ["char", 1, true],
    ["unsigned char", 1, false],
    ["small", 1, true],
    ["short int", 2, true],
    ["long", 4, true],
    ["unsigned", 4, false],
    ["long long", 8, true],
    ["hyper", 8, true],
    ["unsigned __int32", 4, false],
  ])("%s has %i bytes", (words, size, signed) => {
    expect(builtinType(words, "sysv64")).toMatchObject({ size, signed });
  });

  test.each(["unsigned float", "signed unsigned int", "long short", "unsigned void"])(
    "%s is none",
    (words) => {
      expect(builtinType(words, "win64")).toBeUndefined();
    },
  );

  test("__int3264 has a pointer's size", () => {
    expect(builtinType("unsigned __int3264", "win32")).toMatchObject({ size: 4 });
    expect(builtinType("unsigned __int3264", "win64")).toMatchObject({ size: 8 });
  });
});

test("sizeOf knows sizes and what has none", () => {
  expect(sizeOf(typeOf("typedef GUID X[2];"), "win64")).toEqual({ size: 32, align: 4 });
  expect(sizeOf({ kind: "void" }, "win64")).toBeUndefined();
});

test("an unknown type is reported once, with what still works", () => {
  expect(problemsOf("typedef NOWHERE A; typedef NOWHERE *B; typedef unsigned float C;")).toEqual([
    "1:9 CB3001 no type is called `NOWHERE`",
    "1:48 CB3001 no type is called `unsigned float`",
  ]);
});
