import { describe, expect, test } from "vitest";
import type { Declaration } from "../../src/ast/ast.ts";
import { parseText } from "../compile-text.ts";

function namesOf(declarations: readonly Declaration[]): string[] {
  return declarations.flatMap((declaration): string[] => {
    if (declaration.kind === "function") return [declaration.declarator.name.text];
    if (declaration.kind === "typedef") return declaration.declarators.map((one) => one.name?.text ?? "");
    if (declaration.kind === "interface") return [declaration.name.text, ...namesOf(declaration.members)];
    return "name" in declaration ? [declaration.name.text] : [];
  });
}

/** The one problem of a text, and the names that survive it. */
function read(text: string) {
  const { declarations, problems } = parseText(text);
  return { problems, names: namesOf(declarations) };
}

describe("one broken declaration costs one error and hides nothing after it", () => {
  test("a missing semicolon after a method", () => {
    expect(read("interface I {\n  HRESULT A([in] int x)\n  HRESULT B();\n}")).toEqual({
      problems: ["3:3 CB2001 expected `;` after the parameter list, found `HRESULT`"],
      names: ["I", "A", "B"],
    });
  });

  test("a missing parenthesis", () => {
    expect(read("interface I {\n  HRESULT A([in] int x;\n  HRESULT B();\n}\ninterface J {}")).toEqual({
      problems: ["2:23 CB2001 expected `,` or `)` after the parameter, found `;`"],
      names: ["I", "B", "J"],
    });
  });

  test("a missing bracket", () => {
    expect(read("interface I {\n  [propget, id(1) HRESULT A();\n  HRESULT B();\n}")).toEqual({
      problems: ["2:19 CB2001 expected `,` or `]` after the attribute, found `HRESULT`"],
      names: ["I", "B"],
    });
  });

  test("a typedef without a name", () => {
    expect(read("typedef int\ninterface I { HRESULT A(); }")).toEqual({
      problems: ["2:1 CB2001 expected a name, found `interface`"],
      names: ["I", "A"],
    });
  });

  test("a broken interface head", () => {
    expect(read("interface I IUnknown { HRESULT A(); };\ninterface J {}").problems).toHaveLength(1);
    expect(read("interface I IUnknown { HRESULT A(); };\ninterface J {}").names).toEqual(["J"]);
  });

  test("a broken enumerator", () => {
    expect(read("typedef enum { A = , B } E, *PE;\ntypedef int T;")).toEqual({
      problems: ["1:20 CB2001 expected an expression, found `,`"],
      names: ["T"],
    });
  });

  test("a broken field keeps the other fields", () => {
    const { declarations, problems } = parseText("struct S { int a; int 5; int c; };\ntypedef int T;");
    expect(problems).toEqual(["1:23 CB2001 expected `;` after the field, found `5`"]);
    expect(declarations[0]).toMatchObject({
      type: {
        fields: [{ declarators: [{ name: { text: "a" } }] }, { declarators: [{ name: { text: "c" } }] }],
      },
    });
    expect(declarations[1]?.kind).toBe("typedef");
  });

  test("a line that begins no field", () => {
    const { declarations, problems } = parseText("struct S {\n  int a;\n  5\n  int b;\n  int c;\n};");
    expect(problems).toEqual(["3:3 CB2001 expected a field, found `5`"]);
    expect(declarations[0]).toMatchObject({ type: { fields: [{}, {}] } });
  });

  test("several errors of one file are all reported", () => {
    const { problems, names } = read(
      "interface I {\n  int A(;\n  int B();\n  int C(;\n  int D();\n}\nint E(;\nint F();",
    );
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(["2", "4", "7"]);
    expect(names).toEqual(["I", "B", "D", "F"]);
  });
});

describe("braces", () => {
  test("a body that is never closed names what was opened", () => {
    expect(read("interface I {\n  HRESULT A();\ninterface J { HRESULT B(); }")).toEqual({
      problems: ["3:29 CB2002 expected `}` to close interface I, found the end of the file"],
      names: ["I", "A", "J", "B"],
    });
  });

  test("a struct that is never closed does not swallow what follows", () => {
    const { problems, names } = read("struct S {\n  int a;\ninterface I { HRESULT A(); }\ntypedef int T;");
    expect(problems).toEqual(["3:1 CB2001 expected `}`, found `interface`"]);
    expect(names).toEqual(["I", "A", "T"]);
  });

  test("a brace that closes nothing", () => {
    expect(read("typedef int A; }\ntypedef int B;")).toEqual({
      problems: ["1:16 CB2003 unexpected `}`, nothing is open here"],
      names: ["A", "B"],
    });
  });
});

describe("messages", () => {
  test.each([
    ["typedef struct { int x; };", "1:26 CB2001 expected a name, found `;`"],
    ["import ;", "1:8 CB2001 expected a string, found `;`"],
    ["const int X = ;", "1:15 CB2001 expected an expression, found `;`"],
    ["int f(int x", "1:12 CB2001 expected `,` or `)` after the parameter, found the end of the file"],
    ["int a[3;", "1:8 CB2001 expected `]` after the array bound, found `;`"],
    ["enum E { 5 };", "1:10 CB2001 expected the name of an enumerator, found `5`"],
    ["enum E { A 5 };", "1:12 CB2001 expected `,` or `}` after the enumerator, found `5`"],
    ["coclass C { int x; };", "1:13 CB2001 expected `interface` or `dispinterface`, found `int`"],
    ["= 3;", "1:1 CB2001 expected a declaration, found `=`"],
    ["void f() { }", "1:10 CB2001 expected `;` after the parameter list, found `{`"],
  ])("%s", (text, problem) => {
    expect(parseText(text).problems).toEqual([problem]);
  });
});

describe("a mistake in a declaration of the Windows Runtime costs one error", () => {
  test.each([
    "namespace { }",
    "runtimeclass C { [default] interface; interface J; }",
    "delegate HRESULT D([in] int x;",
    "declare { interface A<B; interface C<D>; }",
    "interface IVector<T, > { }",
    "interface I requires { }",
  ])("%s", (text) => {
    const { problems, names } = read(`${text}\ntypedef int AFTER;`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("CB2001");
    expect(names.at(-1)).toBe("AFTER");
  });
});

test("garbage of many kinds never throws and always ends", () => {
  const pieces = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ";",
    ",",
    ":",
    "*",
    "=",
    "interface",
    "typedef",
    "struct",
    "x",
    "1",
    '"s"',
    "const",
    "enum",
    "@",
  ];
  let seed = 42;
  const next = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % pieces.length;
  };
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: 30 }, () => pieces[next()]).join(" ");
    expect(() => parseText(text)).not.toThrow();
  }
});
