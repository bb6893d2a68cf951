import { expect, test } from "vitest";
import { setNotifyFlags } from "../../src/properties/notify-flags.ts";
import { refusal } from "../refusal.ts";
import { newJob } from "./new-job.ts";

test.each([0, 1, 2, 4, 8, 0x10, 0x20, 0x3f])("flags 0x%x", (flags) => {
  const job = newJob();
  setNotifyFlags(job, flags);
  expect(job.record.notifyFlags).toBe(flags);
});

test.each([0x40, 0x80000000, 0xffffffff])("no flags 0x%x", (flags) => {
  expect(refusal(() => setNotifyFlags(newJob(), flags))).toBe("E_NOTIMPL");
});
