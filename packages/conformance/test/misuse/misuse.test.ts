import { describe, expect, test } from "vitest";
import { ENDED, surprises } from "../../src/misuse/attempt.ts";
import { LIVES } from "../../src/misuse/lives.ts";
import { ORDERS } from "../../src/misuse/orders.ts";
import { live, play } from "../../src/misuse/play.ts";
import { AFTERWARDS, TABLES, tableOf } from "../../src/misuse/tables.ts";

describe("the process lives on, and says what was wrong, after", () => {
  test.each(Object.keys(TABLES))("%s", (table) => {
    const attempts = tableOf(table);
    const { outcomes, ends } = play(table);
    expect(ends).toEqual([]);
    expect(surprises([...attempts, AFTERWARDS], outcomes)).toEqual([]);
    // Two of one name would count as one.
    expect(outcomes.size).toBe(attempts.length + 1);
  });
});

describe("in a process of its own", () => {
  test.concurrent.each(LIVES)("$name", async ({ atExit, ...life }) => {
    expect(await live("run.ts", ["life", life.name], atExit === undefined ? [life] : [life, atExit])).toEqual(
      [],
    );
  });
});

describe("threads first use the runtime", () => {
  test.concurrent.each(ORDERS)("$name", async (order) => {
    expect(await live("orders.ts", [order.name], [order])).toEqual([]);
  });
});

test("there are many ways to hold it wrong", () => {
  const counts = Object.entries(TABLES).map(([name, table]) => [name, table().length] as const);
  const total = counts.reduce((sum, [, count]) => sum + count, LIVES.length + ORDERS.length);
  console.log(
    `${total} ways: ${counts.map(([name, count]) => `${count} ${name}`).join(", ")}, ${LIVES.length + ORDERS.length} lives`,
  );
  expect(total).toBeGreaterThan(10_000);
  for (const [name, count] of counts) expect(count, name).toBeGreaterThanOrEqual(15);
});

test("an attempt that ends its process is named, and costs no other", () => {
  const { outcomes, ends } = play("a crash");
  expect(ends).toEqual(["deadly: ended with SIGSEGV"]);
  expect([...outcomes]).toEqual([
    ["harmless", "returned 1"],
    ["deadly", ENDED],
    ["later", "returned 2"],
    [AFTERWARDS.name, AFTERWARDS.expected],
  ]);
  expect(surprises(tableOf("a crash").slice(0, 2), new Map([["harmless", "returned 3"]]))).toEqual([
    "harmless: expected returned 1, got returned 3",
    "1 attempts never ran",
  ]);
});
