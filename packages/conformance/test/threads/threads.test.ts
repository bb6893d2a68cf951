import { beforeAll, describe, expect, test } from "vitest";
import { suite } from "../../src/requirements.ts";
import { type RunProgram, reportOf, SYSTEMS } from "../../src/threads/run.ts";

/** Threads, and calls of each. Koffi as it comes crashes with more than 256 threads at a time. */
const STORMS = [
  [8, 12_500],
  [300, 100],
] as const;

/** Threads that call the object of a worker. */
const THREADS = 4;

const PATIENCE = 120_000;

describe.each(SYSTEMS)("threads of native code $name", ({ name, needs, open }) => {
  suite(`call objects in JavaScript ${name}`, { needs }, () => {
    let run: RunProgram;
    beforeAll(() => {
      run = open("calls");
    });

    test.each(STORMS)(
      "%i at once, %i calls each, while JavaScript runs: none is lost",
      {
        timeout: PATIENCE,
      },
      (threads, calls) => {
        const { code, stdout, stderr } = run("storm", String(threads), String(calls));
        expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
        expect(JSON.parse(stdout)).toEqual({
          tally: { running: 0, right: threads * calls, wrong: 0, disconnected: 0 },
          served: threads * calls,
        });
      },
    );

    test.each([
      ["by process.exit", "exit", 7],
      ["by process.exit in a handler that a thread waits for", "inside", 7],
      ["by an exception", "throw", 1],
      ["as nothing is left to do", "naturally", 7],
    ])("while the process ends %s", { timeout: PATIENCE }, (_, how, expected) => {
      for (const pause of ["0", "50", "500"]) {
        const { code, signal, timedOut, stdout } = run("leave", how, pause);
        expect({ pause, code, signal, timedOut }).toEqual({
          pause,
          code: expected,
          signal: null,
          timedOut: false,
        });
        const { running, right, wrong } = JSON.parse(stdout);
        expect({ running, wrong }).toEqual({ running: 8, wrong: 0 });
        expect(right).toBeGreaterThan(0);
      }
    });

    test("while the process ends, which their waiting does not hold up", { timeout: PATIENCE }, () => {
      const ends = Array.from({ length: 8 }, (_, index) => run("leave-pool", String(index % 4)));
      for (const { code, signal, timedOut } of ends)
        expect({ code, signal, timedOut }).toEqual({ code: 7, signal: null, timedOut: false });
    });

    test.each([
      ["by process.exit", "exit", "first"],
      ["by process.exit, before anyone else used COM", "exit", "later"],
      ["by process.exit in a listener of its end", "exit again", "first"],
      ["by an exception", "throw", "first"],
      ["as nothing is left to do", "naturally", "first"],
      ["by terminate", "terminate", "first"],
    ])("while the worker that implements the object ends %s", { timeout: PATIENCE }, (_, how, order) => {
      // Calls that are under way when a worker ends at once are answered by Koffi, one for each thread at most. The others
      // have a moment to answer them, for which a busy machine may be too slow.
      const isGraceful = how === "naturally" || how === "terminate";
      let fewest = THREADS;
      for (let attempt = 0; attempt < (isGraceful ? 3 : 1) && fewest > 0; attempt++) {
        const { code, signal, stdout, stderr } = run("outlive", how, order, String(THREADS), "300", "500");
        expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: "" });
        const { wrong, ...report } = JSON.parse(stdout);
        expect(report).toEqual({
          code: "0x80010108",
          asked: { code: "0x80010108", zeroed: true },
          served: true,
          disconnected: true,
          running: 0,
        });
        expect(wrong).toBeLessThanOrEqual(THREADS);
        fewest = Math.min(fewest, wrong);
      }
      if (isGraceful) expect(fewest).toBe(0);
    });

    test("while the worker that implements the object ends with the one that started it", () => {
      const { wrong, ...report } = reportOf("nested", run("nested")) as { readonly wrong: number };
      expect(report).toEqual({ served: true, disconnected: true });
      expect(wrong).toBeLessThanOrEqual(THREADS);
    });
  });
});
