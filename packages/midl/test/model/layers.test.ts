import { describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../src/compile.ts";
import { formatDiagnostic } from "../../src/diagnostics/format.ts";
import { modelToJson } from "../../src/model/json.ts";
import { createSession } from "../../src/model/session.ts";
import { memoryHost } from "../../src/source/memory-host.ts";
import { UNKNWN } from "../compile-text.ts";

type Files = Readonly<Record<string, string>>;

const hostOf = (files: Files) => memoryHost({ "unknwn.idl": UNKNWN, ...files });

/** What a compilation says of all its files. */
function shown({ model, diagnostics }: Compilation): unknown {
  return [
    model.files.map(({ path }) => modelToJson({ ...model, path })),
    diagnostics.map(formatDiagnostic).toSorted(),
  ];
}

/** Compiles all files in one session, forwards and backwards: each must come out as it does alone. */
function compileTogether(files: Files): ReadonlyMap<string, Compilation> {
  const host = hostOf(files);
  const alone = Object.keys(files).map((path) => [path, compile(path, { host })] as const);
  for (const roots of [alone, alone.toReversed()]) {
    const session = createSession();
    for (const [path, compilation] of roots)
      expect(shown(compile(path, { host, session })), path).toEqual(shown(compilation));
  }
  const session = createSession();
  return new Map(Object.keys(files).map((path) => [path, compile(path, { host, session })]));
}

/** The declaration of a name in the unit of a root. */
function declaration(compilations: ReadonlyMap<string, Compilation>, root: string, name: string) {
  const { model } = compilations.get(root) as Compilation;
  const all = [...model.interfaces, ...model.records, ...model.enums, ...model.typedefs, ...model.constants];
  return all.find((one) => one.name === name);
}

const isShared = (files: Files, name: string, one = "a.idl", other = "b.idl") => {
  const compilations = compileTogether(files);
  const found = declaration(compilations, one, name);
  expect(found).toBeDefined();
  return found === declaration(compilations, other, name);
};

const IBASE =
  'import "unknwn.idl"; [object, uuid(11111111-0000-0000-0000-000000000000)] interface IBase : IUnknown';

describe("an import is resolved once for all units", () => {
  test("in which its names mean the same", () => {
    const files = {
      "c.idl": `${IBASE} { HRESULT f(); }`,
      "a.idl": 'import "c.idl"; [local] interface IA : IBase {}',
      "b.idl": 'import "c.idl"; [local] interface IB : IBase {}',
    };
    expect(isShared(files, "IBase")).toBe(true);
  });

  test("also behind different lists of imports", () => {
    const files = {
      "c.idl": `${IBASE} { HRESULT f(); }`,
      "d.idl": "typedef int D;",
      "a.idl": 'import "d.idl"; import "c.idl"; typedef D A;',
      "b.idl": 'import "c.idl"; import "d.idl"; typedef D B;',
    };
    expect(isShared(files, "IBase")).toBe(true);
  });

  test("also in a circle", () => {
    const files = {
      "a.idl": 'import "b.idl"; typedef struct A { struct B *b; } A;',
      "b.idl": 'import "a.idl"; typedef struct B { struct A *a; } B;',
    };
    expect(isShared(files, "A")).toBe(true);
  });

  test("also where it has mistakes, which each unit tells", () => {
    const files = {
      "c.idl": "struct C { int a; missing b; };",
      "a.idl": 'import "c.idl"; struct A { struct C c; missing b; };',
      "b.idl": 'import "c.idl"; struct B { struct C c; };',
    };
    expect(isShared(files, "C")).toBe(true);
    const said = compileTogether(files)
      .get("a.idl")
      ?.diagnostics.map(({ code, message }) => `${code} ${message}`);
    expect(said).toEqual(["CB3001 no type is called `missing`"]);
  });

  test("also where it imports nothing, and needs what was imported before it", () => {
    const files = {
      "types.idl": "typedef unsigned long DWORD;",
      "c.idl": "struct C { DWORD x; };",
      "a.idl": 'import "types.idl"; import "c.idl"; struct A { struct C c; };',
      "b.idl": 'typedef int B; import "types.idl"; import "c.idl"; import "a.idl"; struct D { struct C c; };',
    };
    expect(isShared(files, "C")).toBe(true);
    const compilations = compileTogether(files);
    expect([...compilations].map(([path, { ok }]) => [path, ok])).toEqual([
      ["types.idl", true],
      ["c.idl", false],
      ["a.idl", true],
      ["b.idl", true],
    ]);
  });

  test("also where a unit defines anew what the prelude gave it", () => {
    const files = {
      "c.idl": "struct C { UINT64 x; GUID id; };",
      "types.idl": "typedef unsigned __int64 UINT64; typedef struct _OTHER { hyper a, b; } OTHER;",
      "a.idl": 'import "c.idl"; import "types.idl"; struct A { UINT64 x; struct C c; };',
      "b.idl": 'import "c.idl"; struct B { UINT64 x; };',
    };
    expect(isShared(files, "C")).toBe(true);
    expect(declaration(compileTogether(files), "a.idl", "UINT64")).toMatchObject({ unit: "types.idl" });
  });

  test("also where two imports repeat a definition", () => {
    const files = {
      "c.idl": "typedef int T; const int N = 3; struct C { T x[N]; };",
      "d.idl": "typedef int T; const int N = 3; struct D { T x[N]; };",
      "a.idl": 'import "c.idl"; import "d.idl"; struct A { T x; };',
      "b.idl": 'import "d.idl"; import "c.idl"; struct B { T x; };',
    };
    expect(isShared(files, "C")).toBe(true);
  });
});

describe("a unit resolves its imports itself", () => {
  test("where it knows a name that an import seeks in vain", () => {
    const files = {
      "c.idl": "typedef struct tagC *PC;",
      "d.idl": "struct tagC { int x; };",
      "a.idl": 'import "c.idl"; import "d.idl"; struct A { PC c; };',
      "b.idl": 'import "c.idl"; struct B { PC c; };',
    };
    expect(isShared(files, "PC")).toBe(false);
  });

  test("where it completes an interface that an import only declares", () => {
    const files = {
      "c.idl": "interface IBase; struct C { IBase *x; };",
      "a.idl": `import "c.idl"; ${IBASE} { HRESULT f(); }`,
      "b.idl": 'import "c.idl"; struct B { struct C c; };',
    };
    expect(isShared(files, "C")).toBe(false);
    const [field] =
      compileTogether(files)
        .get("a.idl")
        ?.model.records.find(({ name }) => name === "C")?.fields ?? [];
    expect(field?.type).toMatchObject({ to: { interface: { isForward: false } } });
  });

  test("where another import completes it", () => {
    const files = {
      "c.idl": "interface IBase; struct C { IBase *x; };",
      "d.idl": `${IBASE} { HRESULT f(); }`,
      "a.idl": 'import "c.idl"; import "d.idl"; struct A { struct C c; };',
      "b.idl": 'import "c.idl"; struct B { struct C c; };',
    };
    expect(isShared(files, "C")).toBe(false);
  });

  test("where two imports define a name differently, and what is told is told of that unit only", () => {
    const files = {
      "c.idl": "struct C { int x; };",
      "d.idl": "struct C { hyper x; };",
      "a.idl": 'import "c.idl"; import "d.idl"; struct A { struct C c; };',
      "b.idl": 'import "c.idl"; struct B { struct C c; };',
    };
    expect(isShared(files, "C")).toBe(false);
    const told = [...compileTogether(files)].map(([path, { diagnostics }]) => [path, diagnostics.length]);
    expect(Object.fromEntries(told)).toEqual({ "a.idl": 1, "b.idl": 0, "c.idl": 0, "d.idl": 0 });
  });

  test("where a name of the prelude means something else", () => {
    const files = {
      "c.idl": "struct C { UINT8 x; };",
      "d.idl": "typedef hyper UINT8;",
      "a.idl": 'import "c.idl"; import "d.idl"; struct A { struct C c; };',
      "b.idl": 'import "c.idl"; struct B { struct C c; };',
    };
    expect(isShared(files, "C")).toBe(false);
    const a = declaration(compileTogether(files), "a.idl", "A");
    expect(a).toMatchObject({ size: 8 });
  });

  test("where a define says nothing but in its context", () => {
    const files = {
      "c.idl": 'cpp_quote("#define FLAG SHIFT(1)")\ncpp_quote("#define OTHER (FLAG2 + 1)")',
      "d.idl": "const int FLAG2 = 2;",
      "a.idl": 'import "c.idl"; import "d.idl"; const int A = OTHER;',
      "b.idl": 'import "c.idl"; const int B = 1;',
    };
    expect(declaration(compileTogether(files), "a.idl", "A")).toMatchObject({ value: 3 });
  });

  test("where it is a library, whose names of Automation an import needs", () => {
    const files = {
      "c.idl": "[local] interface IC { HRESULT f([in] BSTR text); }",
      "a.idl": 'import "c.idl"; library A { interface IC; }',
      "b.idl": 'import "c.idl"; typedef int B;',
    };
    const compilations = compileTogether(files);
    expect(compilations.get("a.idl")?.ok).toBe(true);
    expect(compilations.get("b.idl")?.ok).toBe(false);
  });
});

test("instances of generic interfaces are filled in each unit that names them", () => {
  const runtime = `import "unknwn.idl";
    typedef struct HSTRING__ *HSTRING;
    [object, uuid(af86e2e0-b12d-4c6a-9c5a-d7aa65101e90)] interface IInspectable : IUnknown { HRESULT GetIids(); }`;
  const list = "Windows.Foundation.Collections.IVectorView<HSTRING>";
  const holder = `Windows.Foundation.Collections.IVector<HSTRING>`;
  const files = {
    "runtime.idl": runtime,
    "c.idl": `import "runtime.idl"; namespace N { declare { interface ${holder}; } }`,
    "a.idl": `import "c.idl"; namespace N { declare { interface ${list}; interface ${holder}; } }`,
    "b.idl": `import "c.idl"; namespace N { [uuid(11111111-0000-0000-0000-000000000000)]
      interface I { HRESULT f([in] ${list} *a, [in] ${holder} *b); } }`,
  };
  const compilations = compileTogether(files);
  const named = compilations.get("a.idl")?.model.instances.filter(({ unit }) => unit === "a.idl");
  expect(named?.map(({ interface: face }) => [face.name, face.isForward, face.methods.length])).toEqual([
    [list, false, 4],
    [holder, false, 12],
  ]);
});

test("a circle comes out alike whichever of its files is the root", () => {
  compileTogether({
    "a.idl": 'import "b.idl"; const int X = 1; struct A { missing x; };',
    "b.idl": 'import "c.idl"; const int X = 2;',
    "c.idl": 'import "a.idl"; cpp_quote("#define Y 1")\nconst int Z = X;',
    "d.idl": 'import "c.idl"; struct D { int x[X]; };',
  });
});

test("what has been forgotten is resolved again, and what does not stand on it is not", () => {
  const files: Record<string, string> = {
    "c.idl": "typedef int C;",
    "d.idl": "typedef int D;",
    "a.idl": 'import "c.idl"; import "d.idl"; struct A { C c; D d; };',
  };
  const session = createSession();
  const host = { resolve: (name: string) => name, read: (path: string) => hostOf(files).read(path) };
  const run = () => compile("a.idl", { host, session }).model;
  const before = run();
  files["c.idl"] = "typedef hyper C;";
  session.forget("c.idl", host);
  const after = run();
  expect([before, after].map(({ records }) => records.find(({ name }) => name === "A")?.size)).toEqual([
    8, 16,
  ]);
  const typedef = (model: typeof before, wanted: string) =>
    model.typedefs.find(({ name }) => name === wanted);
  expect(typedef(after, "D")).toBe(typedef(before, "D"));
  expect(typedef(after, "C")).not.toBe(typedef(before, "C"));
});
