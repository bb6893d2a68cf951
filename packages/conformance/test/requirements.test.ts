import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CACHE, PACKAGE, ROOT } from "../src/paths.ts";
import { run } from "../src/process.ts";
import { missing } from "../src/requirements.ts";

test("missing gives a reason for each need that is not met, in order", () => {
  const detect = { gcc: () => "no gcc", mingw64: () => undefined, widl: () => "no widl" };
  const rest = { mingw32: () => undefined, wine: () => undefined, "wine-headers": () => undefined };
  expect(missing(["widl", "mingw64", "gcc"], { ...detect, ...rest })).toEqual(["no widl", "no gcc"]);
});

describe("suite on a machine without compilers", () => {
  let project: string;
  let bin: string;
  beforeAll(() => {
    mkdirSync(CACHE, { recursive: true });
    project = mkdtempSync(join(CACHE, "suite-"));
    bin = join(project, "bin");
    mkdirSync(bin);
    symlinkSync(process.execPath, join(bin, "node"));
    writeFileSync(
      join(project, "one.test.ts"),
      `import { expect, test } from "vitest";
       import { suite } from ${JSON.stringify(join(PACKAGE, "src/requirements.ts"))};
       suite("present", { needs: [] }, () => test("runs", () => expect(1).toBe(1)));
       suite("absent", { needs: ["gcc", "widl"] }, () => test("never runs", () => expect(1).toBe(2)));`,
    );
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  function vitest(CI?: string): { code: number | null; tests: unknown } {
    const results = join(project, "results.json");
    const args = ["run", "--root", project, "--reporter=json", `--outputFile=${results}`];
    const { code } = run(join(ROOT, "node_modules/.bin/vitest"), args, { env: { CI, PATH: bin } });
    const report = JSON.parse(readFileSync(results, "utf8"));
    return { code, tests: report.testResults[0].assertionResults };
  }

  const reason = "gcc is not installed (apt install gcc); widl is not installed (apt install wine64-tools)";
  const present = { ancestorTitles: ["present"], title: "runs", status: "passed" };
  const absent = { ancestorTitles: ["absent"], title: `cannot run: ${reason}` };

  test("is skipped with its reason", () => {
    expect(vitest()).toMatchObject({ code: 0, tests: [present, { ...absent, status: "skipped" }] });
  });

  test("fails with its reason where CI=true", () => {
    expect(vitest("true")).toMatchObject({ code: 1, tests: [present, { ...absent, status: "failed" }] });
  });
});
