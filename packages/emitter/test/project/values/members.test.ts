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
