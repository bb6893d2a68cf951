import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { watchCalls } from "../../src/debug/index.ts";
import { implement, offThread } from "../../src/index.ts";
import { IEverything, INode } from "../interfaces.ts";
import { wrong } from "../serving.ts";

const source = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);

function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const PRELUDE = `
  const { implement } = await import(${source("../../src/index.ts")});
  const { watchCalls } = await import(${source("../../src/debug/index.ts")});
  const { IEverything, INode } = await import(${source("../interfaces.ts")});
  const block = (time) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);
  watchCalls(100, { log: (line) => console.log(line.replace(/[\\d.]+ ms/, "t ms")) });`;

/** Runs a script in a process of its own. */
function run(script: string): { stdout: string; stderr: string; status: number | null } {
  const flags = [
    "--disable-warning=ExperimentalWarning",
    "--experimental-strip-types",
    "--input-type=module",
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, "-e", PRELUDE + script], {
    encoding: "utf8",
  });
  return { stdout, stderr: stderr.replaceAll(/\d+ ms/g, "t ms"), status };
}

it("tells of a call while it lasts, and of the one outside again, though this thread is blocked", () => {
  const result = run(`
    const inner = implement(INode, { getId: () => { block(400); return 1; } });
    const outer = implement(IEverything, { join: () => { inner.getId(); block(400); return ""; } });
    outer.join("a", "b");`);
  expect(result).toEqual({
    stderr:
      "combind: INode.getId (slot 3) has not returned for t ms\ncombind: IEverything.join (slot 9) has not returned for t ms\n",
    stdout:
      'slow call: INode.getId() slot 3: S_OK, t ms\nslow call: IEverything.join(first: "a", second: "b") slot 9: S_OK, t ms\n',
    status: 0,
  });
});

it("tells once of a call that makes others all the time", () => {
  const { stderr } = run(`
    const inner = implement(INode, { getId: () => 1 });
    const outer = implement(IEverything, {
      join() {
        for (let call = 0; call < 20; call++) { inner.getId(); block(40); }
        return "";
      },
    });
    outer.join("a", "b");`);
  expect(stderr).toBe("combind: IEverything.join (slot 9) has not returned for t ms\n");
});

it("tells of calls off the thread, and not of quick ones", async () => {
  const lines: string[] = [];
  const watching = watchCalls(50, { log: (line) => lines.push(line) });
  const slow = implement(INode, {
    getId() {
      block(200);
      return 1;
    },
  });
  // The call is the pool's, and waits for this thread, which waits for nothing.
  const call = offThread(slow).getId();
  await call;
  implement(IEverything, {}).dispose();
  watching[Symbol.dispose]();
  slow.dispose();
  expect(lines.at(-1)).toMatch(/^slow call: INode\.getId\(\) slot 3: S_OK, \d+\.\d+ ms, pool$/);
});

it("refuses what is no time", () => {
  for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])
    expect(() => watchCalls(bad)).toThrow("watchCalls(longerThan)");
  expect(() => watchCalls(wrong("5"))).toThrow(TypeError);
});
