import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { modelToJson } from "../../src/model/json.ts";
import type { Abi } from "../../src/source/abi.ts";
import { compileText, modelOf } from "../compile-text.ts";
import { BITS_LIKE } from "../fixtures.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/model.schema.json", import.meta.url), "utf8"));
const validate = new Ajv({ allErrors: true }).compile(schema);

function jsonOf(input: Parameters<typeof modelOf>[0], abi: Abi = "win64") {
  const json = modelToJson(modelOf(input, { abi }));
  const document = { schema: 1, abi, files: [{ path: "a.idl", ok: true, diagnostics: [], ...json }] };
  validate(JSON.parse(JSON.stringify(document)));
  expect(validate.errors ?? []).toEqual([]);
  return json;
}

test("interfaces", () => {
  const json = jsonOf(BITS_LIKE);
  expect(json.interfaces.map(({ name }) => name)).toEqual(["IFile", "IEnumFiles", "IManager"]);
  expect(json.interfaces[0]).toEqual({
    name: "IFile",
    iid: "01b7bd23-fb88-4a77-8490-5891d3e4653a",
    base: "IUnknown",
    kind: "object",
    vtable: ["QueryInterface", "AddRef", "Release", "GetName", "GetProgress"],
    methods: [
      {
        name: "GetName",
        slot: 3,
        returns: "HRESULT",
        params: [{ name: "pVal", type: "LPWSTR*", attributes: ["out"] }],
      },
      {
        name: "GetProgress",
        slot: 4,
        returns: "HRESULT",
        params: [{ name: "pVal", type: "PROGRESS*", attributes: ["out"] }],
      },
    ],
  });
});

test("enums, coclasses and constants", () => {
  const json = jsonOf(BITS_LIKE);
  expect(json.enums[0]).toEqual({
    name: "STATE",
    tag: null,
    members: { STATE_QUEUED: 0, STATE_ERROR: 4, STATE_POLICY: 0x80000001 },
  });
  expect(json.coclasses).toEqual([
    {
      name: "Manager",
      clsid: "4991d34b-80a1-4291-83b6-3328366b9097",
      default: "IManager",
      interfaces: ["IManager"],
    },
  ]);
  expect(json.constants).toEqual({ BG_NOTIFY_ERROR: 2, BG_SIZE_UNKNOWN: "18446744073709551615" });
});

describe("structs", () => {
  const fieldsOf = (text: string) =>
    jsonOf(text)
      .structs.find(({ name }) => name === "S")
      ?.fields.map(({ name, offset, size }) => [name, offset, size]);

  test("sizes follow the target", () => {
    const structs = (abi: Abi) =>
      jsonOf(BITS_LIKE, abi).structs.map(({ name, size, align }) => [name, size, align]);
    expect(structs("win64")).toEqual([
      ["PROGRESS", 16, 8],
      ["BASIC", 16, 8],
      ["CREDENTIALS_UNION", 16, 8],
      ["CREDENTIALS", 24, 8],
    ]);
    expect(structs("win32")).toEqual([
      ["PROGRESS", 16, 8],
      ["BASIC", 8, 4],
      ["CREDENTIALS_UNION", 8, 4],
      ["CREDENTIALS", 12, 4],
    ]);
  });

  test("names that C's headers define as nothing are none", () => {
    const json = jsonOf(`typedef struct S {
      long kind;
      union { long number; struct { short low; short high; } parts; } DUMMYUNIONNAME;
      struct { hyper wide; } DUMMYSTRUCTNAME2;
    } S;`);
    expect(json.structs.at(-1)!.fields.map(({ name, offset }) => [name, offset])).toEqual([
      ["kind", 0],
      ["number", 4],
      ["parts", 4],
      ["parts.low", 4],
      ["parts.high", 6],
      ["wide", 8],
    ]);
  });

  test("members of anonymous records stand under their own names, those of named ones after them", () => {
    expect(
      fieldsOf(
        "struct S { int a; union { int b; struct { short c, d; }; }; struct T { int e; union { int f; } v; } u; };",
      ),
    ).toEqual([
      ["a", 0, 4],
      ["b", 4, 4],
      ["c", 4, 2],
      ["d", 6, 2],
      ["u", 8, 8],
      ["u.e", 8, 4],
      ["u.v", 12, 4],
      ["u.v.f", 12, 4],
    ]);
  });

  test("a field of a type that is defined elsewhere is one field", () => {
    expect(fieldsOf("struct S { struct T t; GUID g; }; struct T { int x; };")).toEqual([
      ["t", 0, 4],
      ["g", 4, 16],
    ]);
  });

  test("bit-fields say where their bits are", () => {
    expect(jsonOf("struct S { long a : 3; long b : 5; };").structs[0]?.fields[1]).toEqual({
      name: "b",
      offset: 0,
      size: 4,
      type: "long",
      bits: { offset: 3, width: 5 },
    });
  });

  test("forward declarations are no definitions", () => {
    expect(jsonOf("struct S; typedef struct S *PS; interface I;")).toMatchObject({
      structs: [],
      interfaces: [],
    });
  });
});

test("only what the file itself defines; included definitions name their file", () => {
  const json = jsonOf({
    "a.idl": 'import "b.idl";\n#include "c.h"\nstruct A { int x; };',
    "b.idl": "struct B { int x; };",
    "c.h": "struct C { int x; };",
  });
  expect(json.structs.map(({ name, file }) => [name, file])).toEqual([
    ["C", "c.h"],
    ["A", undefined],
  ]);
});

test("a coclass without [default] offers its first interface that is no source", () => {
  const { model } = compileText(`[local] interface I {} [local] interface J {}
    [uuid(01234567-89ab-cdef-0123-456789abcde0)] coclass C { [source] interface I; interface J; }`);
  expect(modelToJson(model).coclasses[0]).toMatchObject({ default: "J", interfaces: ["I", "J"] });
});

test("the schema refuses what it should", () => {
  const file = { path: "a", ok: true, diagnostics: [], ...jsonOf(BITS_LIKE) };
  expect(validate({ schema: 1, abi: "win64", files: [file] })).toBe(true);
  expect(validate({ schema: 1, abi: "win64", files: [{ ...file, extra: 1 }] })).toBe(false);
  expect(
    validate({
      schema: 1,
      abi: "win64",
      files: [{ ...file, interfaces: [{ ...file.interfaces[0], iid: "X" }] }],
    }),
  ).toBe(false);
});

test("the Windows Runtime", () => {
  const json = jsonOf(`
    typedef struct HSTRING__ *HSTRING;
    interface IUnknown { void Q(); } interface IInspectable : IUnknown { void G(); }
    namespace A {
      [contractversion(2)] apicontract Contract {};
      struct P { int x; }; enum E { None };
      [uuid(01234567-89ab-cdef-0123-456789abcde0)] interface I : IInspectable requires J { HRESULT M(P p, E e, C *c); }
      [uuid(01234567-89ab-cdef-0123-456789abcde1)] interface J {}
      [uuid(01234567-89ab-cdef-0123-456789abcde2)] delegate HRESULT D<T>(T t);
      [static(A.J, 1.0)] runtimeclass C { [default] interface I; }
      declare { interface D<HSTRING>; }
    }
    typedef int HRESULT;`);
  expect(json.interfaces.slice(2).map(({ name, cName, vtable }) => [name, cName, vtable.length])).toEqual([
    ["A.I", "__x_ABI_CA_CI", 3],
    ["A.J", "__x_ABI_CA_CJ", 2],
    ["A.D<HSTRING>", "__FID_1_HSTRING", 2],
  ]);
  expect(json.interfaces[2]).toMatchObject({
    requires: ["A.J"],
    methods: [{ params: [{ type: "A.P" }, { type: "A.E" }, { type: "A.I*" }] }],
  });
  expect(json.interfaces[4]).toMatchObject({
    isDelegate: true,
    generic: { name: "A.D", arguments: ["HSTRING"] },
    methods: [{ name: "Invoke", params: [{ type: "HSTRING" }] }],
  });
  expect(json.generics).toMatchObject([
    { name: "A.D", typeParameters: ["T"], methods: [{ params: [{ type: "T" }] }] },
  ]);
  expect(json.runtimeClasses).toEqual([
    { name: "A.C", base: null, default: "A.I", interfaces: ["A.I"], attributes: ["static(A.J,1.0)"] },
  ]);
  expect(json.contracts).toEqual({ "A.Contract": "2" });
  expect(json.enums[0]).toEqual({ name: "A.E", cName: "__x_ABI_CA_CE", tag: "A.E", members: { None: 0 } });
  expect(json.structs[0]).toMatchObject({ name: "A.P", cName: "__x_ABI_CA_CP" });
});

test("dispinterfaces, modules, functions, variables, libraries and GUIDs", () => {
  const json = jsonOf(`interface IDispatch { void I(); }
    [uuid(01234567-89ab-cdef-0123-456789abcde0)]
    dispinterface D { properties: [id(1)] long P; methods: [id(2), propput] void M(int x); }
    [dllname("m.dll")] module M { [entry("f")] int f(int x); }
    extern const GUID G; declare_guid(N, 01234567-89ab-cdef-0123-456789abcde9);
    [uuid(01234567-89ab-cdef-0123-456789abcde1)] library L { interface IDispatch; }`);
  expect(json.interfaces[1]?.dispatch).toEqual({
    of: null,
    properties: [{ name: "P", id: 1, type: "long", isReadOnly: false }],
    methods: [
      {
        name: "M",
        id: 2,
        property: "put",
        returns: "void",
        params: [{ name: "x", type: "int", attributes: [] }],
      },
    ],
  });
  expect(json.modules).toEqual([{ name: "M", id: null, dll: "m.dll", members: ["f"] }]);
  expect(json.functions).toEqual([
    {
      name: "f",
      returns: "int",
      params: [{ name: "x", type: "int", attributes: [] }],
      module: "M",
      entry: "f",
    },
  ]);
  expect(json.variables).toEqual([{ name: "G", type: "const GUID" }]);
  expect(json.libraries).toEqual([
    { name: "L", id: "01234567-89ab-cdef-0123-456789abcde1", members: ["IDispatch"] },
  ]);
  expect(json.guids).toEqual({ N: "01234567-89ab-cdef-0123-456789abcde9" });
});
