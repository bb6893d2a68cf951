import {
  BackgroundCopyManager,
  type BG_JOB_TYPE,
  IBackgroundCopyJob,
  IBackgroundCopyJobHttpOptions2,
  IBackgroundCopyManager,
} from "@combind/bits";
import { ComError, E_INVALIDARG, guid, implement, registerClass } from "@combind/runtime";

/**
 * Answers for CLSID_BackgroundCopyManager in this process until disposed: a manager that makes jobs, each job
 * one object with two interfaces. Native code that asked for the class would get the same vtables.
 */
export function serveDemoJobs(): Disposable {
  return registerClass(BackgroundCopyManager, () =>
    implement(IBackgroundCopyManager, {
      createJob: (displayName: string, type: BG_JOB_TYPE) => ({
        jobId: guid("0f3a6c1e-5d43-4b0e-9a57-2d1c6f0b8e11"),
        job: createJob(displayName, type),
      }),
    }),
  );
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function createJob(displayName: string, type: BG_JOB_TYPE): IBackgroundCopyJob {
  let method = "GET";
  let headers: string | null = null;
  return implement([IBackgroundCopyJob, IBackgroundCopyJobHttpOptions2], {
    getDisplayName: () => displayName,
    getType: () => type,
    getHttpMethod: () => method,
    setHttpMethod: (wanted: string) => {
      if (!TOKEN.test(wanted)) throw new ComError(E_INVALIDARG);
      method = wanted;
    },
    getCustomHeaders: () => headers,
    setCustomHeaders: (wanted: string | null) => {
      headers = wanted;
    },
  });
}
