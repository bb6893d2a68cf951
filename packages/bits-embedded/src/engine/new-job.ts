import { randomUUID } from "node:crypto";
import {
  BG_JOB_PRIORITY,
  BG_JOB_PROXY_USAGE,
  BG_JOB_STATE,
  type BG_JOB_TYPE,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_TRANSFERRED,
} from "@combind/bits";
import { guid } from "@combind/runtime";
import type { JobRecord } from "../record/job-record.ts";

const DAY = 24 * 60 * 60;

/** A job as CreateJob makes it: suspended, without files, with the documented defaults. */
export function newJobRecord(displayName: string, type: BG_JOB_TYPE, owner: string, now: number): JobRecord {
  return {
    id: guid(randomUUID()),
    type,
    owner,
    state: BG_JOB_STATE.SUSPENDED,
    resumed: false,
    displayName,
    description: "",
    priority: BG_JOB_PRIORITY.NORMAL,
    notifyFlags: BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR,
    minimumRetryDelay: 600,
    noProgressTimeout: 14 * DAY,
    maximumDownloadTime: 90 * DAY,
    errorCount: 0,
    error: null,
    times: { creation: now, modification: now, transferCompletion: null, progress: now, transferring: 0 },
    proxy: { usage: BG_JOB_PROXY_USAGE.PRECONFIG, list: null, bypassList: null },
    http: {
      method: null,
      customHeaders: null,
      customHeadersWriteOnly: false,
      securityFlags: 0,
      certificateValidation: false,
    },
    properties: {
      dynamicContent: false,
      onDemand: false,
      minimumNotificationInterval: 500,
      maximumDownloadSize: null,
    },
    files: [],
    reply: null,
  };
}
