import { BG_JOB_STATE } from "@combind/bits";
import { expect, test } from "vitest";
import {
  customHeaders,
  makeCustomHeadersWriteOnly,
  setCustomHeaders,
} from "../../src/properties/custom-headers.ts";
import { refusal } from "../refusal.ts";
import { newJob } from "./new-job.ts";

test("headers are kept until others or none replace them", () => {
  const job = newJob();
  expect(customHeaders(job.record)).toBeNull();
  setCustomHeaders(job, "X: 1\r\n");
  expect(customHeaders(job.record)).toBe("X: 1\r\n");
  expect(refusal(() => setCustomHeaders(job, "X: 2"))).toBe("E_INVALIDARG");
  expect(customHeaders(job.record)).toBe("X: 1\r\n");
  setCustomHeaders(job, null);
  expect(customHeaders(job.record)).toBeNull();
  setCustomHeaders(job, "X: 1\r\n");
  setCustomHeaders(job, "");
  expect(customHeaders(job.record)).toBeNull();
});

test("write-only headers can be set but not read", () => {
  const job = newJob();
  makeCustomHeadersWriteOnly(job);
  setCustomHeaders(job, "X: 1\r\n");
  expect(refusal(() => customHeaders(job.record))).toBe("E_ACCESSDENIED");
  expect(job.record.http.customHeaders).toBe("X: 1\r\n");
});

test("they can be made write-only in every state", () => {
  const job = newJob(0, { state: BG_JOB_STATE.CANCELLED });
  makeCustomHeadersWriteOnly(job);
  expect(refusal(() => customHeaders(job.record))).toBe("E_ACCESSDENIED");
});
