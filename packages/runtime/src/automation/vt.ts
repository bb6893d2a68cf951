/** The types that a VARIANT or PROPVARIANT can hold. A type may carry one of the flags VECTOR, ARRAY and BYREF. */
export const VT = {
  EMPTY: 0,
  NULL: 1,
  I2: 2,
  I4: 3,
  R4: 4,
  R8: 5,
  CY: 6,
  DATE: 7,
  BSTR: 8,
  DISPATCH: 9,
  ERROR: 10,
  BOOL: 11,
  VARIANT: 12,
  UNKNOWN: 13,
  DECIMAL: 14,
  I1: 16,
  UI1: 17,
  UI2: 18,
  UI4: 19,
  I8: 20,
  UI8: 21,
  INT: 22,
  UINT: 23,
  VOID: 24,
  HRESULT: 25,
  PTR: 26,
  SAFEARRAY: 27,
  CARRAY: 28,
  USERDEFINED: 29,
  LPSTR: 30,
  LPWSTR: 31,
  RECORD: 36,
  INT_PTR: 37,
  UINT_PTR: 38,
  FILETIME: 64,
  BLOB: 65,
  STREAM: 66,
  STORAGE: 67,
  STREAMED_OBJECT: 68,
  STORED_OBJECT: 69,
  BLOB_OBJECT: 70,
  CF: 71,
  CLSID: 72,
  VERSIONED_STREAM: 73,
  /** A counted array in a PROPVARIANT. */
  VECTOR: 0x1000,
  /** A SAFEARRAY. */
  ARRAY: 0x2000,
  /** A pointer to the value, which belongs to someone else. */
  BYREF: 0x4000,
} as const;
export type VT = (typeof VT)[keyof typeof VT];

/** The bits of a type without its flags. */
export const TYPE_BITS = 0xfff;

const FLAGS = ["VECTOR", "ARRAY", "BYREF"] as const;

/** A type as C spells it, with its flags and its number: "VT_ARRAY|VT_I4 (0x2003)". */
export function vtName(vt: number): string {
  const flags = FLAGS.filter((flag) => (vt & VT[flag]) !== 0);
  const base = vt & TYPE_BITS;
  const name = Object.entries(VT).find(([, value]) => value === base)?.[0] ?? String(base);
  return `${[...flags, name].map((part) => `VT_${part}`).join("|")} (0x${vt.toString(16)})`;
}

/** The error for a type that a kind of variant, or an array of it, cannot hold here. */
export function unsupported(vt: number, where: string): RangeError {
  return new RangeError(`${where} of ${vtName(vt)} is not supported`);
}
