import { BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD, BG_JOB_PRIORITY } from "@combind/bits";
import { ComError, E_NOTIMPL } from "@combind/runtime";
import type { Job } from "../engine/job.ts";

/** Moves a job to another level, unless a method of its own holds it in the foreground. */
export function setPriority(job: Job, priority: BG_JOB_PRIORITY): void {
  job.change((record) => {
    if (!Object.values(BG_JOB_PRIORITY).includes(priority)) throw new ComError(E_NOTIMPL);
    if (record.http.method !== null && priority !== record.priority)
      throw new ComError(BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD);
    record.priority = priority;
  });
}
