import { describe, expect, test } from "vitest";
import type { Declaration } from "../../src/ast/ast.ts";
import { parseText } from "../compile-text.ts";

function parseOne<K extends Declaration["kind"]>(text: string, kind: K): Extract<Declaration, { kind: K }> {
  const { declarations, problems } = parseText(text);
  expect(problems).toEqual([]);
  expect(declarations.map((declaration) => declaration.kind)).toEqual([kind]);
  return declarations[0] as Extract<Declaration, { kind: K }>;
}

describe("attributes", () => {
  const attributesOf = (text: string) =>
    parseOne(`${text} interface I {}`, "interface").attributes.map(({ name, arguments: parts }) => [
      name,
      parts?.length,
    ]);

  test.each([["[object, local]"], ["[object][local]"], ["[, object,, local, ]"], ["[] [object] [local,]"]])(
    "%s are two",
    (text) => {
      expect(attributesOf(text)).toEqual([
        ["object", undefined],
        ["local", undefined],
      ]);
    },
  );

  test("words of C and of MIDL can be attributes", () => {
    expect(attributesOf("[default, case(1), switch, in, import, interface]")).toHaveLength(6);
  });

  test("empty parts of an argument list are kept", () => {
    const [attribute] = parseOne("[size_is(, *n), length_is(a, )] interface I {}", "interface").attributes;
    expect(attribute?.arguments?.map((part) => part?.kind)).toEqual([undefined, "unary"]);
    expect(attributesOf("[length_is(a, )]")).toEqual([["length_is", 2]]);
  });

  test.each([
    ["version(1.0)", { kind: "float", value: 1, text: "1.0" }],
    ["id(-550)", { kind: "unary", operator: "-" }],
    [
      "uuid(01234567-89ab-cdef-0123-456789abcdef)",
      { kind: "guid", text: "01234567-89ab-cdef-0123-456789abcdef" },
    ],
    ['helpstring("a" "b")', { kind: "string", value: "ab" }],
    ["switch_type(unsigned long)", { kind: "raw", text: "unsigned long" }],
    ["contract(Windows.Foundation.Contract, 1.0)", { kind: "raw", text: "Windows.Foundation.Contract" }],
    ["version(1.0.2)", { kind: "raw", text: "1.0.2" }],
    ["size_is((ULONG)*n)", { kind: "cast" }],
    ["size_is(sizeof(int) * n)", { kind: "binary", operator: "*" }],
    ["strange(a(b, c)[d])", { kind: "raw", text: "a(b,c)[d]" }],
  ])("%s", (text, expected) => {
    expect(parseOne(`[${text}] interface I {}`, "interface").attributes[0]?.arguments?.[0]).toMatchObject(
      expected,
    );
  });

  test("before and after typedef are one list", () => {
    expect(
      parseOne("[hidden] typedef [unique] int *X;", "typedef").attributes.map(({ name }) => name),
    ).toEqual(["hidden", "unique"]);
  });
});

describe("interfaces", () => {
  test.each(["interface I : IBase { }", "interface I : IBase { };"])(
    "the semicolon is optional: %s",
    (text) => {
      expect(parseOne(text, "interface")).toMatchObject({
        name: { text: "I" },
        base: { text: "IBase" },
        members: [],
      });
    },
  );

  test("a forward declaration, and an interface as a type", () => {
    expect(parseOne("interface I;", "forward")).toMatchObject({ of: "interface", name: { text: "I" } });
    expect(parseOne("interface I *make(int x);", "function").returns).toMatchObject({
      kind: "interface",
      name: "I",
    });
  });

  test("anything may stand between methods", () => {
    const { members } = parseOne(
      `interface I {
         import "x.idl"; cpp_quote("q") midl_pragma warning(disable: 1) interface J; typedef int T;
         struct S { int x; }; const int C = 1; HRESULT f(); enum E { A };
       }`,
      "interface",
    );
    expect(members.map((member) => member.kind)).toEqual([
      "import",
      "quote",
      "pragma",
      "forward",
      "typedef",
      "type",
      "const",
      "function",
      "type",
    ]);
  });

  test("dispinterfaces in both forms", () => {
    const listed = parseOne(
      "dispinterface D { properties: long a; long b; methods: void f(); };",
      "dispinterface",
    );
    expect([listed.properties.length, listed.methods.length, listed.of]).toEqual([2, 1, undefined]);
    expect(parseOne("dispinterface D { interface I; }", "dispinterface").of?.text).toBe("I");
    expect(parseOne("dispinterface D { properties: methods: }", "dispinterface").methods).toEqual([]);
  });

  test("coclasses, empty ones too", () => {
    const { members } = parseOne("coclass C { [default] interface I; [source] dispinterface D; }", "coclass");
    expect(members).toMatchObject([
      { of: "interface", name: { text: "I" }, attributes: [{ name: "default" }] },
      { of: "dispinterface", name: { text: "D" } },
    ]);
    expect(parseOne("coclass C { };", "coclass").members).toEqual([]);
  });
});

describe("names", () => {
  test("words that mean something elsewhere", () => {
    const { declarator } = parseOne(
      "int retval(int in, int out, int object, int library, int import, int small, int hyper, int methods);",
      "function",
    );
    const [list] = declarator.derivations;
    if (list?.kind !== "function") throw new Error("no function");
    expect(list.parameters.map((parameter) => parameter.declarator.name?.text)).toEqual([
      "in",
      "out",
      "object",
      "library",
      "import",
      "small",
      "hyper",
      "methods",
    ]);
  });

  test("an escaped name goes without its mark, unless it is a word of C", () => {
    const { declarator } = parseOne("int @event(int @struct);", "function");
    const [list] = declarator.derivations;
    expect(declarator.name.text).toBe("event");
    expect(list?.kind === "function" && list.parameters[0]?.declarator.name?.text).toBe("@struct");
  });

  test("parameters without a name", () => {
    const { declarator } = parseOne("void f(int, unsigned small, const char *, int (*)(int));", "function");
    expect(declarator.derivations[0]).toMatchObject({
      parameters: [
        { type: { words: "int" } },
        { type: { words: "unsigned small" } },
        { type: { isConst: true }, declarator: { derivations: [{ kind: "pointer" }] } },
        { declarator: { derivations: [{ kind: "pointer" }, { kind: "function" }] } },
      ],
    });
  });
});

describe("types", () => {
  const typeOf = (text: string) => parseOne(text, "typedef").type;

  test.each([
    "unsigned long int",
    "long long",
    "unsigned __int64",
    "unsigned hyper",
    "signed small",
    "unsigned",
  ])("%s is one type", (words) => {
    expect(typeOf(`typedef ${words} X;`)).toMatchObject({ kind: "builtin", words });
  });

  test("SAFEARRAY with an element type, and as a name", () => {
    expect(typeOf("typedef SAFEARRAY(IUnknown *) X;")).toMatchObject({
      kind: "safearray",
      of: { specifier: { name: "IUnknown" }, derivations: [{ kind: "pointer" }] },
    });
    expect(typeOf("typedef SAFEARRAY *X;")).toMatchObject({ kind: "named", name: "SAFEARRAY" });
  });

  test("structs with bit-fields, anonymous unions and open arrays", () => {
    const type = typeOf(
      "typedef struct { int a : 3, : 0; union { int b; }; [size_is(a)] int c[], d[*]; } X;",
    );
    expect(type).toMatchObject({
      kind: "record",
      tag: undefined,
      fields: [
        {
          declarators: [
            { name: { text: "a" }, bits: { value: 3n } },
            { name: undefined, bits: { value: 0n } },
          ],
        },
        { type: { kind: "record", record: "union" }, declarators: [] },
        { declarators: [{ derivations: [{ bound: undefined }] }, { derivations: [{ bound: undefined }] }] },
      ],
    });
  });

  test("encapsulated unions", () => {
    const type = typeOf(
      "typedef union T switch (long kind) u { case 1: case A + 1: int x; case 3: default: } X;",
    );
    expect(type).toMatchObject({
      discriminant: { name: { text: "kind" }, union: { text: "u" } },
      fields: [
        {
          attributes: [{ name: "case", arguments: [{ value: 1n }, { operator: "+" }] }],
          type: { words: "int" },
        },
        { attributes: [{ name: "case" }, { name: "default" }], type: undefined },
      ],
    });
  });
});

test("the comment above a declaration stays with it", () => {
  expect(parseOne("/* What it is. */\n[object] interface I {}", "interface").comment).toBe(
    "/* What it is. */",
  );
});

test("midl_echo is a quote", () => {
  expect(parseOne('#pragma midl_echo("#define A \\"b\\"")', "quote").text).toBe('#define A "b"');
});

describe("the Windows Runtime", () => {
  test("namespaces hold declarations and namespaces", () => {
    const { name, members } = parseOne(
      "namespace A.B { namespace C { struct S { int x; }; } interface I; }",
      "namespace",
    );
    expect([name.text, members.map(({ kind }) => kind)]).toEqual(["A.B", ["namespace", "forward"]]);
  });

  test("generic definitions, their bases and what they require", () => {
    expect(parseOne("interface M<K, V> : B requires I<P<K, V*>>, J { }", "interface")).toMatchObject({
      typeParameters: [{ text: "K" }, { text: "V" }],
      base: { text: "B", arguments: undefined },
      requires: [
        { text: "I", arguments: [{ specifier: { name: "P", arguments: [{}, {}] } }] },
        { text: "J" },
      ],
    });
    expect(parseOne("interface M<K, V>;", "forward").typeParameters).toHaveLength(2);
  });

  test("classes, with bases and without members", () => {
    expect(
      parseOne(
        "runtimeclass C : A.B { [default] interface I<X*>; [overridable] interface J; }",
        "runtimeclass",
      ),
    ).toMatchObject({ base: { text: "A.B" }, members: [{ name: { text: "I", arguments: [{}] } }, {}] });
    expect(parseOne("runtimeclass C { }", "runtimeclass").members).toEqual([]);
    expect(parseOne("runtimeclass C;", "forward").of).toBe("runtimeclass");
  });

  test("delegates, contracts, attributes and instances", () => {
    expect(parseOne("delegate HRESULT D<T>([in] T x, int y);", "delegate")).toMatchObject({
      typeParameters: [{ text: "T" }],
      parameters: { parameters: [{}, {}] },
    });
    expect(parseOne("delegate A.D;", "forward")).toMatchObject({ of: "delegate", name: { text: "A.D" } });
    expect(parseOne("[contractversion(1.0)] apicontract C { };", "apicontract").attributes).toHaveLength(1);
    expect(parseOne("apicontract C;", "forward").of).toBe("apicontract");
    expect(parseOne("attribute A { void .ctor(int x); { } }", "attribute").name.text).toBe("A");
    expect(
      parseOne("declare { interface A.B<C>; interface D; }", "declare").names.map(({ text }) => text),
    ).toEqual(["A.B", "D"]);
  });

  test.each("namespace runtimeclass delegate apicontract attribute declare requires pipe".split(" "))(
    "%s is a name where a name stands",
    (word) => {
      parseOne(`interface I { HRESULT ${word}(int ${word}); ${word} f(${word} *x); };`, "interface");
      parseOne(`typedef struct ${word} { int ${word}; ${word} *next; } ${word};`, "typedef");
    },
  );
});

describe("C headers", () => {
  test.each([
    ['extern "C" { int f(void); }', "linkage"],
    ['extern "C" int f(void);', "function"],
    ["static __inline int f(int a) { if (a) { return 1; } return 0; }", "function"],
    ["__declspec(dllimport) DWORD WINAPI f(int a);", "function"],
    ["typedef struct __attribute__((packed)) tagS { int a; } S, *LPS;", "typedef"],
    ["static const GUID G = { 0x1, 2, 3, { 1, 2 } };", "variable"],
    ["DECLARE_HANDLE(HWND);", "macro"],
    ["C_ASSERT(sizeof(int) == 4)", "macro"],
    ["int f(int &reference, void (__stdcall *callback)(int));", "function"],
    ["typedef VOID (NTAPI *F)(PVOID);", "typedef"],
    ["typedef struct tagS { int a; } S, *PS, FAR *LPS, * FAR *LPPS;", "typedef"],
    ["typedef WAVEFORMATEX NEAR *NPWAVEFORMATEX;", "typedef"],
    ["typedef CONST WAVEFORMATEX *PCWAVEFORMATEX;", "typedef"],
  ] as const)("%s", (text, kind) => {
    parseOne(text, kind);
  });

  test("a body belongs to inline functions only", () => {
    expect(parseText("int f(void) { return 0; } typedef int AFTER;").problems).toHaveLength(1);
  });
});

test("the semicolon after importlib is optional", () => {
  expect(parseText('importlib("a.tlb") importlib("b.tlb"); library L {}').problems).toEqual([]);
});
