import { setTimeout as delay } from "node:timers/promises";
import { BG_JOB_PRIORITY } from "@combind/bits";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Bench, untilStates } from "./bench.ts";
import { stateName } from "./jobs-in-states.ts";

const { FOREGROUND, HIGH, NORMAL, LOW } = BG_JOB_PRIORITY;

let bench: Bench;
beforeEach(async () => {
  // A turn of 30 s takes 150 ms.
  bench = await Bench.open({ speed: 200 });
});
afterEach(() => bench.close());

/** A job that is under way for ever once its turn has come. */
function endless(name: string, priority: BG_JOB_PRIORITY) {
  const job = bench.job(name, ["/silent"], priority);
  job.resume();
  return job;
}

test("of background jobs one runs at a time, by priority", async () => {
  const low = endless("low", LOW);
  const normal = endless("normal", NORMAL);
  const high = endless("high", HIGH);
  await untilStates([high, "CONNECTING"], [normal, "QUEUED"], [low, "QUEUED"]);
  high.cancel();
  await untilStates([normal, "CONNECTING"], [low, "QUEUED"]);
  normal.suspend();
  await untilStates([low, "CONNECTING"]);
});

test("a job of higher priority takes the turn of another", async () => {
  const normal = endless("normal", NORMAL);
  await untilStates([normal, "CONNECTING"]);
  const high = endless("high", HIGH);
  await untilStates([high, "CONNECTING"], [normal, "QUEUED"]);
  normal.setPriority(FOREGROUND);
  await untilStates([high, "CONNECTING"], [normal, "CONNECTING"]);
});

test("foreground jobs all run at once, next to one background job", async () => {
  const foreground = Array.from({ length: 5 }, (_, index) => endless(`foreground ${index}`, FOREGROUND));
  const background = endless("background", LOW);
  const waiting = endless("waiting", LOW);
  await untilStates(
    ...foreground.map((job) => [job, "CONNECTING"] as const),
    [background, "CONNECTING"],
    [waiting, "QUEUED"],
  );
});

test("a foreground job that becomes a background job waits for its turn", async () => {
  const background = endless("background", HIGH);
  const foreground = endless("foreground", FOREGROUND);
  await untilStates([background, "CONNECTING"], [foreground, "CONNECTING"]);
  foreground.setPriority(NORMAL);
  await untilStates([background, "CONNECTING"], [foreground, "QUEUED"]);
});

test("jobs of equal priority take turns", async () => {
  const jobs = ["first", "second", "third"].map((name) => endless(name, NORMAL));
  const turns: number[] = [];
  const deadline = Date.now() + 5000;
  while (turns.length < 7 && Date.now() < deadline) {
    const running = jobs.findIndex((job) => stateName(job.getState()) === "CONNECTING");
    if (running >= 0 && running !== turns.at(-1)) turns.push(running);
    await delay(2);
  }
  expect(turns).toEqual([0, 1, 2, 0, 1, 2, 0]);
});

test("a job alone keeps its turn", async () => {
  const job = endless("alone", NORMAL);
  await untilStates([job, "CONNECTING"]);
  const { modificationTime } = job.getTimes();
  await delay(400);
  expect(stateName(job.getState())).toBe("CONNECTING");
  expect(job.getTimes().modificationTime).toBe(modificationTime);
});

test("Resume does not begin the transfer within the call", async () => {
  const job = endless("job", FOREGROUND);
  expect(stateName(job.getState())).toBe("QUEUED");
});
