import { expect, test } from "vitest";
import { shapeOf } from "../shape.ts";

test.each([
  // The second array must be as long as the first.
  [
    "[in] ULONG n, [in, size_is(n)] LONG *p, [in, size_is(n)] LONG *q",
    'requireLength(qItems.length, pItems.length, at, "q")',
  ],
  // Room of the length of an array is made when that is known.
  [
    "[in] ULONG n, [in, size_is(n)] LONG *p, [out, size_is(n)] LONG *q",
    "const qRoom = numberRoom(Int32, pItems.length, at, ",
  ],
  // A count in a narrow or a wide integer.
  ["[in] BYTE n, [in, size_is(n)] LONG *p", 'checkUint8(pItems.length, at, "p")'],
  ["[in] hyper n, [in, size_is(n)] LONG *p", "BigInt(pItems.length)"],
])("%s", (parameters, code) => expect(shapeOf(parameters).text).toContain(code));

test("a count that another parameter still needs as a number stays", () => {
  const { signature } = shapeOf("[in] ULONG n, [in, size_is(n)] LONG *p, [in, size_is(n + 1)] LONG *q");
  expect(signature).toBe("(p: readonly number[] | Int32Array, q: readonly number[] | Int32Array): void");
});
