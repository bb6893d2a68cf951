import { expect, test } from "vitest";
import { gives, shapeOf, takes } from "../../shape.ts";

test.each([
  ["[unique] LONG *one;", "readonly one: number | null;"],
  ["LONG *some;", "readonly some: Raw;"],
  ["[unique] LONG *some; ULONG count;", "readonly some: Raw;"],
])("a struct of %s", (fields, type) => {
  const declarations = `typedef struct S { ${fields} } S;`;
  expect(shapeOf("[out] S *p", { declarations }).text).toContain(type);
});

test("a union that nothing tells apart is its bytes, unless some of them are pointers", () => {
  const declarations = "typedef union U { LONG n; BYTE b[8]; } U; typedef union P { LONG n; LPWSTR s; } P;";
  expect(takes("[in] const U *p", { declarations })).toBe("p: Uint8Array");
  expect(gives("[out] U *p", { declarations })).toBe("Uint8Array");
  expect(gives("[in] ULONG n, [out, size_is(n)] U *p", { declarations })).toBe("Uint8Array[]");
  expect(takes("[in] const P *p", { declarations })).toBe("p: Raw");
  expect(takes("[out] P *p", { declarations })).toBe("p: Raw");
});

test("pointers to structs in an array that goes in may be NULL", () => {
  expect(takes("[in] ULONG n, [in, size_is(n)] LPCWSTR *p")).toBe("p: readonly string[]");
  expect(takes("[in] ULONG n, [in, size_is(n)] PAIR **p")).toBe("p: readonly (PAIR | null)[]");
  expect(gives("[out] ULONG *n, [out, size_is(, *n)] LPWSTR **p")).toBe("string[]");
});

test("a caller may have no place for a result that says so", () => {
  const { text } = shapeOf(
    "[in] ULONG n, [out, unique, size_is(n), string] WCHAR *p, [out, unique] ULONG *q",
  );
  expect(text).toContain("self.address, n, pRoom.addressOrNull, out)");
  expect(text).toMatch(/name: "p", direction: "out", .*, unwanted: true \}/);
  expect(text).toMatch(/name: "q", direction: "out", .*, unwanted: true \}/);
});

test("a SAFEARRAY of no type is an array of what it tells itself", () => {
  const declarations =
    "typedef struct tagSAFEARRAY { USHORT cDims; } SAFEARRAY; typedef SAFEARRAY *LPSAFEARRAY;";
  expect(takes("[in] LPSAFEARRAY p", { declarations })).toBe("p: AnyArray | null");
  expect(gives("[out] SAFEARRAY **p", { declarations, isLocal: true })).toBe("AnyArray | null");
  expect(shapeOf("[in] LPSAFEARRAY p", { declarations }).letters).toBe("p");
});

test.each(["BYTE data[]", "[size_is(n)] BYTE data[]", "[size_is(n)] BYTE data[4]", "BYTE data[1]"])(
  "a struct that ends in %s is an address",
  (last) => {
    const declarations = `typedef struct OPEN { ULONG n; ${last}; } OPEN;`;
    expect(takes("[in] const OPEN *p", { declarations })).toBe("p: Raw");
    expect(gives("[out] OPEN **p", { declarations })).toBe("Raw");
  },
);

test("strings of the Windows Runtime are text, whatever their declaration looks like", () => {
  const declarations = "typedef struct HSTRING__ { int unused; } HSTRING__; typedef HSTRING__ *HSTRING;";
  expect(takes("[in] HSTRING p", { declarations })).toBe("p: string");
  expect(gives("[out] HSTRING *p", { declarations })).toBe("string");
});

test("what an IID goes with is an object, also behind void*", () => {
  const { signature } = shapeOf("[in] REFIID riid, [in, iid_is(riid)] void *p");
  expect(signature).toBe("<T extends IUnknown$>(riid: InterfaceClass<T>, p: T | null): void");
});

test("a handle behind a pointer, and arrays of handles", () => {
  expect(takes("[in] const HANDLE *p")).toBe('p: Handle<"HANDLE">');
  const local = { isLocal: true };
  expect(gives("[out] ULONG *n, [out, size_is(, *n)] HANDLE **p", local)).toBe('Handle<"HANDLE">[]');
});

test("a 64-bit integer that is a struct in C is returned as one", () => {
  const declarations = "typedef union _LARGE_INTEGER { hyper QuadPart; } LARGE_INTEGER;";
  const { signature, text } = shapeOf("LARGE_INTEGER Go([in] LONG x);", { declarations });
  expect(signature).toBe("(x: number): bigint");
  expect(text).toContain('signature: "p(ppi)"');
});
