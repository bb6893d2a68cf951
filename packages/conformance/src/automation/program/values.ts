import {
  Currency,
  Decimal,
  type Guid,
  missing,
  SafeArrayValue,
  TypedVariant,
  VariantError,
  VT,
} from "@combind/runtime";

type Told = readonly [typed: TypedVariant, text: string];

const told = (vt: number, value: unknown, text: string): Told => [new TypedVariant(vt, value), text];

/** Values of every type that a VARIANT has, and what C says that it sees. */
export const VALUES: readonly Told[] = [
  told(VT.EMPTY, undefined, "<0 >"),
  told(VT.NULL, null, "<1 >"),
  told(VT.I1, -128, "<10 -128>"),
  told(VT.UI1, 255, "<11 255>"),
  told(VT.I2, -32768, "<2 -32768>"),
  told(VT.UI2, 65535, "<12 65535>"),
  told(VT.I4, -2147483648, "<3 -2147483648>"),
  told(VT.UI4, 4294967295, "<13 4294967295>"),
  told(VT.INT, -1, "<16 -1>"),
  told(VT.UINT, 4294967295, "<17 4294967295>"),
  told(VT.I8, -(2n ** 63n), "<14 -9223372036854775808>"),
  told(VT.UI8, 2n ** 64n - 1n, "<15 18446744073709551615>"),
  told(VT.R4, -0.5, "<4 -0.5>"),
  told(VT.R8, 1.7976931348623157e308, "<5 1.7976931348623157e+308>"),
  told(VT.BOOL, true, "<b -1>"),
  told(VT.BOOL, false, "<b 0>"),
  told(VT.CY, new Currency(-12345n), "<6 -12345>"),
  told(VT.DATE, -1.25, "<7 -1.25>"),
  told(VT.DATE, 45000.75, "<7 45000.75>"),
  told(VT.ERROR, missing, "<a 80020004>"),
  told(VT.DECIMAL, Decimal.parse("-12.50"), "<e scale 2 sign 80 0000000000000000000004e2>"),
  told(VT.DECIMAL, new Decimal(2n ** 96n - 1n, 28), "<e scale 28 sign 00 ffffffffffffffffffffffff>"),
  told(VT.BSTR, "a\0\u20ac", '<8 "a\\0000\\20ac">'),
  told(VT.BSTR, "", '<8 "">'),
  told(VT.UNKNOWN, null, "<d NULL>"),
  told(VT.DISPATCH, null, "<9 NULL>"),
];

const grid = new SafeArrayValue(
  VT.BSTR,
  [
    ["11", "12", "13"],
    ["21", "22", "23"],
  ],
  [
    { length: 2, lowerBound: 1 },
    { length: 3, lowerBound: -1 },
  ],
);

const list = (vt: number, elements: ArrayLike<unknown>): SafeArrayValue => new SafeArrayValue(vt, elements);

/** The same for arrays. */
export const ARRAYS: readonly Told[] = [
  told(VT.ARRAY | VT.UI1, list(VT.UI1, new Uint8Array([1, 255])), "<2011 [2 from 0] of 17: 1, 255>"),
  told(VT.ARRAY | VT.I2, list(VT.I2, [-1, 2]), "<2002 [2 from 0] of 2: -1, 2>"),
  told(VT.ARRAY | VT.I4, list(VT.I4, []), "<2003 [0 from 0] of 3>"),
  told(VT.ARRAY | VT.R8, list(VT.R8, new Float64Array([0.5])), "<2005 [1 from 0] of 5: 0.5>"),
  told(VT.ARRAY | VT.I8, list(VT.I8, [-1n]), "<2014 [1 from 0] of 20: -1>"),
  told(VT.ARRAY | VT.BOOL, list(VT.BOOL, [true, false]), "<200b [2 from 0] of 11: -1, 0>"),
  told(VT.ARRAY | VT.CY, list(VT.CY, [new Currency(1n)]), "<2006 [1 from 0] of 6: 1>"),
  told(VT.ARRAY | VT.DATE, list(VT.DATE, [1.5]), "<2007 [1 from 0] of 7: 1.5>"),
  told(VT.ARRAY | VT.ERROR, list(VT.ERROR, [new VariantError(5)]), "<200a [1 from 0] of 10: 00000005>"),
  told(
    VT.ARRAY | VT.DECIMAL,
    list(VT.DECIMAL, [Decimal.parse("1")]),
    "<200e [1 from 0] of 14: scale 0 sign 00 000000000000000000000001>",
  ),
  told(VT.ARRAY | VT.UNKNOWN, list(VT.UNKNOWN, [null]), "<200d [1 from 0] of {00000000}: NULL>"),
  told(VT.ARRAY | VT.DISPATCH, list(VT.DISPATCH, [null]), "<2009 [1 from 0] of {00020400}: NULL>"),
  told(VT.ARRAY | VT.BSTR, grid, '<2008 [2 from 1][3 from -1] of 8: "11", "21", "12", "22", "13", "23">'),
  told(
    VT.ARRAY | VT.VARIANT,
    list(VT.VARIANT, [
      new TypedVariant(VT.I2, 7),
      new TypedVariant(VT.ARRAY | VT.BSTR, list(VT.BSTR, ["x"])),
    ]),
    '<200c [2 from 0] of 12: <2 7>, <2008 [1 from 0] of 8: "x">>',
  ),
];

/** The same for references. */
export const REFERENCES: readonly Told[] = [
  told(VT.BYREF | VT.I4, -3, "<4003 -3>"),
  told(VT.BYREF | VT.BSTR, "ref", '<4008 "ref">'),
  told(VT.BYREF | VT.DECIMAL, Decimal.parse("2"), "<400e scale 0 sign 00 000000000000000000000002>"),
  told(VT.BYREF | VT.VARIANT, new TypedVariant(VT.R8, 1.5), "<400c <5 1.5>>"),
  told(VT.BYREF | VT.ARRAY | VT.I2, list(VT.I2, [4]), "<6002 [1 from 0] of 2: 4>"),
];

const GUID = "01234567-89ab-cdef-0123-456789abcdef" as Guid;

/** What a PROPVARIANT has beyond a VARIANT. */
export const PROPERTIES: readonly Told[] = [
  told(VT.LPWSTR, "w\u20ac", '<1f "w\\20ac">'),
  told(VT.LPSTR, "narrow", "<1e 'narrow'>"),
  told(VT.FILETIME, 0x0123456789abcdefn, "<40 01234567:89abcdef>"),
  told(VT.CLSID, GUID, "<48 {01234567-89ab-cdef-01..ef}>"),
  told(VT.BLOB, [1, 2], "<41 2: 1, 2>"),
  told(VT.VECTOR | VT.I2, [-1, 2], "<1002 2: -1, 2>"),
  told(VT.VECTOR | VT.UI8, [2n ** 64n - 1n], "<1015 1: 18446744073709551615>"),
  told(VT.VECTOR | VT.R8, [0.5], "<1005 1: 0.5>"),
  told(VT.VECTOR | VT.BOOL, [true, false], "<100b 2: -1, 0>"),
  told(VT.VECTOR | VT.BSTR, ["a", "b"], '<1008 2: "a", "b">'),
  told(VT.VECTOR | VT.LPWSTR, ["c", ""], '<101f 2: "c", "">'),
  told(VT.VECTOR | VT.CLSID, [GUID], "<1048 1: {01234567-89ab-cdef-01..ef}>"),
  told(
    VT.VECTOR | VT.VARIANT,
    [new TypedVariant(VT.LPWSTR, "in"), new TypedVariant(VT.I4, 5)],
    '<100c 2: <1f "in">, <3 5>>',
  ),
];
