import { expect, it } from "vitest";
import { poolSize } from "../../src/native/pool.ts";
import { enqueue, withdraw } from "../../src/off-thread/queue.ts";

/** A task that ends when it is told to. */
function task(log: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = () => {
    log.push(name);
    return ended;
  };
  return { run, end };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it("runs one task less than the pool has threads, and the rest in turn", async () => {
  const log: string[] = [];
  const limit = poolSize() - 1;
  const names = Array.from({ length: limit + 3 }, (_, index) => `t${index}`);
  const tasks = names.map((name) => task(log, name));
  for (const { run } of tasks) enqueue(run);
  expect(log).toEqual(names.slice(0, limit));
  tasks[1]!.end();
  await turn();
  expect(log).toEqual(names.slice(0, limit + 1));
  expect(withdraw(tasks[0]!.run)).toBe(false);
  expect(withdraw(tasks[limit + 1]!.run)).toBe(true);
  expect(withdraw(tasks[limit + 1]!.run)).toBe(false);
  for (const { end } of tasks) end();
  await turn();
  expect(log).toEqual(names.filter((_, index) => index !== limit + 1));
});
