import { ComError, E_ACCESSDENIED } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { checkCustomHeaders } from "../names/custom-headers.ts";
import type { JobRecord } from "../record/job-record.ts";

/** Null or no header at all removes them. A transfer under way goes on with those that it began with. */
export function setCustomHeaders(job: Job, headers: string | null): void {
  job.change((record) => {
    record.http.customHeaders = checkCustomHeaders(headers ?? "") || null;
  });
}

/** @throws {ComError} E_ACCESSDENIED once they are write-only */
export function customHeaders({ http }: JobRecord): string | null {
  if (http.customHeadersWriteOnly) throw new ComError(E_ACCESSDENIED);
  return http.customHeaders;
}

/** For good. There is no state in which it fails. */
export function makeCustomHeadersWriteOnly(job: Job): void {
  if (job.isFinal) job.record.http.customHeadersWriteOnly = true;
  else
    job.change((record) => {
      record.http.customHeadersWriteOnly = true;
    });
}
