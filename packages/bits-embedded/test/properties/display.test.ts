import { expect, test } from "vitest";
import { checkNewName, setDescription, setDisplayName } from "../../src/properties/display.ts";
import { refusal } from "../refusal.ts";
import { newJob } from "./new-job.ts";

test("a name has at most 256 characters", () => {
  const job = newJob();
  setDisplayName(job, "n".repeat(256));
  expect(job.record.displayName).toHaveLength(256);
  expect(refusal(() => setDisplayName(job, "n".repeat(257)))).toBe("BG_E_STRING_TOO_LONG");
  expect(job.record.displayName).toHaveLength(256);
});

test("for a new job another code says so", () => {
  expect(checkNewName("n".repeat(256))).toHaveLength(256);
  expect(refusal(() => checkNewName("n".repeat(257)))).toBe("E_INVALIDARG");
});

test("a description has at most 1024 characters", () => {
  const job = newJob();
  setDescription(job, "d".repeat(1024));
  expect(job.record.description).toHaveLength(1024);
  expect(refusal(() => setDescription(job, "d".repeat(1025)))).toBe("BG_E_STRING_TOO_LONG");
});

test("a change moves the modification time", () => {
  const job = newJob();
  setDescription(job, "other");
  expect(job.record.times.modification).toBeGreaterThan(Date.now() - 60_000);
});
