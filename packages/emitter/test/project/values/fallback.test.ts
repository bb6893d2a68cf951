import { expect, test } from "vitest";
import { takes } from "../../shape.ts";

const DECLARATIONS =
  "typedef short VARIANT_BOOL; typedef struct tagVARIANT { USHORT vt; USHORT r[3]; UINT64 v[2]; } VARIANT;";

test.each([
  ["[in, defaultvalue(3)] LONG a", "a: number = 3"],
  ["[in, defaultvalue(-1)] LONG a", "a: number = -1"],
  ["[in, defaultvalue(-1)] ULONG a", "a: number"],
  ["[in, defaultvalue(300)] BYTE a", "a: number"],
  ["[in, defaultvalue(1.5)] FLOAT a", "a: number = 1.5"],
  ["[in, defaultvalue(5)] UINT64 a", "a: bigint = 5n"],
  ["[in, defaultvalue(TRUE)] BOOL a", "a: boolean = true"],
  ["[in, defaultvalue(0)] VARIANT_BOOL a", "a: boolean = false"],
  ['[in, defaultvalue("x")] BSTR a', 'a: string = "x"'],
  ["[in, defaultvalue(NULL)] IUnknown *a", "a: IUnknown | null = null"],
  ["[in, defaultvalue(1)] IUnknown *a", "a: IUnknown | null"],
  ["[in, defaultvalue(1)] KIND a", "a: KIND"],
  ["[in, optional] IUnknown *a", "a: IUnknown | null = null"],
  ["[in, optional, unique] LPCWSTR a", "a: string | null = null"],
  ["[in, optional] LONG a", "a: number"],
  ["[in, optional] VARIANT a", "a: VariantValue = missing"],
  ['[in, defaultvalue("x")] VARIANT a', 'a: VariantValue = "x"'],
  // Only behind which none must be given.
  ["[in, defaultvalue(1)] LONG a, [in] LONG b", "a: number, b: number"],
  [
    "[in] LONG a, [in, defaultvalue(1)] LONG b, [in, defaultvalue(2)] LONG c",
    "a: number, b: number = 1, c: number = 2",
  ],
  ["[in, defaultvalue(1)] ULONG n, [out, size_is(n)] LONG *p", "n: number"],
])("%s", (parameters, text) => expect(takes(parameters, { declarations: DECLARATIONS })).toBe(text));
