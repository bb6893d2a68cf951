import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { formatDiagnostic } from "@combind/midl";
import { describe, expect, test } from "vitest";
import { typeCheck, VERSIONS } from "../../src/consumer/typescript.ts";
import { emitFixture, fileOf, fixtures } from "../../src/emission/fixtures.ts";
import { PACKAGE } from "../../src/paths.ts";
import { mustRun } from "../../src/process.ts";

const CASES = fixtures("emit");

function expectedFiles(folder: string): string[] {
  return readdirSync(join(folder, "expected")).map((name) => join(folder, "expected", name));
}

describe.each(CASES)("fixtures/emit/$name", (fixture) => {
  const { folder } = fixture;

  test("becomes the expected files and warnings, twice the same bytes", async () => {
    const generation = emitFixture(fixture);
    const files = generation.targets[0]!.files;
    expect(generation.ok).toBe(true);
    for (const [name, text] of files) await expect(text).toMatchFileSnapshot(join(folder, "expected", name));
    expect(readdirSync(join(folder, "expected")).sort()).toEqual([...files.keys()].sort());
    const warnings = generation.diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic)}\n`).join("");
    if (warnings === "") expect(fileOf(fixture, "diagnostics.txt")).toBeUndefined();
    else await expect(warnings).toMatchFileSnapshot(join(folder, "diagnostics.txt"));
    expect([...emitFixture(fixture).targets[0]!.files]).toEqual([...files]);
  });

  test("loads, whichever of its files comes first", () => {
    for (const file of expectedFiles(folder)) {
      const url = JSON.stringify(pathToFileURL(file).href);
      mustRun(process.execPath, ["--no-warnings", "--input-type=module", "--eval", `await import(${url})`]);
    }
  });

  test("does what it should", async () => {
    const { stdout } = mustRun(process.execPath, ["--no-warnings", join(folder, "run.ts")]);
    await expect(stdout).toMatchFileSnapshot(join(folder, "run.txt"));
  });
});

describe("all of them", () => {
  test.each(VERSIONS)("type-check under TypeScript %s", (version) => {
    const files = CASES.flatMap(({ folder }) => [...expectedFiles(folder), join(folder, "run.ts")]);
    expect(files.length).toBeGreaterThan(25);
    expect(typeCheck(version, PACKAGE, [...files, join(PACKAGE, "fixtures/console.d.ts")])).toEqual([]);
  });
});
