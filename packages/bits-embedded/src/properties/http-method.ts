import {
  BG_E_READ_ONLY_PROPERTY_AFTER_RESUME,
  BG_E_UNSUPPORTED_JOB_CONFIGURATION,
  BG_JOB_PRIORITY,
  BG_JOB_TYPE,
} from "@combind/bits";
import { ComError } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { checkHttpMethod } from "../names/http-method.ts";
import type { JobRecord } from "../record/job-record.ts";

/** The method in force. */
export function httpMethod(record: JobRecord): string {
  return record.http.method ?? defaultMethod(record);
}

/**
 * Overrides the method, which moves the job to the foreground and holds it there. The default ends an override in force,
 * and does nothing else.
 */
export function setHttpMethod(job: Job, text: string): void {
  job.requireOpen();
  const method = checkHttpMethod(text);
  const { record } = job;
  const isDefault = method === defaultMethod(record);
  if (isDefault && record.http.method === null) return;
  if (record.resumed) throw new ComError(BG_E_READ_ONLY_PROPERTY_AFTER_RESUME);
  if (!isDefault && needsDefaultMethod(record)) throw new ComError(BG_E_UNSUPPORTED_JOB_CONFIGURATION);
  job.change(() => {
    record.http.method = isDefault ? null : method;
    if (!isDefault) record.priority = BG_JOB_PRIORITY.FOREGROUND;
  });
}

function defaultMethod({ type }: JobRecord): string {
  return type === BG_JOB_TYPE.DOWNLOAD ? "GET" : "BITS_POST";
}

function needsDefaultMethod({ properties, files }: JobRecord): boolean {
  return properties.dynamicContent || properties.onDemand || files.some(({ ranges }) => ranges !== null);
}
