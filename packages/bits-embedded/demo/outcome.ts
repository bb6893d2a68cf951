import {
  BG_JOB_STATE,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_MODIFICATION,
  BG_NOTIFY_JOB_TRANSFERRED,
  IBackgroundCopyCallback,
  type IBackgroundCopyError,
  type IBackgroundCopyJob,
} from "@combind/bits";
import { implement } from "@combind/runtime";

/**
 * Resumes a job and waits for the service to call back: null when all files have arrived, else what stopped the job, to
 * be disposed. An error that may pass counts too.
 */
export function outcome(
  job: IBackgroundCopyJob,
  show: (bytes: number) => void = () => {},
): Promise<IBackgroundCopyError | null> {
  return new Promise((resolve) => {
    const callback = implement(IBackgroundCopyCallback, {
      jobModification(job) {
        show(Number(job.getProgress().bytesTransferred));
        if (job.getState() === BG_JOB_STATE.TRANSIENT_ERROR) resolve(job.getError());
      },
      jobTransferred(job) {
        show(Number(job.getProgress().bytesTransferred));
        resolve(null);
      },
      jobError: (_, error) => resolve(error.retain()),
    });
    job.setNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION);
    job.setNotifyInterface(callback);
    // The job holds a reference of its own.
    callback.dispose();
    job.resume();
  });
}
