import { describe, expect, test } from "vitest";
import type { Interface, Model } from "../../src/model/model.ts";
import { declarationText, typeText } from "../../src/model/type-text.ts";
import { compileText, modelOf } from "../compile-text.ts";
import { BITS_LIKE } from "../fixtures.ts";

const UUID = "uuid(01234567-89ab-cdef-0123-456789abcde0)";
const IUNKNOWN = ["QueryInterface", "AddRef", "Release"];

function find(model: Model, name: string): Interface {
  const found = model.interfaces.find((face) => face.name === name);
  if (found === undefined) throw new Error(`no interface ${name}`);
  return found;
}

function interfaceOf(text: string, name = "I"): Interface {
  return find(modelOf(`import "unknwn.idl";\n${text}`), name);
}

describe("vtables", () => {
  test("continue the base's, in the order of the text", () => {
    const model = modelOf({
      "a.idl": `import "unknwn.idl";
        [object, ${UUID}] interface I2 : I { HRESULT C(); }
        [object, uuid(01234567-89ab-cdef-0123-456789abcde1)] interface I : IUnknown { HRESULT B(); HRESULT A(); }`,
    });
    expect(find(model, "I").vtable).toEqual([...IUNKNOWN, "B", "A"]);
    expect(find(model, "I2").vtable).toEqual([...IUNKNOWN, "B", "A", "C"]);
    expect(find(model, "I2").methods.map(({ name, slot }) => [name, slot])).toEqual([["C", 5]]);
  });

  test("a local method has the parameters of its call_as twin beside its own, and the twin no slot", () => {
    const { methods } = interfaceOf(`[object, ${UUID}] interface I : IUnknown {
      [local] HRESULT M([out] long *x); HRESULT N(); [call_as(M)] HRESULT RemoteM([out, size_is(2)] long *x); }`);
    const attributes = methods.map(({ remote }) => remote?.[0]?.attributes.map(({ name }) => name));
    expect(methods.map(({ name }) => name)).toEqual(["M", "N"]);
    expect(attributes).toEqual([["out", "size_is"], undefined]);
  });

  test("properties and events have C's names", () => {
    const { methods } = interfaceOf(`[object, ${UUID}] interface I : IUnknown {
      [propget] HRESULT X([out, retval] long *x); [propput] HRESULT X([in] long x); [propputref] HRESULT X([in] IUnknown *x);
      [eventadd] HRESULT E(); [eventremove] HRESULT E(); }`);
    expect(methods.map(({ name, idlName, property }) => [name, idlName, property])).toEqual([
      ["get_X", "X", "get"],
      ["put_X", "X", "put"],
      ["putref_X", "X", "putref"],
      ["add_E", "E", undefined],
      ["remove_E", "E", undefined],
    ]);
  });

  test("call_as twins take no slot", () => {
    const { vtable } = interfaceOf(`[object, ${UUID}] interface I : IUnknown {
      [local] HRESULT Next(); [call_as(Next)] HRESULT RemoteNext(); HRESULT Skip(); }`);
    expect(vtable).toEqual([...IUNKNOWN, "Next", "Skip"]);
  });

  test("a name of the base again is a new slot", () => {
    const model = modelOf(`import "unknwn.idl"; [object, ${UUID}] interface I : IUnknown { HRESULT A(); }
      [object, uuid(01234567-89ab-cdef-0123-456789abcde1)] interface J : I { HRESULT A(); }`);
    expect(find(model, "J").vtable).toEqual([...IUNKNOWN, "A", "A"]);
    expect(find(model, "J").methods[0]?.slot).toBe(4);
  });

  test("without a base the first method is slot 0", () => {
    expect(interfaceOf("[local] interface I { void A(); void B(); }").vtable).toEqual(["A", "B"]);
  });

  test("a dispinterface has the slots of IDispatch", () => {
    const face = interfaceOf(`[${UUID}] dispinterface I { properties: methods: [id(1)] void A(); }`);
    expect(face).toMatchObject({ kind: "dispatch", methods: [], base: { name: "IDispatch" } });
    expect(face.vtable).toHaveLength(7);
  });

  test("a long chain of bases, declared backwards", () => {
    const chain = Array.from(
      { length: 2000 },
      (_, i) => `[local] interface I${i} : I${i + 1} { void M${i}(); }`,
    );
    const model = modelOf(`${chain.join("\n")}\n[local] interface I2000 { void M2000(); }`);
    expect(find(model, "I0").vtable).toHaveLength(2001);
    expect(find(model, "I0").vtable[0]).toBe("M2000");
  });
});

describe("kinds", () => {
  test.each([
    ["[local, object, UUID] interface I : IUnknown {}", "local"],
    ["[object, UUID] interface I : IUnknown {}", "object"],
    ["[dual, UUID] interface I : IDispatch {}", "object"],
    ["[odl, UUID] interface I : IUnknown {}", "object"],
    ["[UUID] interface I : IUnknown {}", "object"],
    ["[UUID] interface I {}", "rpc"],
    ["interface I {}", "rpc"],
    ["[UUID] dispinterface I { properties: methods: }", "dispatch"],
  ])("%s is %s", (text, kind) => {
    expect(interfaceOf(text.replace("UUID", UUID)).kind).toBe(kind);
  });
});

test("IIDs are lower case, with quotes and without", () => {
  expect(
    interfaceOf("[object, uuid(01234567-89AB-CDEF-0123-456789ABCDEF)] interface I : IUnknown {}").iid,
  ).toBe("01234567-89ab-cdef-0123-456789abcdef");
  expect(
    interfaceOf('[object, uuid("01234567-89AB-CDEF-0123-456789ABCDEF")] interface I : IUnknown {}').iid,
  ).toBe("01234567-89ab-cdef-0123-456789abcdef");
});

test("parameters: direction, attributes, types, text", () => {
  const [method] = interfaceOf(`[object, ${UUID}] interface I : IUnknown {
    HRESULT M([in] LPCWSTR a, [out] LPWSTR *b, [in, out, unique] DWORD *c, BYTE d[], [out, size_is(, *c)] BYTE **e,
      [in] const WCHAR *const f, [in] SAFEARRAY(BSTR) g); }`).methods;
  expect(method?.parameters.map(({ direction }) => direction)).toEqual([
    "in",
    "out",
    "inout",
    "in",
    "out",
    "in",
    "in",
  ]);
  expect(method?.parameters.map(({ type }) => typeText(type))).toEqual([
    "LPCWSTR",
    "LPWSTR*",
    "DWORD*",
    "BYTE[]",
    "BYTE**",
    "const WCHAR* const",
    "SAFEARRAY*",
  ]);
  expect(declarationText(method!)).toBe(
    "HRESULT M([in] LPCWSTR a, [out] LPWSTR* b, [in, out, unique] DWORD* c, BYTE d[], [out, size_is(,*c)] BYTE** e, " +
      "[in] const WCHAR* const f, [in] SAFEARRAY(BSTR) g)",
  );
});

test("forward declared and defined later is one object", () => {
  const model = modelOf(`import "unknwn.idl"; interface J; typedef J *PJ;
    [object, ${UUID}] interface J : IUnknown { HRESULT A(); }`);
  const pointer = model.typedefs.find(({ name }) => name === "PJ")?.type;
  if (pointer?.kind !== "pointer" || pointer.to.kind !== "interface")
    throw new Error("no pointer to an interface");
  expect(pointer.to.interface).toBe(find(model, "J"));
  expect(find(model, "J").isForward).toBe(false);
});

test("an interface that inherits from itself still has a vtable", () => {
  const { model, ok } = compileText(
    "[local] interface A : B { void a(); } [local] interface B : A { void b(); }",
  );
  expect(ok).toBe(false);
  expect(find(model, "A").vtable).toContain("a");
});

test("BITS-like input", () => {
  const model = modelOf(BITS_LIKE);
  expect(find(model, "IFile")).toMatchObject({
    kind: "object",
    doc: "A file of a job",
    vtable: [...IUNKNOWN, "GetName", "GetProgress"],
  });
  const [next] = find(model, "IEnumFiles").methods;
  expect(next?.parameters[1]?.attributes.map(({ text }) => text)).toEqual([
    "out",
    "size_is(celt)",
    "length_is(pceltFetched ? *pceltFetched : celt)",
  ]);
  const union = model.records.find(({ name }) => name === "CREDENTIALS_UNION");
  expect(union).toMatchObject({ kind: "union", switchType: { typedef: { name: "SCHEME" } } });
  expect(union?.fields.map(({ name, cases, isDefault }) => [name, cases, isDefault])).toEqual([
    ["Basic", [1, 6, 2, 8], false],
    [undefined, undefined, true],
  ]);
  expect(model.coclasses).toMatchObject([
    {
      name: "Manager",
      clsid: "4991d34b-80a1-4291-83b6-3328366b9097",
      members: [{ name: "IManager", isDefault: true, isSource: false }],
    },
  ]);
  expect(model.libraries).toMatchObject([{ name: "BackgroundCopyManager", members: ["Manager", "IFile"] }]);
});
