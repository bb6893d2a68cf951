import { expect, test } from "vitest";
import { mutate } from "../../src/fuzz/mutate.ts";
import { checkText } from "../../src/fuzz/property.ts";
import { fuzz } from "../../src/fuzz/run.ts";
import { seedTexts } from "../../src/fuzz/seeds.ts";

test("mutated IDL compiles or is refused, keeps its places, and prints what was understood", () => {
  const texts = seedTexts();
  expect(texts.length).toBeGreaterThanOrEqual(20);
  fuzz(texts, { runs: 400, seed: 20_010 });
}, 120_000);

test("every text is fine as it is", () => {
  for (const text of seedTexts()) checkText(text);
}, 120_000);

test("mutations change a text where they say", () => {
  const at = { at: 0.5, to: 1, piece: "-" };
  expect(mutate("abcdef", "xyz", { ...at, kind: "delete" })).toBe("abc");
  expect(mutate("abcdef", "xyz", { ...at, kind: "repeat" })).toBe("abcdefdef");
  expect(mutate("abcdef", "xyz", { ...at, kind: "insert" })).toBe("abc-def");
  expect(mutate("abcdef", "xyz", { ...at, kind: "cut" })).toBe("abc");
  expect(mutate("abcdef", "xyz", { ...at, kind: "splice", to: 0 })).toBe("abcxyzdef");
});
