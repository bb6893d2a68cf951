import { setTimeout as delay } from "node:timers/promises";
import { BG_JOB_PRIORITY, type IBackgroundCopyJob } from "@combind/bits";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Content } from "../servers/fault-server.ts";
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

/** A job of which a few bytes arrive from time to time. */
function slow(name: string, priority: BG_JOB_PRIORITY) {
  bench.server.file("/slow", Content.random(100_000), {
    faults: [{ kind: "drip", bytes: 10, interval: 20, methods: ["GET"] }],
  });
  const job = bench.job(name, ["/slow"], priority);
  job.resume();
  return job;
}

/** Whose turn it is, one after the other. */
async function turnsOf(jobs: readonly IBackgroundCopyJob[], count: number): Promise<number[]> {
  const turns: number[] = [];
  const deadline = Date.now() + 5000;
  while (turns.length < count && Date.now() < deadline) {
    const running = jobs.findIndex((job) => stateName(job.getState()) === "TRANSFERRING");
    if (running >= 0 && running !== turns.at(-1)) turns.push(running);
    await delay(2);
  }
  return turns;
}

test("jobs of equal priority take turns", async () => {
  const jobs = ["first", "second", "third"].map((name) => slow(name, NORMAL));
  expect(await turnsOf(jobs, 7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
});

test("a foreground job that becomes a background job has no more than a turn either", async () => {
  const foreground = slow("foreground", FOREGROUND);
  await untilStates([foreground, "TRANSFERRING"]);
  foreground.setPriority(NORMAL);
  await delay(20);
  const background = slow("background", NORMAL);
  expect(await turnsOf([foreground, background], 3)).toEqual([0, 1, 0]);
});

test("jobs in which nothing moves do not keep each other from failing, nor others from their turn", async () => {
  await bench.restart({ speed: 1000 });
  const first = endless("first", NORMAL);
  const second = endless("second", NORMAL);
  for (const job of [first, second]) job.setNoProgressTimeout(0);
  const low = bench.job("low", ["/small"], LOW);
  low.resume();
  await untilStates([first, "ERROR"], [second, "ERROR"], [low, "TRANSFERRED"]);
});

test("Cancel passes the turn on", async () => {
  await bench.restart({});
  const current = endless("current", NORMAL);
  const waiting = endless("waiting", NORMAL);
  await untilStates([current, "CONNECTING"], [waiting, "QUEUED"]);
  current.cancel();
  await untilStates([waiting, "CONNECTING"]);
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
