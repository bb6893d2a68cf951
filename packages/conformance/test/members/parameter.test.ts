import { expect, test } from "vitest";
import { readParameters } from "../../src/members/parameter.ts";

const TYPES = { records: new Set(["RANGE"]), unions: new Set(["VALUE"]) };

function shapes(...texts: readonly string[]): string[] {
  return readParameters(texts, TYPES).map(
    ({ direction, shape, type, by }) => `${direction} ${shape} ${type}${by === undefined ? "" : ` by ${by}`}`,
  );
}

test("a parameter's shape comes from its type, its pointers and its attributes", () => {
  expect(
    shapes("[in] ULONG a", "LPCWSTR b", "[in, string] const WCHAR* c", "[out] LPWSTR* d", "[in] REFGUID e"),
  ).toEqual([
    "in number ULONG",
    "in string LPCWSTR",
    "in string WCHAR",
    "out string LPWSTR",
    "in guid REFGUID",
  ]);
  expect(shapes("[in, out, unique] PUINT64 a", "[out] BOOL* b", "[in] BSTR c", "[out] IFoo** d")).toEqual([
    "inout wide PUINT64",
    "out flag BOOL",
    "in bstr BSTR",
    "out interface IFoo",
  ]);
});

test("a length belongs to its array, and the arm of a union to its number", () => {
  expect(shapes("[in] DWORD n", "[in, size_is(n)] const RANGE[] a")).toEqual([
    "in count DWORD",
    "in records RANGE by n",
  ]);
  expect(shapes("[out, size_is(,(unsigned long)*n)] byte** a", "[in, out, unique] UINT64* n")).toEqual([
    "out bytes byte by n",
    "inout count UINT64",
  ]);
  expect(shapes("[in, ref, size_is(20)] byte* a")).toEqual(["in bytes byte by 20"]);
  expect(shapes("[in] KIND k", "[in, switch_is(k)] VALUE v")).toEqual([
    "in number KIND",
    "in union VALUE by k",
  ]);
  expect(
    shapes(
      "[in] ULONG celt",
      "[out, length_is(f ? *f : celt), size_is(celt)] IFoo** r",
      "[in, out] ULONG* f",
    ),
  ).toEqual(["in room ULONG", "out references IFoo by celt", "inout count ULONG"]);
});

test("a C declaration has its brackets behind the name", () => {
  const [range] = readParameters(["[in, size_is(2)] const RANGE[] a"], TYPES);
  expect(range?.declaration).toBe("const RANGE a[]");
});
