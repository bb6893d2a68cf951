import { expect, test } from "vitest";
import { linuxValues, windowsValues } from "../../src/automation/build.ts";
import { compareOnLinux, compareUnderWine } from "../../src/automation/program.ts";
import type { RunResult } from "../../src/process.ts";
import { suite } from "../../src/requirements.ts";

/** How many comparisons were right; any other outcome fails. */
function right({ code, stdout, stderr }: RunResult): number {
  const lines = stdout.split(/\r?\n/).filter((line) => line !== "");
  expect({ wrong: lines.filter((line) => !line.startsWith("right ")), stderr, code }).toEqual({
    wrong: [],
    stderr: "",
    code: 0,
  });
  return lines.length;
}

suite("values of Automation on Linux", { needs: ["gcc", "wine-headers"] }, () => {
  test("C sees what is written, and what C makes is read", () => {
    expect(right(compareOnLinux(linuxValues()))).toBeGreaterThan(100);
  });
});

suite("values of Automation under Wine", { needs: ["mingw64", "wine"] }, () => {
  test("C and the system's own functions agree with the codecs", () => {
    expect(right(compareUnderWine(windowsValues()))).toBeGreaterThan(200);
  });
});
