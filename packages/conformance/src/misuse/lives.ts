import {
  BG_JOB_TYPE,
  IBackgroundCopyJob,
  IBackgroundCopyJobHttpOptions2,
  IBackgroundCopyManager,
} from "@combind/bits";
import { guid, implement, onHandlerError } from "@combind/runtime";
import { type Attempt, ENDED } from "./attempt.ts";

/** Something done at a bad moment, and what happens as the process ends. */
export interface Life extends Attempt {
  readonly atExit?: Attempt;
}

function exiting(
  name: string,
  expected: string,
  before: (options: IBackgroundCopyJobHttpOptions2) => void,
): Life {
  let options: IBackgroundCopyJobHttpOptions2;
  return {
    name,
    expected: "returned GET",
    run() {
      options = implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: () => "GET" });
      process.on("exit", () => before(options));
      return options.getHttpMethod();
    },
    atExit: { name: `${name}, then`, expected, run: () => options.getHttpMethod() },
  };
}

/** Each runs in a process of its own, which must end by itself with code 0. */
export const LIVES: readonly Life[] = [
  exiting("a call in an exit handler", "returned GET", () => {}),
  exiting("a call in an exit handler after the release", "ReleasedError: ", (options) => options.dispose()),
  {
    name: "an exit inside a handler",
    expected: ENDED,
    run() {
      const options = implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: () => process.exit(0) });
      return options.getHttpMethod();
    },
  },
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
