import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/source/source-text.ts";

describe("SourceText", () => {
  const source = new SourceText("a.idl", "one\r\ntwo\n\nlast");

  test.each([
    [0, 1, 1],
    [4, 1, 5],
    [5, 2, 1],
    [8, 2, 4],
    [9, 3, 1],
    [10, 4, 1],
    [14, 4, 5],
    [99, 4, 5],
  ])("offset %i is %i:%i", (offset, line, column) => {
    expect(source.positionAt(offset)).toEqual({ line, column });
  });

  test("gives lines without their ends", () => {
    expect([1, 2, 3, 4, 5].map((line) => source.lineText(line))).toEqual(["one", "two", "", "last", ""]);
  });

  test("keeps returns that end no line", () => {
    expect(new SourceText("a.idl", "a\r\r\r\nb").lineText(1)).toBe("a\r\r");
  });

  test("has one line when empty", () => {
    expect(new SourceText("a.idl", "").positionAt(0)).toEqual({ line: 1, column: 1 });
  });
});
