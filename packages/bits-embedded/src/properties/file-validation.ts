import { BG_E_VALIDATION_FAILED, BG_ERROR_CONTEXT, BG_JOB_TYPE } from "@combind/bits";
import { ComError, E_ACCESSDENIED, E_NOTIMPL, E_PENDING } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { TransferFailure } from "../failure/transfer-failure.ts";
import { discard } from "../local/discard.ts";
import { END_OF_FILE, type FileRecord } from "../record/file-record.ts";

/**
 * The application's verdict on a file that has arrived. Content that it rejects is deleted and puts the job in ERROR:
 * Resume then fetches it again.
 */
export function setValidationState(job: Job, file: FileRecord, isValid: boolean): void {
  if (job.record.type !== BG_JOB_TYPE.DOWNLOAD) throw new ComError(E_NOTIMPL);
  job.change(({ properties }) => {
    if (!file.transferred) throw new ComError(E_PENDING);
    if (!isValid) {
      forgetContent(file);
      if (properties.onDemand) file.demanded = [{ start: 0, end: END_OF_FILE }];
    }
    file.validation = isValid;
  });
  if (isValid) return;
  const context = BG_ERROR_CONTEXT.LOCAL_FILE;
  job.fail(new TransferFailure({ code: BG_E_VALIDATION_FAILED, context, kind: "fatal", file }));
}

/** The file first: a record that is ahead of it would take the rejected bytes for good ones. */
function forgetContent(file: FileRecord): void {
  if (!discard(file)) throw new ComError(E_ACCESSDENIED);
  file.filled = [];
  file.remote = null;
  file.transferred = false;
  file.completed = false;
}
