import { BG_S_PARTIAL_COMPLETE, IBackgroundCopyFile3 } from "@combind/bits";
import { scope } from "@combind/runtime";
import { afterEach, expect, test } from "vitest";
import { Bench, untilStates } from "./bench.ts";

let bench: Bench;
afterEach(() => bench.close());

test("Complete accepts the content of the files that it keeps", async () => {
  bench = await Bench.open();
  const job = bench.job("job", ["/small", "/missing"]);
  job.resume();
  await untilStates([job, "ERROR"]);
  scope((s) => {
    const files = s.adopt(job.enumFiles());
    const states = files.next(2).map((file) => s.adopt(s.adopt(file).as(IBackgroundCopyFile3)));
    expect(states.map((file) => file.getValidationState())).toEqual([false, false]);
    expect(job.complete()).toBe(BG_S_PARTIAL_COMPLETE);
    expect(states.map((file) => file.getValidationState())).toEqual([true, false]);
  });
});
