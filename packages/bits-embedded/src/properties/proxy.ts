import {
  BG_E_PROXY_BYPASS_LIST_TOO_LARGE,
  BG_E_PROXY_LIST_TOO_LARGE,
  BG_JOB_PROXY_USAGE,
} from "@combind/bits";
import { ComError, E_INVALIDARG, E_NOTIMPL } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import type { ProxyRecord } from "../record/job-record.ts";

const LONGEST_LIST = 4000;

/** Lists belong to OVERRIDE, which must have at least proxies. Whether they can be used shows when the job runs. */
export function setProxy(job: Job, { usage, list, bypassList }: ProxyRecord): void {
  job.change((record) => {
    if (!Object.values(BG_JOB_PROXY_USAGE).includes(usage)) throw new ComError(E_NOTIMPL);
    const isOverride = usage === BG_JOB_PROXY_USAGE.OVERRIDE;
    if (isOverride ? list === null : list !== null || bypassList !== null) throw new ComError(E_INVALIDARG);
    if (isLong(list)) throw new ComError(BG_E_PROXY_LIST_TOO_LARGE);
    if (isLong(bypassList)) throw new ComError(BG_E_PROXY_BYPASS_LIST_TOO_LARGE);
    record.proxy = { usage, list, bypassList };
  });
}

function isLong(list: string | null): boolean {
  return list !== null && list.length > LONGEST_LIST;
}
