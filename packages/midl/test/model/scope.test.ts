import { describe, expect, test } from "vitest";
import { modelOf, problemsOf } from "../compile-text.ts";

describe("the prelude", () => {
  test.each([
    "UINT8",
    "UINT64",
    "PUINT64",
    "INT_PTR",
    "ULONG_PTR",
    "DWORD_PTR",
    "SIZE_T",
    "GUID",
    "IID",
    "CLSID",
    "FMTID",
    "REFGUID",
    "REFIID",
    "REFCLSID",
    "LPCGUID",
    "handle_t",
    "error_status_t",
    "boolean",
    "byte",
    "wchar_t",
  ])("%s needs no import", (name) => {
    expect(problemsOf(`typedef ${name} *X;`)).toEqual([]);
  });

  test("a file's own definition wins, silently", () => {
    const model = modelOf(
      "typedef unsigned short UINT8; struct S { UINT8 a; REFGUID b; }; typedef struct _GUID { hyper h; } GUID;",
    );
    expect(model.records.find(({ name }) => name === "S")?.fields[0]).toMatchObject({
      type: { typedef: { file: "a.idl" } },
    });
    expect(model.typedefs.filter(({ name }) => name === "UINT8")).toHaveLength(1);
    expect(model.records.filter(({ name }) => name === "GUID")).toMatchObject([{ file: "a.idl", size: 8 }]);
  });

  test("a library knows the automation types whatever it imports, unless it imports their file", () => {
    const library = `library L {
      [object, uuid(01234567-89ab-cdef-0123-456789abcde1)] interface I : IDispatch { HRESULT M([in] LPVOID a, LPUNKNOWN b); } };`;
    const files = { "a.idl": `import "x.idl"; ${library}`, "x.idl": "typedef long HRESULT;" };
    const model = modelOf(files);
    expect(model.interfaces.find(({ name }) => name === "I")?.vtable).toHaveLength(8);
    expect(model.typedefs.filter(({ name }) => name === "HRESULT")).toMatchObject([{ file: "x.idl" }]);
    expect(
      problemsOf({ "a.idl": `import "OAIDL.IDL"; ${library}`, "oaidl.idl": "typedef long HRESULT;" }),
    ).toHaveLength(3);
  });

  test("a library without imports knows the automation types; other files do not", () => {
    const library = `[uuid(01234567-89ab-cdef-0123-456789abcde0)] library L {
      [object, uuid(01234567-89ab-cdef-0123-456789abcde1)] interface I : IDispatch { HRESULT M([in] BSTR a, [out] VARIANT *b); } };`;
    const model = modelOf(library);
    expect(model.interfaces.find(({ name }) => name === "I")?.vtable).toHaveLength(8);
    expect(model.records.find(({ name }) => name === "VARIANT")?.size).toBe(24);
    expect(modelOf(library, { abi: "win32" }).records.find(({ name }) => name === "VARIANT")?.size).toBe(16);
    expect(problemsOf("typedef VARIANT X;")).toEqual(["1:9 CB3001 no type is called `VARIANT`"]);
  });
});

describe("imports", () => {
  test("are read once, depth first, and may form circles", () => {
    const model = modelOf({
      "a.idl": 'import "b.idl"; import "c.idl"; typedef B A;',
      "b.idl": 'import "c.idl"; import "a.idl"; typedef C B;',
      "c.idl": 'import "b.idl"; typedef int C;',
    });
    expect(model.files.map(({ path }) => path).filter((path) => !path.startsWith("<"))).toEqual([
      "c.idl",
      "b.idl",
      "a.idl",
    ]);
    expect(model.files.find(({ path }) => path === "a.idl")?.imports).toEqual(["b.idl", "c.idl"]);
    expect(model.typedefs.map(({ name, file }) => [name, file]).slice(-3)).toEqual([
      ["C", "c.idl"],
      ["B", "b.idl"],
      ["A", "a.idl"],
    ]);
  });

  test("inside a body count too, with names in another case", () => {
    expect(
      problemsOf({ "a.idl": 'interface I { import "B.IDL"; typedef T U; }', "b.idl": "typedef int T;" }),
    ).toEqual([]);
  });

  test("macros do not cross them", () => {
    expect(problemsOf({ "a.idl": '#define T int\nimport "b.idl";', "b.idl": "typedef T U;" })).toEqual([
      "b.idl:1:9 CB3001 no type is called `T`",
    ]);
  });

  test("basetsd.h and guiddef.h may be missing, since the prelude has their names", () => {
    expect(problemsOf('import "basetsd.h", "guiddef.h";')).toEqual([]);
  });
});

test("what stands in an included file belongs to the including unit", () => {
  const model = modelOf({ "a.idl": '#include "b.h"\ntypedef T A;', "b.h": "typedef int T;" });
  expect(model.typedefs.find(({ name }) => name === "T")).toMatchObject({ file: "b.h", unit: "a.idl" });
  expect(model.files.at(-1)).toEqual({ path: "b.h", imports: [], includedFrom: "a.idl" });
});

test("C headers that are no MIDL cost one warning and no errors", () => {
  const header = "typedef int GOOD;\nint f(int x) { return x; }\nint x[ = 3;\ntypedef MISSING Y;\n";
  expect(problemsOf({ "a.idl": 'import "b.h"; typedef GOOD A;', "b.h": header })).toEqual([
    'b.h:2:14 CB4015 2 declarations of the C header "b.h" are not MIDL and are left out',
  ]);
});

describe("names", () => {
  test("may be used before they are declared", () => {
    expect(
      problemsOf("typedef LATER *A; struct S { LATER x; }; typedef struct LATER { int y; } LATER;"),
    ).toEqual([]);
  });

  test("a tag may be used without its keyword", () => {
    expect(problemsOf("enum E { A }; struct S { E e; };")).toEqual([]);
  });

  test("a struct goes by its typedef name, wherever the typedef stands", () => {
    const model = modelOf(
      "typedef struct tagS S, *PS; struct tagS { int x; }; typedef struct { int y; } *PT;",
    );
    expect(model.records.map(({ name, tag }) => [name, tag]).slice(-2)).toEqual([
      ["S", "tagS"],
      ["", undefined],
    ]);
  });
});

describe("docs", () => {
  test("the comment wins over the helpstring, unless it is only decoration", () => {
    const docOf = (text: string) => modelOf(text).interfaces.find(({ name }) => name === "I")?.doc;
    expect(docOf('// This.\n[local, helpstring("Not this.")] interface I {}')).toBe("This.");
    expect(docOf('//-------\n[local, helpstring("This.")] interface I {}')).toBe("This.");
  });

  test("a constant in a cpp_quote has the comment above the quote", () => {
    const model = modelOf('// How many.\ncpp_quote("#define MANY 7")');
    expect(model.constants.find(({ name }) => name === "MANY")?.doc).toBe("How many.");
  });

  test("comment marks are taken off", () => {
    const model = modelOf(
      "/**\n * First line.\n *\n * - a list\n **/\nstruct S {\n  // The field.\n  // Two lines.\n  int x;\n};",
    );
    const record = model.records.find(({ name }) => name === "S");
    expect(record?.doc).toBe("First line.\n\n- a list");
    expect(record?.fields[0]?.doc).toBe("The field.\nTwo lines.");
  });
});
