import {
  BG_NOTIFY_DISABLE,
  BG_NOTIFY_FILE_RANGES_TRANSFERRED,
  BG_NOTIFY_FILE_TRANSFERRED,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_MODIFICATION,
  BG_NOTIFY_JOB_TRANSFERRED,
} from "@combind/bits";
import { ComError, E_NOTIMPL } from "@combind/runtime";
import type { Job } from "../engine/job.ts";

const KNOWN =
  BG_NOTIFY_JOB_TRANSFERRED |
  BG_NOTIFY_JOB_ERROR |
  BG_NOTIFY_DISABLE |
  BG_NOTIFY_JOB_MODIFICATION |
  BG_NOTIFY_FILE_TRANSFERRED |
  BG_NOTIFY_FILE_RANGES_TRANSFERRED;

/** Chooses what to be told of. */
export function setNotifyFlags(job: Job, flags: number): void {
  job.change((record) => {
    if ((flags & ~KNOWN) !== 0) throw new ComError(E_NOTIMPL);
    record.notifyFlags = flags;
  });
}
