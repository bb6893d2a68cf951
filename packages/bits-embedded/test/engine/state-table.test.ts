import { readdirSync } from "node:fs";
import { join } from "node:path";
import { BG_JOB_TYPE, type IBackgroundCopyJob5 } from "@combind/bits";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerOf, JobsInStates, stateName } from "./jobs-in-states.ts";
import { DOWNLOADS, type Transition, UPLOADS } from "./state-table.ts";

let jobs: JobsInStates;
beforeAll(async () => {
  jobs = await JobsInStates.open();
});
afterEach(() => jobs.clear());
afterAll(() => jobs.close());

const CALLS: Readonly<Record<string, (job: IBackgroundCopyJob5) => unknown>> = {
  Suspend: (job) => job.suspend(),
  Resume: (job) => job.resume(),
  Cancel: (job) => job.cancel(),
  Complete: (job) => job.complete(),
  AddFile: (job) => job.addFile(`${jobs.origin}/small`, join(jobs.folder, "another")),
  TakeOwnership: (job) => job.takeOwnership(),
};

test("the tables have every state and every call", () => {
  for (const table of [DOWNLOADS, UPLOADS]) {
    expect(table).toHaveLength(9 * Object.keys(CALLS).length);
    expect(new Set(table.map(({ call }) => call))).toEqual(new Set(Object.keys(CALLS)));
  }
});

describe.each([
  ["DOWNLOAD", DOWNLOADS],
  ["UPLOAD", UPLOADS],
  ["UPLOAD_REPLY", UPLOADS],
] as const)("%s", (type, table) => {
  test.each(table)("$from: $call answers $answer, then $to", async (transition: Transition) => {
    const { from, call, answer, to } = transition;
    const job = await jobs.make(BG_JOB_TYPE[type], from);
    expect(answerOf(() => CALLS[call]!(job))).toBe(answer);
    expect(stateName(job.getState())).toBe(to);
    job.dispose();
  });
});

test("no temporary file is left, and of the replies those that were completed", () => {
  const names = readdirSync(jobs.folder);
  expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([]);
  const completed = UPLOADS.filter(({ from, to }) => from === "ACKNOWLEDGED" || to === "ACKNOWLEDGED");
  expect(names.filter((name) => name.endsWith(".rpl"))).toHaveLength(completed.length);
});
