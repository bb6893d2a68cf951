import { describe, expect, test } from "vitest";
import { typeText } from "../../src/model/type-text.ts";
import { modelOf } from "../compile-text.ts";

const UUID = "uuid(01234567-89ab-cdef-0123-456789abcde0)";
const ASYNC = "async_uuid(01234567-89ab-cdef-0123-456789abcde1)";
const unknown = (text: string) => modelOf(`import "unknwn.idl";\n${text}`);

describe("async_uuid", () => {
  const model = unknown(`[object, ${UUID}, ${ASYNC}] interface IPipe : IUnknown {
      HRESULT Pull([out, size_is(want), length_is(*got)] BYTE *buffer, [in] ULONG want, [out] ULONG *got);
      [propget] HRESULT Depth([out, retval] long *depth);
      [local] void Swap([in, out] long *x, long plain); [call_as(Swap)] HRESULT RemoteSwap([in, out] long *x); }
    [object, uuid(01234567-89ab-cdef-0123-456789abcde2), async_uuid(01234567-89ab-cdef-0123-456789abcde3)]
    interface IPipe2 : IPipe { HRESULT Close(); }`);
  const twin = (name: string) => model.interfaces.find((face) => face.name === name);

  test("makes a twin whose methods begin and finish the calls", () => {
    expect(twin("AsyncIPipe")).toMatchObject({
      iid: "01234567-89ab-cdef-0123-456789abcde1",
      kind: "object",
      asyncOf: { name: "IPipe" },
    });
    const methods = twin("AsyncIPipe")?.methods.map(
      ({ name, parameters }) => `${name}(${parameters.map((parameter) => parameter.name)})`,
    );
    expect(methods).toEqual([
      "Begin_Pull(want)",
      "Finish_Pull(buffer,got)",
      "Begin_get_Depth()",
      "Finish_get_Depth(depth)",
      "Begin_Swap(x,plain)",
      "Finish_Swap(x)",
    ]);
  });

  test("continues the twin of the base", () => {
    expect(twin("AsyncIPipe2")?.base?.name).toBe("AsyncIPipe");
    expect(twin("AsyncIPipe2")?.vtable.slice(-2)).toEqual(["Begin_Close", "Finish_Close"]);
    expect(twin("AsyncIPipe2")?.vtable).toHaveLength(3 + 6 + 2);
    expect(twin("AsyncIPipe")?.base?.name).toBe("IUnknown");
  });
});

describe("dispinterfaces", () => {
  test("list their members, with DISPIDs where they are known", () => {
    const model = unknown(`const long NAME_ID = 3;
      [${UUID}] dispinterface D {
        properties: [id(1), readonly] long Count; [id(NAME_ID)] BSTR Name;
        methods: [id(-4)] void Add([in] long x); [id(DISPID_UNKNOWN_MACRO), propget] long Item(); }`);
    const { dispatch, vtable } = model.interfaces.find(({ name }) => name === "D") ?? {};
    expect(vtable).toHaveLength(7);
    expect(
      dispatch?.properties.map(({ name, id, type, isReadOnly }) => [name, id, typeText(type), isReadOnly]),
    ).toEqual([
      ["Count", 1, "long", true],
      ["Name", 3, "BSTR", false],
    ]);
    expect(
      dispatch?.methods.map(({ name, id, property, parameters }) => [name, id, property, parameters.length]),
    ).toEqual([
      ["Add", -4, undefined, 1],
      ["Item", undefined, "get", 0],
    ]);
    expect(dispatch?.of).toBeUndefined();
  });

  test("or name the interface whose members they have", () => {
    const model = unknown(`[object, ${UUID}] interface I : IDispatch { HRESULT M(); }
      [uuid(01234567-89ab-cdef-0123-456789abcde5)] dispinterface D { interface I; }`);
    const [face, dispatch] = model.interfaces.slice(-2);
    expect(dispatch?.dispatch?.of).toBe(face);
  });
});

test("modules, with their constants and entry points", () => {
  const model = modelOf(`[${UUID}, dllname("m.dll")] module M {
    const int ONE = 1; [entry("Sum")] long __stdcall Add([in] long a, [in] long b); [entry(0x60000001)] void Go(void); }`);
  expect(model.modules).toMatchObject([{ name: "M", dll: "m.dll", members: ["ONE", "Add", "Go"] }]);
  expect(
    model.functions.map(({ name, module, entry, parameters }) => [name, module, entry, parameters.length]),
  ).toEqual([
    ["Add", "M", "Sum", 2],
    ["Go", "M", "0x60000001", 0],
  ]);
  expect(model.constants.find(({ name }) => name === "ONE")?.value).toBe(1);
});

test("free functions and variables", () => {
  const model = modelOf(
    "long f(int a, ...); extern const FMTID X; static int list[2]; interface I { void method(); }",
  );
  expect(
    model.functions.map(({ name, returns, isVariadic, module }) => [
      name,
      typeText(returns),
      isVariadic,
      module,
    ]),
  ).toEqual([["f", "long", true, undefined]]);
  expect(model.variables.map(({ name, type }) => [name, typeText(type)])).toEqual([
    ["X", "const FMTID"],
    ["list", "int[2]"],
  ]);
});

test("GUIDs by name", () => {
  const model = modelOf(`declare_guid(FIRST, 01234567-89AB-cdef-0123-456789abcdef);
    DEFINE_GUID(SECOND, 0x1, 0x2, 0x3, 0x4, 0x5, 0x6, 0x7, 8, 9, 0xa, 0xFF);
    DEFINE_GUID(BAD, 1, 2);`);
  expect(model.guids.map(({ name, value }) => [name, value])).toEqual([
    ["FIRST", "01234567-89ab-cdef-0123-456789abcdef"],
    ["SECOND", "00000001-0002-0003-0405-060708090aff"],
  ]);
});

test.each([
  ["win64", 8],
  ["win32", 4],
] as const)("handles and pipes on %s", (abi, pointer) => {
  const model = modelOf(
    "DECLARE_HANDLE(HTHING); typedef pipe byte BYTES; struct S { HTHING h; BYTES pipe; };",
    { abi },
  );
  expect(model.records.map(({ name, size }) => [name, size]).slice(-2)).toEqual([
    ["BYTES", 4 * pointer],
    ["S", 5 * pointer],
  ]);
  expect(model.records.find(({ name }) => name === "BYTES")?.fields.map(({ name }) => name)).toEqual([
    "pull",
    "push",
    "alloc",
    "state",
  ]);
});

test("arrays from one index to another", () => {
  const { records } = modelOf("const int N = 4; struct S { short a[0..9]; short b[1..N]; };");
  expect(records.find(({ name }) => name === "S")).toMatchObject({ size: 28, fields: [{}, { offset: 20 }] });
});
