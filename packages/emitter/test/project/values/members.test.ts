import { describe, expect, test } from "vitest";
import { shapeOf } from "../../shape.ts";

const DECLARATIONS = `
typedef struct ONE { BYTE b; } ONE;
typedef struct MIXED { FLOAT f; LONG n; double d; } MIXED;
typedef struct NESTED { PAIR p; FLOAT f; } NESTED;
typedef struct ROW { USHORT s[3]; } ROW;
typedef struct TEXT { WCHAR t[2]; } TEXT;
#pragma pack(push, 1)
typedef struct PACKED { BYTE b; LONG n; } PACKED;
typedef struct PACKEDFLOAT { BYTE b; FLOAT f; } PACKEDFLOAT;
#pragma pack(pop)
typedef struct FLAGS { ULONG a : 3; ULONG b : 29; } FLAGS;
typedef union PLAIN { LONG n; BYTE b[6]; } PLAIN;
typedef union REALS { FLOAT f; double d; } REALS;
typedef union HALF { struct { double d; double e; } both; LONG n; } HALF;
typedef union BESIDE { struct { double d; LONG n; } both; LONG n; } BESIDE;
typedef union LARGEREALS { double d[3]; FLOAT f; } LARGEREALS;
typedef union REAL { FLOAT f; LONG n; } REAL;
typedef struct HASREAL { REAL r; LONG n; } HASREAL;
typedef struct LARGE { double d[4]; REAL r; } LARGE;
typedef [switch_type(LONG)] union WIDE { [case(1)] UINT64 n; [case(2)] BYTE b; } WIDE;
typedef struct SMALL { short s; BYTE b; } SMALL;
typedef struct HASPADDING { SMALL p; BYTE b; short s; LONG n; } HASPADDING;
typedef struct TAGGED { LONG n; BYTE b; } TAGGED;
typedef struct HASPADDINGS { TAGGED p; BYTE b; LONG n; double d; } HASPADDINGS;
typedef struct FLAGSAND { ULONG a : 3; ULONG b : 29; double d; } FLAGSAND;
typedef union SIX { short s[3]; short n; } SIX;
typedef union TWENTY { LONG n[5]; BYTE b; } TWENTY;
typedef struct HASGUID { LPWSTR s; GUID g; } HASGUID;
typedef union LONGEST { LPWSTR s; LONG n; UINT64 l; } LONGEST;
typedef union WORDS { LPWSTR s[3]; LONG n; } WORDS;
typedef struct PTR { LPWSTR s; ULONG n; } PTR;
`;

describe("the letters of a struct by value", () => {
  test.each([
    ["PAIR", "[ii]"],
    ["ONE", "[B]"],
    ["MIXED", "[fid]"],
    ["NESTED", "[iif]"],
    ["ROW", "[HHH]"],
    ["TEXT", "[HH]"],
    ["PTR", "[pI]"],
    ["GUID", "[LL]"],
    ["FILETIME", "[II]"],
    ["FLAGSAND", "[Id]"],
    // What C leaves free behind a struct within is no place for the next member, though the size would be the same.
    ["HASPADDING", "[III]"],
    ["HASPADDINGS", "[LLL]"],
    // Integers cover no more than the bytes that there are, as Windows goes by the size.
    ["SIX", "[HHH]"],
    ["TWENTY", "[IIIII]"],
    // Nor beside pointers of 4 bytes.
    ["HASGUID", "[IIIIN]"],
    ["WORDS", "[NNN]"],
    ["LONGEST", "[L]"],
    // Where members do not lie as C would put them, integers cover the bytes.
    ["FLAGS", "[I]"],
    // As do those of a union, and of what has no discriminant; an integer beside a float makes integers of both.
    ["PLAIN", "[L]"],
    ["REAL", "[I]"],
    ["HASREAL", "[Ii]"],
    ["BESIDE", "[LL]"],
    // Larger records go through memory, whatever they hold.
    ["LARGE", "[ddddI]"],
    ["LARGEREALS", "[LLL]"],
  ])("%s", (name, letters) => {
    expect(shapeOf(`[in] ${name} x`, { declarations: DECLARATIONS }).letters).toBe(letters);
  });

  test.each(["PACKED", "PACKEDFLOAT", "REALS", "HALF"])("%s would go into the wrong registers", (name) => {
    expect(shapeOf(`[in] ${name} x`, { declarations: DECLARATIONS }).refused).toBe(
      "x (by value, its floating-point numbers would go into the wrong registers)",
    );
  });

  test("a union with a discriminant is integers that cover it", () => {
    const shape = shapeOf("[in] LONG t, [in, switch_is(t)] WIDE x", { declarations: DECLARATIONS });
    expect(shape.letters).toBe("i[L]");
  });
});
