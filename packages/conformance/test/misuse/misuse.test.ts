import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Attempt, type Outcomes, readReport, surprises } from "../../src/misuse/attempt.ts";
import { CALLS } from "../../src/misuse/calls.ts";
import { HANDLERS } from "../../src/misuse/handlers.ts";
import { LIVES } from "../../src/misuse/lives.ts";
import { badArguments, badReceivers, CLASSES } from "../../src/misuse/sweep.ts";
import { PACKAGE } from "../../src/paths.ts";
import { type RunResult, run } from "../../src/process.ts";

/** Runs a table of src/misuse in a child, as Node runs a program for a user. */
function child(...table: readonly string[]): RunResult {
  return run(process.execPath, ["--no-warnings", join(PACKAGE, "src/misuse/run.ts"), ...table]);
}

const ENDED_WELL = { code: 0, signal: null, timedOut: false, stderr: "" };

describe("every method of @combind/bits", () => {
  let result: RunResult;
  let outcomes: Outcomes;
  beforeAll(() => {
    result = child("sweep");
    outcomes = readReport(result.stdout);
  });

  test("refuses every bad argument with an error that names it", () => {
    const attempts = CLASSES.flatMap((type) => [...badArguments(type)]);
    expect(surprises(attempts, outcomes)).toEqual([]);
    console.log(`${attempts.length} bad arguments`);
    expect(attempts.length).toBeGreaterThan(500);
  });

  test("refuses everything as this that is no live wrapper of its class", () => {
    const attempts = CLASSES.flatMap((type) => [...badReceivers(type)]);
    expect(surprises(attempts, outcomes)).toEqual([]);
    console.log(`${attempts.length} bad receivers`);
    expect(attempts.length).toBeGreaterThan(1_000);
  });

  test("leaves the process alive and well", () => {
    expect(result).toMatchObject(ENDED_WELL);
    expect(outcomes.get("afterwards")).toBe("returned GET");
  });
});

describe.each([
  ["a handler that", "handlers", HANDLERS],
  ["a call with", "calls", CALLS],
])("%s", (_, table, attempts: readonly Attempt[]) => {
  let result: RunResult;
  let outcomes: Outcomes;
  beforeAll(() => {
    result = child(table);
    outcomes = readReport(result.stdout);
  });

  test.each(attempts)("$name", (attempt) => {
    expect(surprises([attempt], outcomes)).toEqual([]);
  });

  test("leaves the process alive and well", () => {
    expect(result).toMatchObject(ENDED_WELL);
    expect(outcomes.get("afterwards")).toBe("returned GET");
  });
});

describe("in a process of its own", () => {
  test.each(LIVES)("$name", (life) => {
    const result = child("life", life.name);
    expect(result).toMatchObject(ENDED_WELL);
    const attempts = life.atExit === undefined ? [life] : [life, life.atExit];
    expect(surprises(attempts, readReport(result.stdout))).toEqual([]);
  });
});

describe("the check", () => {
  test("names the attempt in which a process crashed", () => {
    const source = `
      import { report } from ${JSON.stringify(join(PACKAGE, "src/misuse/attempt.ts"))};
      report([
        { name: "harmless", expected: "", run: () => 1 },
        { name: "deadly", expected: "", run: () => process.kill(process.pid, "SIGSEGV") },
        { name: "later", expected: "", run: () => 2 },
      ]);`;
    const { stdout, signal } = run(process.execPath, [
      "--no-warnings",
      "--input-type=module",
      "--eval",
      source,
    ]);
    expect(signal).toBe("SIGSEGV");
    const attempts = ["harmless", "deadly", "later"].map((name) => ({
      name,
      expected: "returned",
      run: () => {},
    }));
    expect(surprises(attempts, readReport(stdout))).toEqual([
      "deadly: expected returned, got the process ended here",
      "1 attempts never ran",
    ]);
  });
});
