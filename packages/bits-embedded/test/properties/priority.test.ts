import { BG_JOB_PRIORITY } from "@combind/bits";
import { expect, test } from "vitest";
import { setHttpMethod } from "../../src/properties/http-method.ts";
import { setPriority } from "../../src/properties/priority.ts";
import { refusal } from "../refusal.ts";
import { newJob } from "./new-job.ts";

test.each(Object.values(BG_JOB_PRIORITY))("priority %i", (priority) => {
  const job = newJob();
  setPriority(job, priority);
  expect(job.record.priority).toBe(priority);
});

test.each([-1, 4])("there is no priority %i", (priority) => {
  expect(refusal(() => setPriority(newJob(), priority as BG_JOB_PRIORITY))).toBe("E_NOTIMPL");
});

test("an overridden method holds the job in the foreground", () => {
  const job = newJob();
  setHttpMethod(job, "POST");
  for (const other of [BG_JOB_PRIORITY.HIGH, BG_JOB_PRIORITY.NORMAL, BG_JOB_PRIORITY.LOW])
    expect(refusal(() => setPriority(job, other))).toBe("BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD");
  setPriority(job, BG_JOB_PRIORITY.FOREGROUND);
  expect(job.record.priority).toBe(BG_JOB_PRIORITY.FOREGROUND);
  setHttpMethod(job, "GET");
  setPriority(job, BG_JOB_PRIORITY.LOW);
  expect(job.record.priority).toBe(BG_JOB_PRIORITY.LOW);
});
