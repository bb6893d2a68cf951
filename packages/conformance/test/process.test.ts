import { expect, test } from "vitest";
import { type RunOptions, type RunResult, run, start } from "../src/process.ts";

type Runner = (
  command: string,
  args: readonly string[],
  options?: RunOptions,
) => RunResult | Promise<RunResult>;

const RUNNERS: [string, Runner][] = [
  ["run", run],
  ["start", start],
];

function node(runner: Runner, script: string, options?: RunOptions): RunResult | Promise<RunResult> {
  return runner(process.execPath, ["-e", script], options);
}

test.each(RUNNERS)("%s gives exit code and output", async (_, runner) => {
  const script = `console.log(process.env.GIVEN, "GONE" in process.env); console.error("err"); process.exit(3)`;
  expect(await node(runner, script, { env: { GIVEN: "given", GONE: undefined } })).toEqual({
    code: 3,
    signal: null,
    timedOut: false,
    stdout: "given false\n",
    stderr: "err\n",
  });
});

test.each(RUNNERS)("%s kills a child that takes too long", async (_, runner) => {
  expect(await node(runner, `setInterval(() => {}, 1000)`, { timeout: 300 })).toMatchObject({
    code: null,
    signal: "SIGKILL",
    timedOut: true,
  });
});

test.each(RUNNERS)("%s throws when there is no such program", async (_, runner) => {
  await expect((async () => runner("no-such-program", []))()).rejects.toThrow(/ENOENT/);
});

test("start leaves this process free meanwhile", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 10);
  await start(process.execPath, ["-e", "setTimeout(() => {}, 300)"]);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(10);
});
