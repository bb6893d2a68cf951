import { beforeAll, expect, test } from "vitest";
import { mustRun, run } from "../../src/process.ts";
import { combindModel } from "../../src/referee/model.ts";
import { suite } from "../../src/requirements.ts";
import { SANITIZED } from "../../src/server/sanitize.ts";
import {
  compileShapesForWin32,
  linuxShapes,
  misuseOfShapes,
  SHAPES_FOLDERS,
  SHAPES_IDL,
  type ShapesServer,
  sanitizedMisuse,
  sanitizedShapes,
  windowsShapes,
} from "../../src/shapes/build.ts";
import { shapeMethods } from "../../src/shapes/methods.ts";
import { entered, readSelfTest, type SelfTest } from "../../src/shapes/self-test.ts";
import { wine } from "../../src/wine/wine.ts";

/** What must hold after a drive: all right, all given back, no loan open, and one object left, the probe. */
function expectClean({ counts, log }: SelfTest): void {
  expect(log.filter((line) => line.startsWith("#0 "))).toEqual([]);
  const { wrong, broken, given, freed, misused, lent, regained, taken, alive } = counts;
  expect({ wrong, broken, misused, alive, "left over": counts["left over"] }).toEqual({
    wrong: 0,
    broken: 0,
    misused: 0,
    alive: 1,
    "left over": 0,
  });
  expect(freed).toBe(given);
  expect(regained! + taken!).toBe(lent);
  expect(given).toBeGreaterThan(350);
}

suite("the server of all shapes on Linux", { needs: ["gcc", "widl", "wine-headers"] }, () => {
  let told: SelfTest;
  beforeAll(() => {
    told = readSelfTest(mustRun(linuxShapes().selfTest, []).stdout);
  });

  test("answers a client in C as it must, and gets all its memory back", () => expectClean(told));

  test("every method of shapes.idl was entered", () => {
    const [model] = combindModel([SHAPES_IDL], SHAPES_FOLDERS, "sysv64");
    const methods = shapeMethods(model!);
    const names = new Set(entered(told.log));
    console.log(`${methods.length} methods, ${told.counts.calls} calls`);
    expect(methods.filter(({ entry }) => !names.has(entry))).toEqual([]);
    expect(methods.length).toBeGreaterThanOrEqual(394);
  });

  test("tells what is done right with a loan from what is done wrong", () => {
    expect(mustRun(misuseOfShapes(), []).stdout.trimEnd().split("\n")).toEqual([
      "lend: given 1, freed 0, misused 0, lent 1, regained 0, taken 1",
      "free what was taken: given 1, freed 0, misused 1, lent 1, regained 0, taken 1",
      "free what was given: given 1, freed 1, misused 1, lent 1, regained 0, taken 1",
      "lend in a call that fails: given 1, freed 1, misused 1, lent 2, regained 0, taken 1",
      "free it: given 1, freed 1, misused 1, lent 2, regained 1, taken 1",
    ]);
  });
});

suite("the server of all shapes with sanitizers in it", { needs: ["gcc", "widl", "wine-headers"] }, () => {
  let server: ShapesServer;
  beforeAll(() => {
    server = sanitizedShapes();
  });

  test("answers a client in C, and neither does with memory what it must not", () => {
    const { code, stdout, stderr } = run(server.selfTest, [], { env: SANITIZED });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { counts } = readSelfTest(stdout);
    expect([counts.wrong, counts.broken, counts.alive]).toEqual([0, 0, 1]);
    expect(counts.calls).toBeGreaterThanOrEqual(760);
  });

  test("ends a client that frees wrongly", () => {
    const { code, stderr } = run(sanitizedMisuse(server), [], { env: SANITIZED });
    expect(code).not.toBe(0);
    expect(stderr).toContain("attempting double-free");
  });
});

suite("the server of all shapes under Wine", {
  needs: ["gcc", "mingw64", "widl", "wine-headers", "wine"],
}, () => {
  test("answers and records as on Linux, and gets all its memory back", () => {
    const { code, stdout } = wine(windowsShapes().selfTest, [], { env: { OANOCACHE: "1" } });
    expect(code).toBe(0);
    const told = readSelfTest(stdout);
    expectClean(told);
    expect(told.log).toEqual(readSelfTest(run(linuxShapes().selfTest, []).stdout).log);
  });
});

suite("the server of all shapes for 32-bit Windows", { needs: ["mingw32", "widl", "wine-headers"] }, () => {
  test("compiles", () => compileShapesForWin32());
});
