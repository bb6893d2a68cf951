import { describe, expect, test } from "vitest";
import type { Interface, Model } from "../../../src/model/model.ts";
import { cName } from "../../../src/model/runtime/c-name.ts";
import { typeText } from "../../../src/model/type-text.ts";
import { compileText, modelOf, problemsOf } from "../../compile-text.ts";

const INSPECTABLE = `import "unknwn.idl";
typedef struct HSTRING__ *HSTRING;
typedef float FLOAT;
typedef struct EventRegistrationToken { __int64 value; } EventRegistrationToken;
typedef [v1_enum] enum AsyncStatus { Started } AsyncStatus;
[object, uuid(af86e2e0-b12d-4c6a-9c5a-d7aa65101e90)]
interface IInspectable : IUnknown { HRESULT GetIids(); HRESULT GetRuntimeClassName(); HRESULT GetTrustLevel(); }
`;
const OWN_SLOTS_FROM = 6;
let serial = 0;
const uuid = () => `uuid(01234567-89ab-cdef-0123-${String(serial++).padStart(12, "0")})`;

function compileRuntime(text: string): Model {
  return modelOf({ "a.idl": `import "inspectable.idl";\n${text}`, "inspectable.idl": INSPECTABLE });
}

function find(model: Model, name: string): Interface {
  const all = [...model.interfaces, ...model.instances.map((one) => one.interface)];
  const found = all.find((face) => face.name === name);
  if (found === undefined) throw new Error(`no interface ${name} among ${all.map((one) => one.name)}`);
  return found;
}

describe("namespaces", () => {
  test("nest, qualify names, and inner names hide outer ones", () => {
    const model = compileRuntime(`
      namespace A { struct S { int outer; }; namespace B { struct S { int inner; };
        [${uuid()}] interface I : IInspectable { HRESULT M(S *own, A.S *other, A.B.S *full); } } }
      namespace A.B.C { [${uuid()}] interface I : IInspectable { HRESULT M(I *self, S *near, IUnknown *plain); } }`);
    const types = (name: string) =>
      find(model, name).methods[0]?.parameters.map(({ type }) => typeText(type));
    expect(types("A.B.I")).toEqual(["A.B.S*", "A.S*", "A.B.S*"]);
    expect(types("A.B.C.I")).toEqual(["A.B.C.I*", "A.B.S*", "IUnknown*"]);
  });

  test("IInspectable's slots come first, also where no base is written", () => {
    const model = compileRuntime(`namespace A {
      [${uuid()}] interface I : IInspectable { [propget] HRESULT P(int *p); [eventadd] HRESULT E(); [eventremove] HRESULT E(); }
      [${uuid()}] interface J { [overload("M")] HRESULT MWithCount(); } }`);
    expect(find(model, "A.I").vtable.slice(0, OWN_SLOTS_FROM)).toEqual([
      "QueryInterface",
      "AddRef",
      "Release",
      "GetIids",
      "GetRuntimeClassName",
      "GetTrustLevel",
    ]);
    expect(find(model, "A.I").vtable.slice(OWN_SLOTS_FROM)).toEqual(["get_P", "add_E", "remove_E"]);
    expect(find(model, "A.J").vtable.slice(OWN_SLOTS_FROM)).toEqual(["MWithCount"]);
  });

  test("two enums may have enumerators of one name, and count on from their own", () => {
    const { enums } = compileRuntime(
      "namespace A { typedef enum E E; enum E { None = 4, All }; enum F { None, Some = None | 8 }; }",
    );
    expect(
      enums.filter(({ name }) => name.startsWith("A.")).map(({ name, members }) => [name, members]),
    ).toMatchObject([
      [
        "A.E",
        [
          { name: "None", value: 4 },
          { name: "All", value: 5 },
        ],
      ],
      [
        "A.F",
        [
          { name: "None", value: 0 },
          { name: "Some", value: 8 },
        ],
      ],
    ]);
  });

  test("a struct that another namespace holds is laid out", () => {
    const { records } = compileRuntime(
      "namespace A { struct P { double x; }; } namespace B { struct Q { char c; A.P p; }; }",
    );
    expect(records.find(({ name }) => name === "B.Q")).toMatchObject({ size: 16, align: 8 });
  });
});

describe("delegates", () => {
  test("have IUnknown's slots and Invoke", () => {
    const model = compileRuntime(`namespace A { delegate D; [${uuid()}] delegate HRESULT D([in] int x); }`);
    expect(find(model, "A.D")).toMatchObject({ isDelegate: true, kind: "object" });
    expect(find(model, "A.D").vtable).toEqual(["QueryInterface", "AddRef", "Release", "Invoke"]);
    expect(find(model, "A.D").methods[0]?.parameters.map(({ name }) => name)).toEqual(["x"]);
  });
});

describe("classes", () => {
  test("stand for their default interface", () => {
    const model = compileRuntime(`namespace A { runtimeclass C; interface I;
      [${uuid()}] interface IFactory : IInspectable { HRESULT Make([in] Derived *derived, [out, retval] C **made); }
      [${uuid()}] interface I : IInspectable {} [${uuid()}] interface J : IInspectable {}
      [activatable(1.0), static(A.IFactory, 1.0)] runtimeclass C { interface J; [default] interface A.I; }
      runtimeclass Derived : C { interface J; } runtimeclass Statics {} }`);
    const parameters = find(model, "A.IFactory").methods[0]?.parameters ?? [];
    expect(parameters.map(({ type }) => typeText(type))).toEqual(["A.I*", "A.I**"]);
    expect(parameters[0]?.type).toMatchObject({ to: { kind: "interface", class: { name: "A.Derived" } } });
    expect(
      model.runtimeClasses.map(({ name, base, members }) => [name, base?.name, members.map((m) => m.name)]),
    ).toEqual([
      ["A.C", undefined, ["A.J", "A.I"]],
      ["A.Derived", "A.C", ["A.J"]],
      ["A.Statics", undefined, []],
    ]);
  });

  test("inherit the default of a base however far away, and none from a circle", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => `runtimeclass C${index} : C${index + 1} {}`);
    const model = compileRuntime(`namespace A { [${uuid()}] interface I : IInspectable { HRESULT M(C0 *c); }
      runtimeclass C20000 { [default] interface I; } ${chain.join("\n")} }`);
    const type = find(model, "A.I").methods[0]?.parameters[0]?.type;
    expect(type && typeText(type)).toBe("A.I*");
    const text = `${INSPECTABLE} namespace A { runtimeclass C : D {} runtimeclass D : C {} struct S { C *c; }; }`;
    expect(problemsOf(text).map((problem) => problem.split(" ")[1])).toEqual(["CB3001"]);
  });

  test("may appear in their own default interface", () => {
    expect(() =>
      compileRuntime(
        "namespace A { runtimeclass C { [default] interface Windows.Foundation.Collections.IVector<C*>; } }",
      ),
    ).not.toThrow();
  });
});

describe("generic interfaces", () => {
  // IIDs as widl 8 computes them for the same instances of Wine's files.
  test.each([
    ["Windows.Foundation.Collections.IVectorView<HSTRING>", "2f13c006-a03a-5f69-b090-75a43e33423e"],
    ["Windows.Foundation.Collections.IIterable<IInspectable*>", "092b849b-60b1-52be-a44a-6fe8e933cbe4"],
    [
      "Windows.Foundation.Collections.IMapView<HSTRING, Windows.Foundation.Collections.IVectorView<HSTRING>*>",
      "2843d34f-d3e5-5fca-9fdc-b568dd5c1e64",
    ],
    ["Windows.Foundation.EventHandler<IInspectable*>", "c50898f6-c536-5f47-8583-8b2c2438a13b"],
    ["Windows.Foundation.IAsyncOperation<boolean>", "cdb5efb3-5788-509d-9be1-71ccb8a3362a"],
  ])("%s", (name, iid) => {
    const model = compileRuntime(`namespace X { declare { interface ${name}; } }`);
    expect(model.instances.map((one) => [one.interface.name, one.interface.iid])).toEqual([[name, iid]]);
    expect(model.instances[0]?.interface.kind).toBe("object");
  });

  test("structs, enums, delegates and classes have signatures of their own", () => {
    const model = compileRuntime(`namespace Windows.UI { struct Color { byte A; byte R; byte G; byte B; };
      declare { interface Windows.Foundation.IReference<Color>; interface Windows.Foundation.Collections.IIterable<Windows.UI.Color>; } }`);
    expect(model.instances.map((one) => one.interface.iid)).toEqual([
      "ab8e5d11-b0c1-5a21-95ae-f16bf3a37624",
      "932eef5e-2c2f-5eae-929a-74e973b57c27",
    ]);
  });

  test("have the slots of their definition, with the types that the parameters stand for", () => {
    const model = compileRuntime(
      "namespace A { declare { interface Windows.Foundation.Collections.IMap<HSTRING, IUnknown*>; } }",
    );
    const map = find(model, "Windows.Foundation.Collections.IMap<HSTRING, IUnknown*>");
    expect(map.vtable.slice(OWN_SLOTS_FROM)).toEqual([
      "Lookup",
      "get_Size",
      "HasKey",
      "GetView",
      "Insert",
      "Remove",
      "Clear",
    ]);
    expect(map.methods[0]?.parameters.map(({ type }) => typeText(type))).toEqual(["HSTRING", "IUnknown**"]);
    expect(map.requires.map(({ name }) => name)).toEqual([
      "Windows.Foundation.Collections.IIterable<Windows.Foundation.Collections.IKeyValuePair<HSTRING, IUnknown*>*>",
    ]);
  });

  test("a file's own definition wins, and `>>` closes two lists", () => {
    const model = compileRuntime(`namespace A {
      [${uuid()}] interface G<T> : IInspectable { HRESULT Get([out] T *value); }
      [${uuid()}] interface I : IInspectable { HRESULT M(G<G<int>> *x); }
      declare { interface G<G<int>>; } }
      namespace Windows.Foundation { [${uuid()}] interface IReference<T> : IInspectable { HRESULT Mine(T t); } }`);
    expect(model.generics.filter(({ name }) => name === "Windows.Foundation.IReference")).toHaveLength(1);
    const reference = model.generics.find(({ name }) => name === "Windows.Foundation.IReference");
    expect(reference?.vtable.slice(OWN_SLOTS_FROM)).toEqual(["Mine"]);
    expect(reference?.methods[0]?.parameters.map(({ type }) => typeText(type))).toEqual(["T"]);
    const instance = find(model, "A.G<A.G<int>>");
    expect(instance.methods[0]?.parameters.map(({ type }) => typeText(type))).toEqual(["A.G<int>*"]);
    expect(find(model, "A.I").methods[0]?.parameters[0]?.type).toMatchObject({ to: { interface: instance } });
  });

  test("what is no generic interface, or has another number of parameters", () => {
    const text = `${INSPECTABLE} namespace A { declare {
      interface Missing<HSTRING>; interface Windows.Foundation.IReference<HSTRING, HSTRING>; } }`;
    expect(problemsOf(text).map((problem) => problem.replace(/^\S+ /, ""))).toEqual([
      "CB3011 no generic interface or delegate is called `Missing`",
      "CB3012 `Windows.Foundation.IReference` takes 1 type arguments, not 2",
    ]);
  });

  test("types that hold ever longer ones come to an end", () => {
    const text = `${INSPECTABLE} namespace A { interface G<T> : IInspectable { HRESULT M(G<G<T>> *a, G<G<G<T>>> *b); }
      declare { interface G<HSTRING>; } }`;
    expect(problemsOf(text)).toEqual([]);
  });
});

test("a struct that leads back to itself has no signature, and so neither has an instance that holds it", () => {
  const model = compileRuntime(`
    namespace N {
      struct Node { struct Node *next; };
      declare { interface Windows.Foundation.IReference<N.Node>; }
    }`);
  expect(model.instances.map(({ interface: { iid } }) => iid)).toEqual([undefined]);
});

test("a namespace with an endless name is left out, and told", () => {
  const text = `namespace ${"A.".repeat(1000)}B { struct S { MISSING x; }; } typedef int AFTER;`;
  const { model, diagnostics } = compileText(text);
  expect(diagnostics.map(({ code }) => code)).toEqual(["CB3013"]);
  expect(model.typedefs.at(-1)?.name).toBe("AFTER");
});

test("names in C", () => {
  const model = compileRuntime(`namespace Windows.Foundation { struct Size { int w; }; enum Kind { One };
    [${uuid()}] interface IThing : IInspectable {} [${uuid()}] delegate HRESULT Handler();
    runtimeclass Thing { [default] interface IThing; }
    declare { interface IReference<Size>; interface TypedEventHandler<Thing*, IInspectable*>;
      interface Collections.IVector<IReference<int>*>; interface IReference<Handler*>; } }`);
  expect(find(model, "Windows.Foundation.IThing")).toSatisfy(
    (face: Interface) => cName(face) === "__x_ABI_CWindows_CFoundation_CIThing",
  );
  expect(cName(find(model, "Windows.Foundation.Handler"))).toBe("__x_ABI_CWindows_CFoundation_CIHandler");
  expect(model.instances.map((one) => cName(one.interface))).toEqual([
    "__FIReference_1_Windows__CFoundation__CSize",
    "__FITypedEventHandler_2_Windows__CFoundation__CThing_IInspectable",
    "__FIVector_1___FIReference_1_int",
    "__FIReference_1_Windows__CFoundation__CIHandler",
  ]);
  const kind = model.enums.find(({ name }) => name === "Windows.Foundation.Kind");
  expect(kind && cName(kind)).toBe("__x_ABI_CWindows_CFoundation_CKind");
  expect(cName(find(model, "IUnknown"))).toBe("IUnknown");
});
