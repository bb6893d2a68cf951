import { afterEach, expect, test } from "vitest";
import { Bench, untilStates } from "./bench.ts";

let bench: Bench;
afterEach(() => bench.close());

test("a service that was disposed is waited for like one that was closed", async () => {
  bench = await Bench.open();
  const job = bench.job("job", ["/silent"]);
  job.resume();
  await untilStates([job, "CONNECTING"]);
  const closing = bench.service.close();
  expect(bench.service.close()).toBe(closing);
  await closing;
});
