import { expect, test } from "vitest";
import { commentText, identifier, propertyKey, stringLiteral } from "../../src/write/escape.ts";

test("a comment's text cannot end the comment", () => {
  expect(commentText("a */ alert(`x`) /* b")).toBe("a *\\/ alert(`x`) /* b");
  expect(commentText("**/")).not.toContain("*/");
});

test("a comment's text cannot bring in lines or control characters", () => {
  expect(commentText("a\r\nb\u2028c\u0000d")).toBe("a\nb\nc d");
});

test("a string literal stays one literal", () => {
  for (const text of ['"; evil(); "', "a\nb", "\u2028\u2029", "\\", `$\{x}\``]) {
    const literal = stringLiteral(text);
    expect(literal).not.toMatch(/[\n\r\u2028\u2029]/);
    expect(JSON.parse(literal)).toBe(text);
  }
});

test("an identifier is one, or an error", () => {
  expect(identifier("BG_JOB$1")).toBe("BG_JOB$1");
  expect(() => identifier("a b")).toThrow("not an identifier");
  expect(() => identifier("1a")).toThrow("not an identifier");
  expect(propertyKey("__proto__")).toBe('["__proto__"]');
});
