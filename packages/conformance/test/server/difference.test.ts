import { expect, test } from "vitest";
import { firstDifference } from "../../src/server/difference.ts";

test("firstDifference names the call in whose lines two transcripts part", () => {
  const expected = "a()\n  one\nb()\n  two\n";
  expect(firstDifference(expected, expected)).toBeUndefined();
  expect(firstDifference(expected, "a()\n  one\nb()\n  three\n")).toEqual({
    line: 4,
    call: "b()",
    expected: "  two",
    actual: "  three",
  });
  expect(firstDifference(expected, `${expected}c()`)).toMatchObject({ line: 5, expected: "", actual: "c()" });
  expect(firstDifference("a()", "a()\nmore")).toMatchObject({ line: 2, expected: undefined, actual: "more" });
  expect(firstDifference("a()\nb()", "a()")).toMatchObject({ line: 2, expected: "b()", actual: undefined });
});
