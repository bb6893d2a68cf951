import { expect, test } from "vitest";
import { checkCustomHeaders } from "../../src/names/custom-headers.ts";
import { refusal } from "../refusal.ts";

const ofLength = (length: number) => `X: ${"y".repeat(length - 5)}\r\n`;

test.each(["", "X: 1\r\n", "X:\r\n", "X-A: 1\r\nX-B:\t2 \r\n", "X: caf\u00e9\r\n", ofLength(16_383)])(
  "takes %j",
  (headers) => {
    expect(checkCustomHeaders(headers)).toBe(headers);
  },
);

test.each([
  "X: 1",
  "X: 1\n",
  "X: 1\r\nY",
  "X: 1\r\n\r\n",
  "X: 1\r\n\r\nbody",
  "X: 1\rY: 2\r\n",
  " X: 1\r\n",
  "X : 1\r\n",
  ": 1\r\n",
  "X\r\n",
  "X: \u20ac\r\n",
  "X: a\0b\r\n",
])("refuses %j", (headers) => {
  expect(refusal(() => checkCustomHeaders(headers))).toBe("E_INVALIDARG");
});

test("refuses more than 16 384 characters with the NUL", () => {
  expect(refusal(() => checkCustomHeaders(ofLength(16_384)))).toBe("BG_E_STRING_TOO_LONG");
});
