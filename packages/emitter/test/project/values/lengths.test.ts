import { describe, expect, test } from "vitest";
import { shapeOf } from "../../shape.ts";

describe("an array goes with its length", () => {
  test.each([
    ["[in] ULONG n, [in, size_is(n)] PAIR *p", "(p: readonly PAIR[]): void"],
    ["[in] ULONG n, [in, size_is(n), length_is(n)] PAIR *p", "(p: readonly PAIR[]): void"],
    ["[in] ULONG n, [in, size_is((ULONG)n)] PAIR *p", "(p: readonly PAIR[]): void"],
    ["[in] UINT64 n, [in, size_is(n)] PAIR *p", "(p: readonly PAIR[]): void"],
    ["[in] ULONG n, [in, size_is(n * 2)] PAIR *p", "(n: number, p: readonly PAIR[]): void"],
    ["[in] ULONG n, [in, max_is(n)] PAIR *p", "(n: number, p: readonly PAIR[]): void"],
    ["[in, size_is(4)] PAIR *p", "(p: readonly PAIR[]): void"],
    ["[in] PAIR p[4]", "(p: readonly PAIR[]): void"],
    [
      "[in] ULONG n, [in, size_is(n)] PAIR *p, [in, size_is(n)] LONG *q",
      "(p: readonly PAIR[], q: readonly number[] | Int32Array): void",
    ],
    ["[in] ULONG n, [in, size_is(n)] BYTE *p", "(p: Uint8Array): void"],
    ["[in] ULONG n, [in, size_is(n)] void *p", "(p: Uint8Array): void"],
    ["[in] ULONG n, [in, unique, size_is(n)] PAIR *p", "(p: readonly PAIR[] | null): void"],
    // A constant, the size of a type, and what a pointer points to.
    ["[in, size_is(LIMIT + 1)] PAIR *p", "(p: readonly PAIR[]): void"],
    [
      "[in] ULONG n, [in, size_is(sizeof(PAIR) * n)] BYTE *p",
      "(n: number, p: readonly number[] | Uint8Array): void",
    ],
    ["[in] ULONG *n, [in, size_is(*n)] PAIR *p", "(n: number, p: readonly PAIR[]): void"],
    // A parameter hides a constant of its name.
    ["[in] ULONG LIMIT, [in, size_is(LIMIT)] PAIR *p", "(p: readonly PAIR[]): void"],
    ["[in] ULONG n, [in, size_is(n)] signed char *p", "(p: readonly number[] | Int8Array): void"],
  ])("%s", (parameters, signature) => {
    const declarations = "const ULONG LIMIT = 3;";
    expect(shapeOf(parameters, { declarations })).toMatchObject({
      signature,
      addresses: [],
      refused: undefined,
    });
  });
});

describe("a result has the length that is told", () => {
  test.each([
    ["[in] ULONG n, [out, size_is(n)] PAIR *p", "(n: number): PAIR[]", "p.read(n)"],
    [
      "[in] ULONG n, [out, size_is(n), length_is(*m)] PAIR *p, [out] ULONG *m",
      "(n: number): PAIR[]",
      "pRoom.read(readUint32(",
    ],
    ["[out] ULONG *n, [out, size_is(,*n)] PAIR **p", "(): PAIR[]", "readRecords("],
    ["[out] ULONG *n, [out, size_is(,*n)] BYTE **p", "(): Uint8Array", "readBytes("],
    // One pointer to an array, and a length that the caller gives.
    ["[out] ULONG *n, [out, size_is(1, *n)] LONG **p", "(): Int32Array", "readNumbers("],
    ["[in] ULONG n, [out, size_is(,n)] PAIR **p", "(n: number): PAIR[]", "readRecords(out, n, PAIR)"],
    [
      "[in] UINT64 *n, [out, size_is(*n)] LONG *p",
      "(n: bigint): Int32Array",
      "numberRoom(Int32, Number(n), at, ",
    ],
    // All digits count: a room is never smaller than what the callee is told.
    [
      "[in] UINT64 n, [out, size_is(n >> 1)] LONG *p",
      "(n: bigint): Int32Array",
      "Math.floor(exactly(n) / 2 ** 1), at",
    ],
    [
      "[in] ULONG n, [out, size_is(n << 2)] BYTE *p",
      "(n: number): Uint8Array",
      "numberRoom(Uint8, n * 2 ** 2, at",
    ],
    [
      "[in] UINT64 n, [out, size_is((n - 1) * 2)] LONG *p",
      "(n: bigint): Int32Array",
      "(exactly(n) - 1) * 2, at",
    ],
    ["[out, size_is(,4)] LONG **p", "(): Int32Array", "readNumbers(out, 4, Int32)"],
    [
      "[in, out] ULONG *n, [out, size_is(*n)] LONG *p",
      "(n: number): { readonly n: number; readonly p: Int32Array }",
      "numberRoom(Int32, n, at, ",
    ],
    ["[out] LONG p[4]", "(): Int32Array", "numberRoom(Int32, 4, at, "],
    ["[in] ULONG n, [out, size_is(n)] WCHAR *p", "(n: number): string", 'new TextRoom("utf16", n, at, "p")'],
    ["[in] ULONG n, [out, size_is(n)] CHAR *p", "(n: number): string", 'new TextRoom("ansi", n, at, "p")'],
    [
      "[in] ULONG n, [out, size_is(n + 1)] LONG *p",
      "(n: number): Int32Array",
      "numberRoom(Int32, n + 1, at, ",
    ],
    [
      "[in] ULONG n, [in] ULONG m, [out, size_is((n + 1) * m)] LONG *p",
      "(n: number, m: number): Int32Array",
      "numberRoom(Int32, (n + 1) * m, at, ",
    ],
    ["[in] ULONG n, [out, size_is(n / 2)] LONG *p", "(n: number): Int32Array", "Math.trunc(n / 2)"],
    [
      "[in] ULONG n, [out, size_is(n), length_is(m ? *m : n)] PAIR *p, [out] ULONG *m",
      "(n: number): PAIR[]",
      "pRoom.read(readUint32(",
    ],
  ])("%s", (parameters, signature, code) => {
    const shape = shapeOf(parameters);
    expect(shape).toMatchObject({ signature, addresses: [], refused: undefined });
    expect(shape.text).toContain(code.replace("p.read", "pRoom.read"));
  });
});

describe("a length that is not known makes an address", () => {
  test.each([
    [
      "[in, unique] ULONG *n, [in, size_is(*n)] PAIR *p",
      "the parameter that tells its size is no integer that is known in time",
    ],
    [
      "[in] ULONG n, [in, size_is(sizeof(NAMED) * n)] PAIR *p",
      "its size is told by more than parameters and numbers",
    ],
    [
      "[in, size_is(n)] PAIR *p, [in] FLOAT n",
      "the parameter that tells its size is no integer that is known in time",
    ],
    [
      "[out] ULONG *n, [out, size_is(*n)] PAIR *p",
      "the parameter that tells its size is no integer that is known in time",
    ],
    [
      "[in] LONG f, [in] ULONG n, [in, size_is(f ? n : 1)] PAIR *p",
      "the parameter that tells its size is no integer that is known in time",
    ],
    ["[in] ULONG n, [in, length_is(n)] PAIR *p", "a part of it is told, but not its size"],
    [
      "[in] ULONG n, [in] ULONG m, [in, size_is(n), length_is(m)] PAIR *p",
      "two sizes are told, and only the callee knows which counts",
    ],
    [
      "[in] ULONG n, [in, out, size_is(n), length_is(n)] PAIR *p",
      "two sizes are told, and only the callee knows which counts",
    ],
    [
      "[in] ULONG n, [in, out, size_is(n)] NAMED *p",
      "whose the value is that the callee replaces nothing tells",
    ],
    [
      "[in] ULONG n, [in, out, size_is(n)] WCHAR *p",
      "whose the value is that the callee replaces nothing tells",
    ],
  ])("%s", (parameters, reason) => {
    expect(shapeOf(parameters).addresses).toEqual([`p: ${reason}`]);
  });

  test("and hides no count, which may still be wanted", () => {
    const parameters = "[out] ULONG *cap, [out] ULONG *m, [out, size_is(*cap), length_is(*m)] PAIR *p";
    expect(shapeOf(parameters).signature).toBe("(p: Raw): { readonly cap: number; readonly m: number }");
  });
});
