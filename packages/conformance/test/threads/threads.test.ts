import { beforeAll, describe, expect, test } from "vitest";
import { suite } from "../../src/requirements.ts";
import { type RunProgram, reportOf, SYSTEMS } from "../../src/threads/run.ts";

/** Threads, and calls of each. Koffi as it comes crashes with more than 256 threads at a time. */
const STORMS = [
  [8, 12_500],
  [300, 100],
] as const;

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
      const { code, signal, stdout, stderr } = run("outlive", how, order, "4", "300", "500");
      expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: "" });
      const { wrong, ...report } = JSON.parse(stdout);
      expect(report).toEqual({
        code: "0x80010108",
        asked: { code: "0x80010108", zeroed: true },
        served: true,
        disconnected: true,
        running: 0,
      });
      // A call that is under way when a worker ends at once is answered by Koffi: one for each thread at most.
      expect(wrong).toBeLessThanOrEqual(how === "exit" || how === "throw" ? 4 : 0);
    });

    test("while the worker that implements the object ends with the one that started it", () => {
      expect(reportOf("nested", run("nested"))).toEqual({ served: true, wrong: 0, disconnected: true });
    });
  });
});
