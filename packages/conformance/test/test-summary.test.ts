import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../src/paths.ts";
import { run } from "../src/process.ts";

let repository: string;
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "combind-summary-"));
});
afterEach(() => rmSync(repository, { recursive: true, force: true }));

interface File {
  readonly tests?: readonly (readonly [title: string, status: string])[];
  readonly message?: string;
}

/** Puts a package with one test file per entry into the repository, as vitest reports them. */
function addPackage(name: string, files: readonly File[] | "no results", success?: boolean): void {
  const folder = join(repository, "packages", name);
  mkdirSync(join(folder, "test"), { recursive: true });
  mkdirSync(join(folder, ".cache"));
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "test/some.test.ts"), "");
  if (files === "no results") return;
  const testResults = files.map(({ tests = [], message = "" }, index) => ({
    name: join(folder, `test/file${index}.test.ts`),
    status: message !== "" || tests.some(([, status]) => status === "failed") ? "failed" : "passed",
    message,
    startTime: 1000,
    endTime: 2500,
    assertionResults: tests.map(([title, status]) => ({ ancestorTitles: ["outer", "inner"], title, status })),
  }));
  const passed = testResults.every(({ status }) => status === "passed");
  const report = { success: success ?? passed, startTime: 1000, testResults };
  writeFileSync(join(folder, ".cache/test-results.json"), JSON.stringify(report));
}

function summary(CI?: string): { code: number | null; lines: string[] } {
  const { code, stdout } = run(process.execPath, [join(ROOT, "tools/test-summary.ts"), repository], {
    env: { CI, FORCE_COLOR: undefined },
  });
  return { code, lines: stdout.trimEnd().split("\n") };
}

describe("tools/test-summary", () => {
  test("adds up packages, one line each, and ends with the total", () => {
    addPackage("alpha", [
      {
        tests: [
          ["a", "passed"],
          ["b", "passed"],
        ],
      },
      { tests: [["c", "passed"]] },
    ]);
    addPackage("beta", [{ tests: [["d", "passed"]] }]);
    const { code, lines } = summary("true");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^alpha +3 passed, +0 failed +1\.5 s$/);
    expect(lines[1]).toMatch(/^beta +1 passed, +0 failed +1\.5 s$/);
    expect(lines[2]).toBe("4 passed, 0 failed");
    expect(code).toBe(0);
  });

  test("names every failed test and exits with 1", () => {
    addPackage("alpha", [
      {
        tests: [
          ["a", "passed"],
          ["b", "failed"],
        ],
      },
    ]);
    const { code, lines } = summary();
    expect(lines.slice(1)).toEqual(["failed  alpha: outer > inner > b", "1 passed, 1 failed"]);
    expect(code).toBe(1);
  });

  test("counts a file that broke before its tests", () => {
    addPackage("alpha", [{ message: "Cannot find module './x.ts'\n  at y" }]);
    const { code, lines } = summary();
    expect(lines.slice(1)).toEqual([
      "failed  alpha: file0.test.ts: Cannot find module './x.ts'",
      "0 passed, 1 failed",
    ]);
    expect(code).toBe(1);
  });

  test("counts a run that failed outside every test", () => {
    addPackage("alpha", [{ tests: [["a", "passed"]] }], false);
    const { code, lines } = summary();
    expect(lines.at(-1)).toBe("1 passed, 1 failed");
    expect(code).toBe(1);
  });

  test("says why a suite could not run; only CI minds", () => {
    addPackage("alpha", [
      {
        tests: [
          ["a", "passed"],
          ["cannot run: wine is not installed", "skipped"],
        ],
      },
    ]);
    const local = summary();
    expect(local.lines.slice(1)).toEqual([
      "could not run  alpha: outer > inner: wine is not installed",
      "1 passed, 0 failed, 1 skipped",
    ]);
    expect(local.code).toBe(0);
    expect(summary("true").code).toBe(1);
  });

  test("misses the results of a package that has tests", () => {
    addPackage("alpha", "no results");
    const { code, lines } = summary();
    expect(lines).toContain("failed  alpha: has tests, but no results were written");
    expect(lines.at(-1)).toBe("0 passed, 1 failed");
    expect(code).toBe(1);
  });

  test("passes over a package without tests", () => {
    addPackage("alpha", [{ tests: [["a", "passed"]] }]);
    mkdirSync(join(repository, "packages/plain"));
    writeFileSync(join(repository, "packages/plain/package.json"), "{}");
    expect(summary()).toMatchObject({
      code: 0,
      lines: [expect.stringMatching(/^alpha/), "1 passed, 0 failed"],
    });
  });
});
