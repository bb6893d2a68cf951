import { BG_JOB_PROXY_USAGE } from "@combind/bits";
import { expect, test } from "vitest";
import { setProxy } from "../../src/properties/proxy.ts";
import { refusal } from "../refusal.ts";
import { newJob } from "./new-job.ts";

const { PRECONFIG, NO_PROXY, OVERRIDE, AUTODETECT } = BG_JOB_PROXY_USAGE;

const answer = (usage: number, list: string | null, bypassList: string | null) => {
  const job = newJob();
  const refused = refusal(() => setProxy(job, { usage: usage as BG_JOB_PROXY_USAGE, list, bypassList }));
  const changed = job.record.proxy.usage === usage && job.record.proxy.list === list;
  return refused ?? (changed && job.record.proxy.bypassList === bypassList ? "kept" : "lost");
};

const long = (length: number) => "p".repeat(length);

test.each([
  [PRECONFIG, null, null, "kept"],
  [NO_PROXY, null, null, "kept"],
  [AUTODETECT, null, null, "kept"],
  [OVERRIDE, "proxy:80", null, "kept"],
  [OVERRIDE, "proxy:80", "<local>", "kept"],
  [OVERRIDE, null, null, "E_INVALIDARG"],
  [OVERRIDE, null, "<local>", "E_INVALIDARG"],
  [PRECONFIG, "proxy:80", null, "E_INVALIDARG"],
  [NO_PROXY, null, "<local>", "E_INVALIDARG"],
  [4, null, null, "E_NOTIMPL"],
  [-1, "proxy:80", null, "E_NOTIMPL"],
])("usage %i, proxies %s, bypass %s: %s", (usage, list, bypassList, expected) => {
  expect(answer(usage, list, bypassList)).toBe(expected);
});

test("lists have at most 4000 characters", () => {
  expect(answer(OVERRIDE, long(4000), long(4000))).toBe("kept");
  expect(answer(OVERRIDE, long(4001), null)).toBe("BG_E_PROXY_LIST_TOO_LARGE");
  expect(answer(OVERRIDE, "proxy:80", long(4001))).toBe("BG_E_PROXY_BYPASS_LIST_TOO_LARGE");
});
