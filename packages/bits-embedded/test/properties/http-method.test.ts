import { BG_JOB_PRIORITY, BG_JOB_TYPE } from "@combind/bits";
import { expect, test } from "vitest";
import { httpMethod, setHttpMethod } from "../../src/properties/http-method.ts";
import { refusal } from "../refusal.ts";
import { addFile, newJob } from "./new-job.ts";

const { DOWNLOAD, UPLOAD, UPLOAD_REPLY } = BG_JOB_TYPE;
const { FOREGROUND, NORMAL } = BG_JOB_PRIORITY;

test.each([
  [DOWNLOAD, "GET"],
  [UPLOAD, "BITS_POST"],
  [UPLOAD_REPLY, "BITS_POST"],
])("job type %i has the method %s, which does nothing", (type, method) => {
  const job = newJob(type, { resumed: true });
  expect(httpMethod(job.record)).toBe(method);
  const before = structuredClone(job.record);
  setHttpMethod(job, method);
  expect(job.record).toEqual(before);
});

test("another method moves the job to the foreground, and the default leaves it there", () => {
  const job = newJob();
  expect(job.record.priority).toBe(NORMAL);
  setHttpMethod(job, "POST");
  expect(httpMethod(job.record)).toBe("POST");
  expect(job.record.priority).toBe(FOREGROUND);
  setHttpMethod(job, "GET");
  expect(httpMethod(job.record)).toBe("GET");
  expect(job.record.http.method).toBeNull();
  expect(job.record.priority).toBe(FOREGROUND);
});

test("upper and lower case make a difference", () => {
  const job = newJob();
  setHttpMethod(job, "get");
  expect(httpMethod(job.record)).toBe("get");
});

test("refuses what is no method", () => {
  const job = newJob();
  for (const method of ["", "A B", "HEAD"])
    expect(refusal(() => setHttpMethod(job, method))).toBe("E_INVALIDARG");
  expect(job.record.priority).toBe(NORMAL);
});

test("after the first Resume it is too late, also for ending an override", () => {
  const job = newJob();
  setHttpMethod(job, "POST");
  job.record.resumed = true;
  for (const method of ["PUT", "POST", "GET"])
    expect(refusal(() => setHttpMethod(job, method))).toBe("BG_E_READ_ONLY_PROPERTY_AFTER_RESUME");
  expect(httpMethod(job.record)).toBe("POST");
});

test("dynamic content, on-demand mode and ranges do not go with it", () => {
  const job = newJob();
  const { properties } = job.record;
  const answer = () => refusal(() => setHttpMethod(job, "POST"));
  properties.dynamicContent = true;
  expect(answer()).toBe("BG_E_UNSUPPORTED_JOB_CONFIGURATION");
  setHttpMethod(job, "GET");
  properties.dynamicContent = false;
  properties.onDemand = true;
  expect(answer()).toBe("BG_E_UNSUPPORTED_JOB_CONFIGURATION");
  properties.onDemand = false;
  const file = addFile(job, { ranges: [{ offset: 0, length: 1 }] });
  expect(answer()).toBe("BG_E_UNSUPPORTED_JOB_CONFIGURATION");
  expect(job.record.priority).toBe(NORMAL);
  file.ranges = null;
  expect(answer()).toBeUndefined();
});
