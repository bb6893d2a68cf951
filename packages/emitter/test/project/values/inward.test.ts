import { describe, expect, test } from "vitest";
import { shapeOf, takes } from "../../shape.ts";

describe("one value", () => {
  test.each([
    ["[in] LPCWSTR p", "p: string"],
    ["[in, unique] LPCWSTR p", "p: string | null"],
    ["[in] BSTR p", "p: string"],
    ["[in] LPSTR p", "p: string"],
    ["[in] GUID *p", "p: Guid"],
    ["[in] GUID p", "p: Guid"],
    ["[in] FILETIME *p", "p: bigint"],
    ["[in] PAIR *p", "p: PAIR"],
    ["[in, unique] PAIR *p", "p: PAIR | null"],
    ["[in] PAIR p", "p: PAIR"],
    ["[in] LONG *p", "p: number"],
    ["[in] IUnknown *p", "p: IUnknown | null"],
    ["[in] IUnknown **p", "p: IUnknown | null"],
    ["[in] HANDLE p", 'p: Handle<"HANDLE">'],
    ["[in] LPVOID p", "p: Raw"],
    ["[in] KIND p", "p: KIND"],
    ["[in] LONG t, [in, switch_is(t)] CHOICE *p", "t: K, p: CHOICE[K]"],
    ["[in] LONG t, [in, switch_is(t)] CHOICE p", "t: K, p: CHOICE[K]"],
  ])("%s", (parameters, text) => {
    expect(takes(parameters)).toBe(text);
    expect(shapeOf(parameters).addresses).toEqual([]);
  });
});

describe("an address", () => {
  const UNCOUNTED = "nothing tells how much is there";
  test.each([
    ["[in] PAIR *p, [in] ULONG count", UNCOUNTED, true],
    ["[in] BYTE *p", UNCOUNTED, true],
    ["[in] CHOICE *p", "no parameter chooses the arm of the union", false],
    [
      '[annotation("_In_reads_bytes_(n)")] const PAIR *p, [in] ULONG n',
      "its size is told in bytes, not in elements",
      true,
    ],
    ["[in] ON_THING p", "it points to a function", false],
    ["[in] ULONG n, [in, size_is(n)] CHOICE *p", "what is there has no codec", false],
  ])("%s", (parameters, reason, isLocal) => {
    const declarations = "typedef HRESULT (__stdcall *ON_THING)(LONG value);";
    expect(shapeOf(parameters, { isLocal, declarations }).addresses).toEqual([`p: ${reason}`]);
  });

  test("of what another method has handed out goes back as it is", () => {
    const shape = shapeOf("HRESULT ReleaseIt([in] PAIR *p);", { isLocal: true });
    expect(shape.addresses).toEqual(["p: the callee wants back what it has handed out, and no copy"]);
    expect(shapeOf("HRESULT ReleaseIt([in] PAIR *p);").addresses).toEqual([]);
  });
});

test("without a count beside it one value is one, in local methods too", () => {
  expect(takes("[in] PAIR *p", { isLocal: true })).toBe("p: PAIR");
  expect(takes('[annotation("_In_")] const PAIR *p, [in] ULONG count', { isLocal: true })).toBe(
    "p: PAIR, count: number",
  );
  expect(
    takes('[annotation("_In_reads_opt_(count)")] const PAIR *p, [in] ULONG count', { isLocal: true }),
  ).toBe("p: readonly PAIR[] | null");
});

describe("left out", () => {
  test.each([
    ["[in] CHOICE p", "p (the union CHOICE, as no parameter chooses its arm)"],
    ["[in] FLOATS p", "p (by value, its floating-point numbers would go into the wrong registers)"],
    [
      "[in] LONG t, [in, switch_is(t)] REALS p",
      "p (the union REALS by value, as it holds floating-point numbers)",
    ],
    ["HRESULT Go([in] LONG a, ...);", "it takes any number of arguments (...)"],
    ["NAMED Go();", "the result (a struct whose owner is unknown)"],
    [
      "[in] LONG a, [in, switch_is(a)] CHOICE *p, [in] LONG b, [in, switch_is(b)] CHOICE *q",
      "it has a second union, by another discriminant",
    ],
    ["[out] LONG *t, [out, switch_is(t)] CHOICE *p", "p (no [in] integer of its own goes with it)"],
  ])("%s", (parameters, refused) => {
    const declarations = `typedef union FLOATS { FLOAT f; double d; } FLOATS;
      typedef [switch_type(LONG)] union REALS { [case(1)] FLOAT f; } REALS;`;
    expect(shapeOf(parameters, { declarations })).toMatchObject({ refused, signature: undefined });
  });
});
