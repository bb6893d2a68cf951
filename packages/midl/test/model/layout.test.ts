import { describe, expect, test } from "vitest";
import type { Abi } from "../../src/index.ts";
import { compileText, modelOf, problemsOf } from "../compile-text.ts";

/** `[size, align, offsets...]` of the record X. */
function layoutOf(text: string, abi: Abi = "win64"): (number | undefined)[] {
  const record = modelOf(`import "unknwn.idl";\n${text}`, { abi }).records.find(({ name }) => name === "X");
  return [record?.size, record?.align, ...(record?.fields.map(({ offset }) => offset) ?? [])];
}

describe("plain structs", () => {
  test.each<[Abi, number[]]>([
    ["win64", [32, 8, 0, 4, 8, 16, 24]],
    ["win32", [32, 8, 0, 4, 8, 16, 24]],
    ["sysv64", [32, 8, 0, 4, 8, 16, 24]],
  ])("a hyper is aligned to 8 on %s", (abi, expected) => {
    expect(layoutOf("struct X { char a; long b; hyper c; wchar_t d; double e; };", abi)).toEqual(expected);
  });

  test("pointers follow the target", () => {
    const text = "struct X { char a; LPWSTR b; IUnknown *c; SAFEARRAY(BSTR) d; unsigned __int3264 e; };";
    expect(layoutOf(text, "win64")).toEqual([40, 8, 0, 8, 16, 24, 32]);
    expect(layoutOf(text, "win32")).toEqual([20, 4, 0, 4, 8, 12, 16]);
  });

  test("enums, BOOL and long have 4 bytes everywhere", () => {
    expect(layoutOf("enum E { A }; struct X { enum E a; BOOL b; long c; };", "sysv64")).toEqual([
      12, 4, 0, 4, 8,
    ]);
  });

  test("arrays, nested bodies and unions", () => {
    expect(
      layoutOf("struct X { char a; union { hyper b; char c[9]; } u; struct { short d; } s[2]; };"),
    ).toEqual([32, 8, 0, 8, 24]);
  });

  test("an open array counts as one element, as in C headers made from IDL", () => {
    expect(layoutOf("struct X { long n; [size_is(n)] BYTE data[]; };")).toEqual([8, 4, 0, 4]);
  });

  test("an encapsulated union is a struct", () => {
    const { records } = modelOf("typedef union _X switch (long k) u { case 1: hyper a; default: ; } X;");
    expect(records.find(({ name }) => name === "X")).toMatchObject({
      kind: "struct",
      size: 16,
      fields: [
        { name: "k", offset: 0 },
        { name: "u", offset: 8, type: { record: { kind: "union", size: 8 } } },
      ],
    });
  });
});

describe("packing", () => {
  test.each([
    ["#pragma pack(1)\n", [9, 1]],
    ["#pragma pack(push, 2)\n", [10, 2]],
    ["#pragma pack(push, 1)\n#pragma pack(pop)\n", [16, 8]],
    ["#pragma pack(push, a, 1)\n#pragma pack(push, 2)\n#pragma pack(pop, a)\n", [16, 8]],
    ["#pragma pack(1)\n#pragma pack()\n", [16, 8]],
    ['cpp_quote("#include <pshpack4.h>")\n', [12, 4]],
    ['cpp_quote("#include <pshpack1.h>")\ncpp_quote("#include <poppack.h>")\n', [16, 8]],
    ['cpp_quote("#pragma pack(2)")\n', [10, 2]],
    [
      'cpp_quote("#ifdef _WIN64")\ncpp_quote("#else")\ncpp_quote("#include <pshpack2.h>")\ncpp_quote("#endif")\n',
      [16, 8],
    ],
  ])("%j", (before, expected) => {
    expect(layoutOf(`${before}struct X { char a; hyper b; };`).slice(0, 2)).toEqual(expected);
  });

  test("pack in cpp_quote may depend on the target", () => {
    const text =
      'cpp_quote("#ifndef _WIN64")\ncpp_quote("#include <pshpack2.h>")\ncpp_quote("#endif")\nstruct X { char a; hyper b; };';
    expect(layoutOf(text, "win32").slice(0, 2)).toEqual([10, 2]);
  });
});

describe("bit-fields", () => {
  const places = (fields: string, abi: Abi, kind = "struct", before = "") => {
    const record = modelOf(`${before}${kind} X { ${fields} };`, { abi }).records.find(
      ({ name }) => name === "X",
    );
    return [
      record?.size,
      ...(record?.fields.map(({ offset, bits }) => `${offset}:${bits?.offset ?? "-"}`) ?? []),
    ];
  };

  test("Microsoft opens a new unit where the type's size changes, System V goes on", () => {
    const fields = "unsigned long a : 3; unsigned char b : 2; unsigned long c : 4;";
    expect(places(fields, "win64")).toEqual([12, "0:0", "4:0", "8:0"]);
    expect(places(fields, "sysv64")).toEqual([4, "0:0", "0:3", "0:5"]);
  });

  test("fields share a unit until it is full", () => {
    expect(places("long a : 20; long b : 12; long c : 1;", "win64")).toEqual([8, "0:0", "0:20", "4:0"]);
    expect(places("long a : 20; long b : 13;", "sysv64")).toEqual([8, "0:0", "4:0"]);
  });

  test("an ordinary field ends the unit", () => {
    expect(places("long a : 1; char b;", "win64")).toEqual([8, "0:0", "4:-"]);
    expect(places("long a : 1; char b;", "sysv64")).toEqual([4, "0:0", "1:-"]);
  });

  test("a width of zero ends the unit", () => {
    expect(places("long a : 1; long : 0; char b : 1;", "win64")).toEqual([8, "0:0", "4:0", "4:0"]);
    expect(places("char a : 1; long : 0; char b : 1;", "sysv64")).toEqual([5, "0:0", "4:0", "4:0"]);
  });

  test("in a union all begin at 0", () => {
    expect(places("long a : 3; long b : 5; hyper c : 1;", "win64", "union")).toEqual([
      8,
      "0:0",
      "0:0",
      "0:0",
    ]);
  });

  test("packed", () => {
    const packed = "#pragma pack(push, 1)\n";
    expect(places("char a; hyper b : 60;", "win64", "struct", packed)).toEqual([9, "0:-", "1:0"]);
    expect(places("char a; long b : 30;", "sysv64", "struct", packed)).toEqual([5, "0:-", "0:8"]);
  });

  test.each(["long a : 33;", "long a : -1;"])("%s is refused", (field) => {
    expect(problemsOf(`struct X { ${field} };`)[0]).toContain("CB3009");
  });
});

describe("what has no size", () => {
  test("a record that contains itself", () => {
    expect(problemsOf("struct A { struct B b; }; struct B { struct A a; };")[0]).toContain(
      "CB3006 `A` contains itself",
    );
  });

  test("a pointer to itself is no problem", () => {
    expect(layoutOf("struct X { struct X *next; };")).toEqual([8, 8, 0]);
  });

  test("a field of a type that is only declared", () => {
    expect(problemsOf("struct A; struct B { struct A a; struct A *b; };")).toEqual([
      "1:22 CB3005 the field `a` is of type `struct A`, whose size is not known here",
    ]);
  });

  test("void, functions and arrays of bad bounds", () => {
    expect(problemsOf("struct A { void v; };")[0]).toContain("CB3005");
    expect(problemsOf("struct A { int v[-1]; };")).toEqual([
      "1:18 CB3008 an array bound must be a positive integer, not `-1`",
    ]);
  });

  test("a long chain of records by value does not overflow the stack", () => {
    const chain = Array.from(
      { length: 3000 },
      (_, index) => `struct S${index} { struct S${index + 1} s; };`,
    ).join("\n");
    expect(() => compileText(`${chain}\nstruct S3000 { int x; };`)).not.toThrow();
  });
});

test("what holds a type that means nothing has no size, and that is told once", () => {
  const { model, diagnostics } = compileText(
    "struct A { NOBODY a; int b; }; struct B { struct A a[2]; }; struct C { int c; };",
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(["CB3001"]);
  const own = model.records.filter(({ unit }) => unit === "a.idl");
  expect(own.map(({ name, size }) => [name, size])).toEqual([
    ["A", undefined],
    ["B", undefined],
    ["C", 4],
  ]);
});
