import { BG_JOB_TYPE } from "@combind/bits";
import { ComError, E_NOTIMPL } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { checkRemoteName } from "../names/remote-name.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";

/** Points a download to another place, where it starts over if size or time differ. */
export function setRemoteName(job: Job, file: FileRecord, remoteName: string): void {
  requireDownload(job.record);
  job.change(() => {
    file.remoteName = checkRemoteName(remoteName);
  });
  if (!file.transferred) job.restart();
}

/** Where the bytes of a download go until Complete. */
export function temporaryName(record: JobRecord, file: FileRecord): string {
  requireDownload(record);
  return file.temporaryName;
}

function requireDownload({ type }: JobRecord): void {
  if (type !== BG_JOB_TYPE.DOWNLOAD) throw new ComError(E_NOTIMPL);
}
