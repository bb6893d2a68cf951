import { beforeAll, expect, test } from "vitest";
import { typeCheck, VERSIONS } from "../../src/consumer/typescript.ts";
import { ROOT } from "../../src/paths.ts";
import { combindModel } from "../../src/referee/model.ts";
import { suite } from "../../src/requirements.ts";
import { driveOnLinux, driveSanitized, driveUnderWine } from "../../src/server/driver.ts";
import {
  linuxShapes,
  SHAPES_FOLDERS,
  SHAPES_IDL,
  sanitizedShapes,
  windowsShapes,
} from "../../src/shapes/build.ts";
import { mutate, stageShapesDriver } from "../../src/shapes/drive.ts";
import { generateShapes } from "../../src/shapes/generate.ts";
import { shapeMethods } from "../../src/shapes/methods.ts";
import { type Report, readReport } from "../../src/shapes/report.ts";

/** The report of a driver that came to its end. */
function reportOf({ code, stdout, stderr }: ReturnType<typeof driveOnLinux>): Report {
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return readReport(stdout);
}

/** Nothing wrong, all memory back, and one object left, the one that tells. */
function expectClean({ complaints, counts }: Report): void {
  expect(complaints).toEqual([]);
  const { given, freed, misused, lent, regained, taken, alive, broken } = counts;
  expect({ freed, misused, alive, broken }).toEqual({ freed: given, misused: 0, alive: 1, broken: 0 });
  expect(regained! + taken!).toBe(lent);
}

const METHODS = 394;

suite("generated classes and the server of all shapes on Linux", {
  needs: ["gcc", "widl", "wine-headers"],
}, () => {
  let classes: string;
  let report: Report;
  beforeAll(() => {
    classes = generateShapes();
    report = reportOf(driveOnLinux(stageShapesDriver("shapes-linux", classes), linuxShapes().library));
  });

  test("the classes type-check", () => {
    for (const version of VERSIONS) expect(typeCheck(version, ROOT, [`${classes}/index.ts`])).toEqual([]);
  });

  test("every call answers as it must, succeeding and failing, and gives all memory back", () => {
    console.log(`${report.calls} calls, ${report.counts.given} blocks`);
    expectClean(report);
    expect(report.calls).toBeGreaterThan(1400);
    expect(report.counts.given).toBeGreaterThan(4500);
  });

  test("every method was entered, and served", () => {
    const [model] = combindModel([SHAPES_IDL], SHAPES_FOLDERS, "sysv64");
    const methods = shapeMethods(model!).map(({ entry }) => entry);
    const missing = (entered: readonly string[]) => methods.filter((entry) => !entered.includes(entry));
    console.log(`${report.driven.length} methods driven, ${report.served.length} served`);
    expect(methods.length).toBeGreaterThanOrEqual(METHODS);
    expect(missing(report.driven)).toEqual([]);
    expect(missing(report.served)).toEqual([]);
  });

  test("calls on another thread answer the same", () => {
    const driver = stageShapesDriver("shapes-off-thread", classes);
    const elsewhere = reportOf(driveOnLinux(driver, linuxShapes().library, "off-thread"));
    expectClean(elsewhere);
    const [here] = report.text.split("\n# every method served");
    expect(elsewhere.text.split("\ncounts ")[0]).toBe(here);
  });

  test.each([
    ["forget to free texts", /(echoWide\(text[\s\S]*?)freeOut\(out\);/, "$1", "IShapesStrings.echoWide("],
    ["forget to free what arrays own", /freeRecords\(.*\);/g, "", "IShapesStrings.echoTexts("],
    [
      "free what they gave away",
      /(doubleWide\([\s\S]*?)owned\.handOver\(\);/,
      "$1",
      "IShapesStrings.doubleWide(",
    ],
    [
      "call another slot",
      /(stepFloat\([\s\S]*?)slots\[\d+\] \?\? bind\(self, \d+,/,
      "$1slots[35] ?? bind(self, 35,",
      "IShapesScalars.stepFloat(",
    ],
    ["pass a struct by other members", /\[fff\]/g, "[ffi]", "IShapesByValue.echoF12("],
    [
      "read a member from another place",
      /view\.getBigInt64\(offset \+ 8, true\)/,
      "view.getBigInt64(offset, true)",
      "IShapesArrays.echoPoints(",
    ],
    ["forget what a failing call has left", /releaseOut\(out\);/g, "", "IShapesObjects.createItem("],
  ])("classes that %s are found out", (_what, pattern, replacement, call) => {
    const driver = stageShapesDriver("shapes-mutant", mutate(classes, "mutant", pattern, replacement));
    const { code, stdout } = driveOnLinux(driver, linuxShapes().library);
    const { complaints, last } = readReport(stdout);
    // Some crash.
    const found = code === 0 ? complaints : [...complaints, last];
    expect(found.find((one) => one.startsWith(call))).toBeDefined();
  });
});

suite("generated classes and the server of all shapes with sanitizers in it", {
  needs: ["gcc", "widl", "wine-headers"],
}, () => {
  test("neither frees wrongly, uses what is freed, or leaks", () => {
    const driver = stageShapesDriver("shapes-sanitized", generateShapes());
    const report = reportOf(driveSanitized(driver, sanitizedShapes().library));
    // The server itself counts no memory then.
    expect(report.complaints.filter((one) => !/: 0 blocks were \w+, not \d+$/.test(one))).toEqual([]);
    expect(report.counts).toMatchObject({ alive: 1, broken: 0 });
    expect(report.calls).toBeGreaterThan(1400);
  });
});

suite("generated classes and the server of all shapes under Wine", {
  needs: ["gcc", "mingw64", "widl", "wine-headers", "wine"],
}, () => {
  test("calls and records are those of Linux", () => {
    const driver = stageShapesDriver("shapes-windows", generateShapes());
    const report = reportOf(driveUnderWine(driver, windowsShapes().library));
    expectClean(report);
    const linux = readReport(driveOnLinux(driver, linuxShapes().library).stdout);
    expect(withoutSystem(report.text)).toEqual(withoutSystem(linux.text));
  });
});

/** What is equal on all systems: all but the bytes that a narrow text travels in, and the counts. */
function withoutSystem(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("counts "))
    .map((line) => (line.includes("Narrow") ? line.replaceAll("\\u00c3\\u00a9", "\\u00e9") : line));
}
