import { expect, test } from "vitest";
import { shapeOf } from "../../shape.ts";

const DECLARATIONS = `
typedef unsigned __int64 ULONG_PTR; typedef __int64 LONG_PTR; typedef ULONG_PTR SIZE_T; typedef LONG_PTR LPARAM;
typedef short VARIANT_BOOL; typedef BYTE BOOLEAN; typedef LONG SCODE;
typedef union _LARGE_INTEGER { struct { DWORD l; LONG h; }; __int64 QuadPart; } LARGE_INTEGER;
typedef union _ULARGE_INTEGER { struct { DWORD l; DWORD h; }; unsigned __int64 QuadPart; } ULARGE_INTEGER;
typedef struct HTHING__ { int unused; } *HTHING; typedef void *PVOID; typedef struct SECRET *HSECRET;
typedef enum BIG { BIG_A = 0x80000000 } BIG;`;

test.each([
  ["signed char", "b", "number", "checkInt8"],
  ["BYTE", "B", "number", "checkUint8"],
  ["short", "h", "number", "checkInt16"],
  ["USHORT", "H", "number", "checkUint16"],
  ["WCHAR", "H", "number", "checkUint16"],
  ["int", "i", "number", "checkInt32"],
  ["ULONG", "I", "number", "checkUint32"],
  ["hyper", "l", "bigint", "checkInt64"],
  ["UINT64", "L", "bigint", "checkUint64"],
  ["FLOAT", "f", "number", "checkFloat"],
  ["double", "d", "number", "checkDouble"],
  ["BOOL", "i", "boolean", "checkBoolean"],
  ["boolean", "B", "boolean", "checkBoolean"],
  ["BOOLEAN", "B", "boolean", "checkBoolean"],
  ["VARIANT_BOOL", "h", "boolean", "checkBoolean"],
  ["HRESULT", "I", "number", "checkUint32"],
  ["SCODE", "I", "number", "checkUint32"],
  ["KIND", "i", "KIND", "checkInt32"],
  ["BIG", "I", "BIG", "checkUint32"],
  ["LONG_PTR", "n", "bigint", "checkIntPtr"],
  ["LPARAM", "n", "bigint", "checkIntPtr"],
  ["SIZE_T", "N", "bigint", "checkUintPtr"],
  ["LARGE_INTEGER", "l", "bigint", "checkInt64"],
  ["ULARGE_INTEGER", "L", "bigint", "checkUint64"],
  ["HANDLE", "p", 'Handle<"HANDLE">', "checkHandle"],
  ["HTHING", "p", 'Handle<"HTHING">', "checkHandle"],
  ["HSECRET", "p", 'Handle<"HSECRET">', "checkHandle"],
  ["PVOID", "p", "Raw", "checkHandle"],
  ["void *", "p", "Raw", "checkHandle"],
])("%s", (type, letters, text, check) => {
  const shape = shapeOf(`[in] ${type} a`, { declarations: DECLARATIONS });
  expect(shape).toMatchObject({ letters, signature: `(a: ${text}): void` });
  expect(shape.text).toContain(`${check}(a, at, "a");`);
});

test.each([
  ["LONG Go();", "(): number", "i"],
  ["HANDLE Go();", '(): Handle<"HANDLE">', "p"],
  ["SIZE_T Go();", "(): bigint", "N"],
  ["BOOL Go();", "(): boolean", "i"],
  ["double Go();", "(): number", "d"],
  ["KIND Go();", "(): KIND", "i"],
  ["void Go();", "(): void", "v"],
  ["PAIR Go();", "(): PAIR", "p"],
  ["GUID Go();", "(): Guid", "p"],
  ["void *Go();", "(): Raw", "p"],
])("%s as the slot's own result", (declaration, signature, letter) => {
  const shape = shapeOf(declaration, { declarations: DECLARATIONS });
  expect(shape).toMatchObject({ signature, addresses: [], refused: undefined });
  expect(shape.text).toContain(`signature: "${letter}(p`);
});

test("text, a struct and a reference that a slot returns are addresses, as nothing tells whose they are", () => {
  for (const type of ["LPCWSTR", "PAIR *", "IUnknown *"]) {
    expect(shapeOf(`${type} Go();`)).toMatchObject({
      signature: "(): Raw",
      addresses: [": whose it is nothing tells"],
    });
  }
});
