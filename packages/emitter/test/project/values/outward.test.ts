import { describe, expect, test } from "vitest";
import { gives, shapeOf } from "../../shape.ts";

describe("one value comes back", () => {
  test.each([
    ["[out] LONG *p", "number"],
    ["[out] UINT64 *p", "bigint"],
    ["[out] BOOL *p", "boolean"],
    ["[out] FLOAT *p", "number"],
    ["[out] KIND *p", "KIND"],
    ["[out] GUID *p", "Guid"],
    ["[out] FILETIME *p", "bigint"],
    ["[out] BSTR *p", "string"],
    ["[out] LPWSTR *p", "string"],
    ["[out] LPSTR *p", "string"],
    ["[out] PAIR *p", "PAIR"],
    ["[out] PAIR **p", "PAIR"],
    ["[out] LONG **p", "number"],
    ["[out] NAMED *p", "NAMED"],
    ["[out] IUnknown **p", "IUnknown"],
    ["[out] HANDLE *p", 'Handle<"HANDLE">'],
    ["[out] void **p", "Raw"],
    ["[in] LONG t, [out, switch_is(t)] CHOICE *p", "CHOICE[K]"],
    ["[in, out] LONG *p", "number"],
    ["[in, out] PAIR *p", "PAIR"],
    ["[in, out] NAMED *p", "NAMED"],
  ])("%s", (parameters, type) => expect(gives(parameters)).toBe(type));
});

describe("an address", () => {
  const LENT = "it points to const: whether it is lent or given nothing tells";
  const OWNER = "whose memory it is, and how it is freed, only the callee knows";
  const UNCOUNTED = "nothing tells how much is there";
  test.each([
    // The callee puts it where there is room for one.
    [
      "[out] LONG **p, [out] ULONG *count",
      "(): { readonly p: Raw; readonly count: number }",
      "whether one number is there or several nothing tells",
      false,
    ],
    ["[out] LONG **p", "(): Raw", "whether one number is there or several nothing tells", true],
    ["[out] BYTE **p", "(): Raw", "whether one number is there or several nothing tells", false],
    ["[out] LPCWSTR *p", "(): Raw", LENT, true],
    ["[out] const PAIR **p", "(): Raw", LENT, true],
    [
      "[out] LONG *n, [out, size_is(,*n)] const PAIR **p",
      "(): { readonly n: number; readonly p: Raw }",
      LENT,
      true,
    ],
    ["[out] PAIR **p", "(): Raw", OWNER, true],
    [
      '[annotation("_Outptr_result_buffer_(*n)")] PAIR **p, [out] LONG *n',
      "(): { readonly p: Raw; readonly n: number }",
      OWNER,
      true,
    ],
    [
      "[in] ULONG n, [out, size_is(,sizeof(NAMED))] PAIR **p",
      "(n: number): Raw",
      "its size is told by more than parameters and numbers",
      false,
    ],
    // The caller has the room.
    ["[out] WCHAR *p, [in] ULONG n", "(p: Raw, n: number): void", UNCOUNTED, false],
    ["[out] CHAR *p", "(p: Raw): void", UNCOUNTED, false],
    ["[out] PAIR *p, [in] ULONG count", "(p: Raw, count: number): void", UNCOUNTED, true],
    ["[out] IUnknown **p, [in] ULONG count", "(p: Raw, count: number): void", UNCOUNTED, true],
    ["[out] LENT *p", "(p: Raw): void", LENT, true],
    ["[in] ULONG n, [out, size_is(n)] LENT *p", "(n: number, p: Raw): void", LENT, true],
    [
      "[in, out] CHOICE *p",
      "(p: Raw): void",
      "whose the value is that the callee replaces nothing tells",
      false,
    ],
    ["[out] CHOICE *p", "(p: Raw): void", "no parameter chooses the arm of the union", false],
    ["[in, out] LPWSTR *p", "(p: string | null): string | null", undefined, false],
    ["[in, out] IUnknown **p", "(p: IUnknown | null): IUnknown | null", undefined, false],
    [
      '[annotation("_Out_writes_bytes_(n)")] PAIR *p, [in] ULONG n',
      "(p: Raw, n: number): void",
      "its size is told in bytes, not in elements",
      true,
    ],
  ])("%s", (parameters, signature, reason, isLocal) => {
    expect(shapeOf(parameters, { isLocal })).toMatchObject({
      signature,
      addresses: reason === undefined ? [] : [`p: ${reason}`],
    });
  });

  test("is not counted where the IDL has no more", () => {
    expect(shapeOf("[out] void **p, [in] void *q").addresses).toEqual([]);
  });
});

test("one value with an annotation is one, whatever else may count", () => {
  const parameters = '[annotation("_Out_")] PAIR *p, [in] ULONG count';
  expect(shapeOf(parameters, { isLocal: true }).signature).toBe("(count: number): PAIR");
});

test("text of const that a stub serves is the caller's", () => {
  expect(gives("[out] LPCWSTR *p")).toBe("string");
});
