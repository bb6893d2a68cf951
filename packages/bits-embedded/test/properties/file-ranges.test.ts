import { BG_JOB_STATE, BG_JOB_TYPE, BG_LENGTH_TO_EOF } from "@combind/bits";
import { expect, test } from "vitest";
import type { Job } from "../../src/engine/job.ts";
import {
  filledRanges,
  requestedRanges,
  requestRanges,
  updateDownloadPosition,
} from "../../src/properties/file-ranges.ts";
import { END_OF_FILE, type FileRecord } from "../../src/record/file-record.ts";
import { refusal } from "../refusal.ts";
import { addFile, newJob } from "./new-job.ts";

const range = (initialOffset: number, length: number | bigint) => ({
  initialOffset: BigInt(initialOffset),
  length: BigInt(length),
});

function onDemand(given: Partial<FileRecord>): { job: Job; file: FileRecord } {
  const job = newJob(BG_JOB_TYPE.DOWNLOAD, { state: BG_JOB_STATE.TRANSFERRING });
  job.record.properties.onDemand = true;
  return { job, file: addFile(job, given) };
}

test("a file tells what was asked for, in that order", () => {
  const ranges = [
    { offset: 9, length: null },
    { offset: 0, length: 3 },
  ];
  const job = newJob();
  expect(requestedRanges(addFile(job, { ranges }))).toEqual([range(9, BG_LENGTH_TO_EOF), range(0, 3)]);
  expect(requestedRanges(addFile(job))).toEqual([]);
});

test("a file tells what has arrived", () => {
  const job = newJob();
  const filled = [
    { start: 0, end: 4 },
    { start: 10, end: 11 },
  ];
  expect(filledRanges(job.record, addFile(job, { filled }))).toEqual([range(0, 4), range(10, 1)]);
});

test("requests are merged, and asked for behind the earlier ones without what is there or asked for", () => {
  const { job, file } = onDemand({
    size: 100,
    filled: [{ start: 10, end: 20 }],
    demanded: [{ start: 50, end: 60 }],
  });
  requestRanges(job, file, [range(55, 10), range(5, 10), range(12, 13)]);
  expect(file.demanded).toEqual([
    { start: 50, end: 60 },
    { start: 5, end: 10 },
    { start: 20, end: 25 },
    { start: 60, end: 65 },
  ]);
  expect(job.state).toBe(BG_JOB_STATE.QUEUED);
});

test("a new position goes before earlier requests", () => {
  const { job, file } = onDemand({
    size: 100,
    filled: [{ start: 70, end: 80 }],
    demanded: [
      { start: 50, end: 60 },
      { start: 0, end: 5 },
    ],
  });
  updateDownloadPosition(job, file, 55n);
  expect(file.demanded).toEqual([
    { start: 55, end: 70 },
    { start: 80, end: 100 },
    { start: 50, end: 55 },
    { start: 0, end: 5 },
  ]);
});

test("while the size is unknown the end is too", () => {
  const { job, file } = onDemand({});
  requestRanges(job, file, [range(7, BG_LENGTH_TO_EOF)]);
  expect(file.demanded).toEqual([{ start: 7, end: END_OF_FILE }]);
});

test("ranges outside the file are invalid", () => {
  const { job, file } = onDemand({ size: 100 });
  for (const outside of [range(100, 1), range(99, 2), range(100, BG_LENGTH_TO_EOF), range(5, 0)])
    expect(refusal(() => requestRanges(job, file, [range(0, 1), outside]))).toBe("BG_E_INVALID_RANGE");
  expect(refusal(() => updateDownloadPosition(job, file, 100n))).toBe("BG_E_INVALID_RANGE");
  expect(refusal(() => requestRanges(job, file, []))).toBe("E_INVALIDARG");
  expect(file.demanded).toEqual([]);
  expect(job.state).toBe(BG_JOB_STATE.TRANSFERRING);
});

test.each<[string, (job: Job, file: FileRecord) => void]>([
  ["dynamic content", ({ record }) => Object.assign(record.properties, { dynamicContent: true })],
  ["a method of its own", ({ record }) => Object.assign(record.http, { method: "POST" })],
  ["ranges", (_, file) => Object.assign(file, { ranges: [{ offset: 0, length: 1 }] })],
])("there is no random access with %s", (_, spoil) => {
  const { job, file } = onDemand({ size: 100 });
  spoil(job, file);
  for (const call of [
    () => filledRanges(job.record, file),
    () => requestRanges(job, file, [range(0, 1)]),
    () => updateDownloadPosition(job, file, 0n),
  ])
    expect(refusal(call)).toBe("BG_E_RANDOM_ACCESS_NOT_SUPPORTED");
});

test("requests are for on-demand jobs, and nothing here for uploads", () => {
  const job = newJob();
  const file = addFile(job, { size: 100 });
  expect(refusal(() => requestRanges(job, file, [range(0, 1)]))).toBe("BG_E_RANDOM_ACCESS_NOT_SUPPORTED");
  const upload = newJob(BG_JOB_TYPE.UPLOAD);
  const sent = addFile(upload);
  expect(refusal(() => filledRanges(upload.record, sent))).toBe("BG_E_RANDOM_ACCESS_NOT_SUPPORTED");
});
