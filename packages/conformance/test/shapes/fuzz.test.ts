import { beforeAll, expect, test } from "vitest";
import { suite } from "../../src/requirements.ts";
import { mutate } from "../../src/shapes/drive.ts";
import { type FuzzReport, fuzzOnLinux, fuzzUnderWine, stageFuzz } from "../../src/shapes/fuzz-calls.ts";
import { generateShapes } from "../../src/shapes/generate.ts";

/** Values at random, and still so many calls came through to C, returned, and were refused in each way. */
function expectMany({ calls, outcomes, returned }: FuzzReport, least: number): void {
  console.log(`${calls} calls: ${JSON.stringify(outcomes)}; ${returned.length} methods returned`);
  expect(calls).toBeGreaterThanOrEqual(least);
  expect(outcomes.result).toBeGreaterThan(least / 3);
  for (const refusal of ["TypeError", "RangeError", "ComError", "ReleasedError"])
    expect(outcomes[refusal], refusal).toBeGreaterThan(least / 100);
}

suite("calls with values at random on Linux", { needs: ["gcc", "widl", "wine-headers"] }, () => {
  let classes: string;
  beforeAll(() => {
    classes = generateShapes();
  });

  test("end with a result or an error of a known class, and leave nothing behind", () => {
    const report = fuzzOnLinux(stageFuzz("shapes-fuzz", classes), { seed: 1, calls: 20_000 });
    expect(report.wrong).toEqual([]);
    expectMany(report, 20_000);
    expect(report.returned.length).toBeGreaterThan(370);
  });

  test.each([
    ["leave the memory of texts", /freeOut\(out\);/g, ""],
    ["leave scratch memory", /drop\(out\);/g, ""],
    ["forget to check integers", /checkInt32\(value, at, "value"\);/g, ""],
  ])("find classes that %s", (_what, pattern, replacement) => {
    const program = stageFuzz("shapes-fuzz-mutant", mutate(classes, "fuzz-mutant", pattern, replacement));
    expect(fuzzOnLinux(program, { seed: 1, calls: 2_000 }).wrong).not.toEqual([]);
  });
});

suite("calls with values at random under Wine", {
  needs: ["gcc", "mingw64", "widl", "wine-headers", "wine"],
}, () => {
  test("end the same way", () => {
    const report = fuzzUnderWine(stageFuzz("shapes-fuzz-wine", generateShapes()), { seed: 2, calls: 3_000 });
    expect(report.wrong).toEqual([]);
    expectMany(report, 3_000);
    // A leak of one kind of argument alone would leave more.
    console.log(`${report.foreign} blocks of the system were left in the second half`);
    expect(report.foreign).toBeLessThan(10);
  });
});
