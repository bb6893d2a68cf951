import { BG_SSL_ENABLE_CRL_CHECK } from "@combind/bits";
import { expect, test } from "vitest";
import { setSecurityFlags } from "../../src/properties/security-flags.ts";
import { refusal } from "../refusal.ts";
import { newJob } from "./new-job.ts";

test.each([0, 2, 4, 8, 0x10, 0x1e, 0x100, 0x200, 0x800, 0xa1e])("flags 0x%x", (flags) => {
  const job = newJob();
  setSecurityFlags(job, flags);
  expect(job.record.http.securityFlags).toBe(flags);
});

test.each([BG_SSL_ENABLE_CRL_CHECK, 0x20, 0x300, 0x400, 0x700, 0x1000, 0x80000000])(
  "no flags 0x%x",
  (flags) => {
    const job = newJob();
    expect(refusal(() => setSecurityFlags(job, flags))).toBe("E_NOTIMPL");
    expect(job.record.http.securityFlags).toBe(0);
  },
);
