import {
  BG_JOB_TYPE,
  IBackgroundCopyJob,
  IBackgroundCopyJobHttpOptions2,
  IBackgroundCopyManager,
} from "@combind/bits";
import { guid, implement, onHandlerError } from "@combind/runtime";
import { EXITS, type Life } from "./exits.ts";
import { WORKERS } from "./workers.ts";

/** Each runs in a process of its own, which must end by itself with code 0. */
export const LIVES: readonly Life[] = [
  ...EXITS,
  ...WORKERS,
  {
    name: "handlers that call each other without end",
    expected: "ComError: IBackgroundCopyJobHttpOptions2.getHttpMethod: E_OUTOFMEMORY",
    run() {
      const options: IBackgroundCopyJobHttpOptions2 = implement(IBackgroundCopyJobHttpOptions2, {
        getHttpMethod: (): string => options.getHttpMethod(),
      });
      return options.getHttpMethod();
    },
  },
  {
    name: "a handler that releases its own object",
    expected: "returned GET",
    run() {
      const options: IBackgroundCopyJobHttpOptions2 = implement(IBackgroundCopyJobHttpOptions2, {
        getHttpMethod() {
          options.dispose();
          return "GET";
        },
      });
      return options.getHttpMethod();
    },
  },
  {
    name: "a borrowed wrapper kept after the call",
    expected: "ReleasedError: ",
    run() {
      let kept: unknown;
      const job = implement(IBackgroundCopyJob, {
        setNotifyInterface(target) {
          kept = target;
        },
      });
      job.setNotifyInterface(implement(IBackgroundCopyJobHttpOptions2, {}));
      return (kept as IBackgroundCopyJob).as(IBackgroundCopyJobHttpOptions2);
    },
  },
  {
    name: "a result whose members were disposed",
    expected: "ReleasedError: IBackgroundCopyJob.suspend: ",
    run() {
      const manager = implement(IBackgroundCopyManager, {
        createJob: () => ({
          jobId: guid("01234567-89ab-cdef-0123-456789abcdef"),
          job: implement(IBackgroundCopyJob, {}),
        }),
      });
      const created = manager.createJob("report", BG_JOB_TYPE.DOWNLOAD);
      created[Symbol.dispose]();
      created[Symbol.dispose]();
      return created.job.suspend();
    },
  },
  {
    name: "a listener of handler errors that throws",
    expected: "ComError: IBackgroundCopyJobHttpOptions2.getHttpMethod: E_FAIL",
    run() {
      onHandlerError(() => {
        throw new Error("the listener too");
      });
      const options = implement(IBackgroundCopyJobHttpOptions2, {
        getHttpMethod() {
          throw new Error("broken");
        },
      });
      return options.getHttpMethod();
    },
  },
  {
    name: "a final release that throws",
    expected: "returned undefined",
    run() {
      const options = implement(
        IBackgroundCopyJobHttpOptions2,
        {},
        {
          onFinalRelease() {
            throw new Error("broken");
          },
        },
      );
      return options.dispose();
    },
  },
  {
    name: "ten thousand objects that nobody releases",
    expected: "returned undefined",
    run() {
      for (let made = 0; made < 10_000; made++) implement(IBackgroundCopyJob, {});
    },
  },
];
