import { BG_JOB_TYPE, BG_SIZE_UNKNOWN, type BITS_JOB_PROPERTY_VALUE } from "@combind/bits";
import { expect, test } from "vitest";
import type { Job } from "../../src/engine/job.ts";
import { setHttpMethod } from "../../src/properties/http-method.ts";
import { jobProperty, setJobProperty } from "../../src/properties/job-properties.ts";
import { refusal } from "../refusal.ts";
import { addFile, newJob } from "./new-job.ts";

type Id = keyof BITS_JOB_PROPERTY_VALUE;

const DYNAMIC_CONTENT = 3;
const MAX_DOWNLOAD_SIZE = 5;
const INTERVAL = 9;
const ON_DEMAND = 10;

const answer = (job: Job, id: number, value: unknown) =>
  refusal(() => setJobProperty(job, id as Id, value as never)) ?? jobProperty(job.record, id as Id);

test("the defaults", () => {
  const { record } = newJob();
  expect(([3, 5, 9, 10] as const).map((id) => jobProperty(record, id))).toEqual([
    false,
    BG_SIZE_UNKNOWN,
    500,
    false,
  ]);
});

test.each([
  [DYNAMIC_CONTENT, true],
  [DYNAMIC_CONTENT, false],
  [ON_DEMAND, true],
  [MAX_DOWNLOAD_SIZE, 1n],
  [MAX_DOWNLOAD_SIZE, 2n ** 53n - 1n],
  [MAX_DOWNLOAD_SIZE, BG_SIZE_UNKNOWN],
  [INTERVAL, 0],
])("property %i keeps %s", (id, value) => {
  expect(answer(newJob(), id, value)).toBe(value);
});

test("a limit of no bytes is none", () => {
  expect(answer(newJob(), MAX_DOWNLOAD_SIZE, 0n)).toBe("BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE");
});

test.each([1, 2, 4, 7])("property %i is not supported", (id) => {
  const job = newJob();
  expect(answer(job, id, 0)).toBe("E_NOTIMPL");
  expect(refusal(() => jobProperty(job.record, id as Id))).toBe("E_NOTIMPL");
});

test.each([0, 6, 8, 11])("there is no property %i", (id) => {
  const job = newJob();
  expect(answer(job, id, 0)).toBe("BG_E_UNKNOWN_PROPERTY_ID");
  expect(refusal(() => jobProperty(job.record, id as Id))).toBe("BG_E_UNKNOWN_PROPERTY_ID");
});

const DOWNLOADS_ONLY = [
  [DYNAMIC_CONTENT, true],
  [ON_DEMAND, true],
  [MAX_DOWNLOAD_SIZE, 1n],
] as const;

test.each(DOWNLOADS_ONLY)("property %i is for downloads, and fixed by the first Resume", (id, value) => {
  expect(answer(newJob(BG_JOB_TYPE.UPLOAD), id, value)).toBe(
    "BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY",
  );
  expect(answer(newJob(BG_JOB_TYPE.DOWNLOAD, { resumed: true }), id, value)).toBe(
    "BG_E_READ_ONLY_PROPERTY_AFTER_RESUME",
  );
});

test("the interval may change at any time, for all jobs", () => {
  expect(answer(newJob(BG_JOB_TYPE.UPLOAD, { resumed: true }), INTERVAL, 20)).toBe(20);
});

test.each([
  [DYNAMIC_CONTENT, ON_DEMAND],
  [ON_DEMAND, DYNAMIC_CONTENT],
])("property %i does not go with property %i, ranges or an overridden method", (id, other) => {
  const job = newJob();
  setJobProperty(job, other as 3, true);
  expect(answer(job, id, true)).toBe("BG_E_UNSUPPORTED_JOB_CONFIGURATION");
  expect(answer(job, id, false)).toBe(false);
  setJobProperty(job, other as 3, false);
  const file = addFile(job, { ranges: [{ offset: 0, length: 1 }] });
  expect(answer(job, id, true)).toBe("BG_E_UNSUPPORTED_JOB_CONFIGURATION");
  file.ranges = null;
  setHttpMethod(job, "POST");
  expect(answer(job, id, true)).toBe("BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD");
});
