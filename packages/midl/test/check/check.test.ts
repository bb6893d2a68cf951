import { describe, expect, test } from "vitest";
import { problemsOf } from "../compile-text.ts";

const UUID = "uuid(e1000000-0000-4000-8000-000000000001)";
const OTHER = "uuid(e1000000-0000-4000-8000-000000000002)";
const object = (body: string) => `import "unknwn.idl"; [object, ${UUID}] interface I : IUnknown { ${body} }`;

// What each rule complains about stands in errors/; this is what looks like it and is fine.
describe("nothing to complain about", () => {
  test.each([
    [
      "async-uuid",
      `import "unknwn.idl"; [object, ${UUID}, async_${OTHER}] interface I : IUnknown { HRESULT M([in, size_is(n)] int *p, [in] int n, [out, size_is(n)] int *q); }`,
    ],
    ["circular-typedef", "typedef struct S S; struct S { S *next; }; typedef S *P; typedef P *PP;"],
    [
      "class-members",
      `import "unknwn.idl"; [${UUID}] dispinterface D { properties: methods: } [${OTHER}] coclass C { [default] interface IUnknown; [default, source] dispinterface D; }`,
    ],
    [
      "constant-range",
      "const unsigned long A = -1; const long B = 0xffffffff; const byte C = 255; enum E { E1 = 0xffffffff, E2 = -2147483648 };",
    ],
    [
      "dispatch",
      `import "unknwn.idl"; [dual, ${UUID}] interface I : IDispatch { HRESULT M(); } [dual, ${OTHER}] interface J : I { HRESULT N(); }`,
    ],
    [
      "dispid",
      `import "unknwn.idl"; [${UUID}] dispinterface D { properties: methods: [id(1), propget] long A(); [id(1), propput] void A([in] long a); [id(2)] void B(); }`,
    ],
    [
      "iid-is",
      object(
        "HRESULT A([in] REFIID riid, [out, iid_is(riid)] void **p); HRESULT B([in] const GUID *g, [out, iid_is(*g)] void **p); HRESULT C([in] IID iid, [out, iid_is(iid)] void **p);",
      ),
    ],
    [
      "misplaced-attribute",
      object(
        '[propget, helpstring("x"), annotation("y")] HRESULT A([out, retval, size_is(2)] long *x); [unknown_to_all] HRESULT B([anything] long x);',
      ),
    ],
    [
      "out-pointer",
      object(
        "HRESULT A([out] long *a, [out] BSTR b, [out] long c[4], [in, out] SAFEARRAY(long) *d, [out] LPWSTR e);",
      ),
    ],
    ["pointer-kind", object("HRESULT A([in, unique] long *a, [in, ref, ref] long *b);")],
    [
      "property",
      object(
        "[propget] HRESULT A([out, retval] long *a); [propput] HRESULT A([in] long a); [propget] long B();",
      ),
    ],
    [
      "range",
      object("HRESULT A([in, range(0, 0)] long a, [in, range(-5, 5)] long b, [in, range(0, A)] long c);"),
    ],
    [
      "switch-is",
      "typedef [switch_type(long)] union { [case(1)] long a; } U; struct S { long kind; [switch_is(kind & 0xff)] U u; };",
    ],
    [
      "union-arms",
      "union V switch (long k) { case 1: case 2: long a; case 3: char b; default: ; }; typedef [switch_type(int)] union { [case(1)] struct { [case(1)] int x; } s; [case(2)] int y; } W;",
    ],
    ["void-parameter", "long f(void); interface I { void M(void *p, void (*q)(void)); };"],
  ])("%s", (_rule, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

test("what async_uuid derives is not told twice", () => {
  const text = `import "unknwn.idl"; [object, ${UUID}, async_${OTHER}] interface I : IUnknown {
    HRESULT M([in, size_is(missing)] int *p, [in, switch_is(kind)] int q, [in, iid_is(iid)] int *r); }`;
  expect(problemsOf(text).map((problem) => problem.split(" ")[1])).toEqual(["CB4008", "CB4009", "CB4028"]);
});
