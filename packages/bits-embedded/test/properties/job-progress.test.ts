import { BG_SIZE_UNKNOWN } from "@combind/bits";
import { dateToFileTime } from "@combind/runtime";
import { expect, test } from "vitest";
import { jobProgress, jobTimes } from "../../src/properties/job-progress.ts";
import { addFile, newJob } from "./new-job.ts";

test("the total is unknown until every size is known", () => {
  const job = newJob();
  addFile(job, { size: 10, filled: [{ start: 0, end: 10 }], transferred: true });
  const second = addFile(job, { filled: [{ start: 2, end: 5 }] });
  const known = { bytesTransferred: 13n, filesTotal: 2, filesTransferred: 1 };
  expect(jobProgress(job)).toEqual({ ...known, bytesTotal: BG_SIZE_UNKNOWN });
  second.size = 0;
  expect(jobProgress(job)).toEqual({ ...known, bytesTotal: 10n });
});

test("times are FILETIMEs, and 0 before the transfer is done", () => {
  const { record } = newJob();
  const creation = Date.UTC(2024, 1, 29, 12);
  Object.assign(record.times, { creation, modification: creation + 1 });
  const creationTime = dateToFileTime(new Date(creation));
  const modificationTime = creationTime + 10_000n;
  expect(jobTimes(record)).toEqual({ creationTime, modificationTime, transferCompletionTime: 0n });
  record.times.transferCompletion = creation + 2;
  expect(jobTimes(record).transferCompletionTime).toBe(creationTime + 20_000n);
});
