import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { catalogue } from "../src/diagnostics/catalogue/catalogue.ts";
import { formatDiagnostic } from "../src/diagnostics/format.ts";
import { compileFiles } from "./compile-text.ts";

/*
 * Each folder of errors/ holds an input.idl with mistakes, what it imports, and in diagnostics.txt what the compiler
 * says about it. Limits are reached by texts too large for a fixture; their own suites do that.
 */
const FOLDER = fileURLToPath(new URL("errors", import.meta.url));
const cases = readdirSync(FOLDER);
const FEWEST_CASES = 75;

const seen = new Set<string>();

describe("fixtures of mistakes", () => {
  test.each(cases)("%s", async (name) => {
    const folder = join(FOLDER, name);
    const inputs = readdirSync(folder).filter((file) => file !== "diagnostics.txt");
    const files = Object.fromEntries(inputs.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
    const { diagnostics } = compileFiles("input.idl", files);
    for (const { code } of diagnostics) seen.add(code);
    const text = diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic)}\n`).join("\n");
    expect(text).not.toBe("");
    await expect(text).toMatchFileSnapshot(join(folder, "diagnostics.txt"));
  });
});

test("there are enough of them", () => {
  expect(cases.length).toBeGreaterThanOrEqual(FEWEST_CASES);
});

afterAll(() => {
  const kinds = { ...catalogue.syntax, ...catalogue.names, ...catalogue.checks };
  const missing = Object.entries(kinds).filter(([, { code }]) => !seen.has(code));
  expect(missing.map(([name, { code }]) => `${code} ${name}`)).toEqual([]);
});
