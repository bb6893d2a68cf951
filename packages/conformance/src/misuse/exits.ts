import { IBackgroundCopyJob, IBackgroundCopyJobHttpOptions2, IEnumBackgroundCopyJobs } from "@combind/bits";
import { implement, offThread, onHandlerError, pointerOf, scope } from "@combind/runtime";
import { advise } from "@combind/system";
import { type Attempt, attempt, ENDED } from "./attempt.ts";
import { DShelf } from "./shelf.ts";
import { sourceOf } from "./sources.ts";

/** Something done at a bad moment, and what happens as the process ends. */
export interface Life extends Attempt {
  readonly atExit?: Attempt;
}

function options(getHttpMethod: () => string = () => "GET"): IBackgroundCopyJobHttpOptions2 {
  return implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod });
}

/** Makes an object, and does something to it in an exit handler. */
function exiting(name: string, expected: string, act: (it: IBackgroundCopyJobHttpOptions2) => unknown): Life {
  let it: IBackgroundCopyJobHttpOptions2;
  return {
    name,
    expected: "returned GET",
    run() {
      it = options();
      return it.getHttpMethod();
    },
    atExit: attempt(`${name}, then`, expected, () => act(it)),
  };
}

/** Ends the process in the middle of something. */
function ending(name: string, run: () => unknown): Life {
  return { name, expected: ENDED, run };
}

const leave = (): never => process.exit(0);

/** Lives that end, or go on, in the middle of a call. */
export const EXITS: readonly Life[] = [
  exiting("a call in an exit handler", "returned GET", (it) => it.getHttpMethod()),
  exiting(
    "a call in an exit handler after the release",
    "ReleasedError: IBackgroundCopyJobHttpOptions2.getHttpMethod: ",
    (it) => {
      it.dispose();
      return it.getHttpMethod();
    },
  ),
  exiting("an object made in an exit handler", "returned GET", () => options().getHttpMethod()),
  exiting(
    "a class first implemented in an exit handler",
    "ComError: IBackgroundCopyJob.suspend: E_NOTIMPL",
    () => implement(IBackgroundCopyJob, {}).suspend(),
  ),
  exiting(
    "a wrong call in an exit handler",
    "TypeError: IBackgroundCopyJobHttpOptions2.setHttpMethod(",
    (it) => it.setHttpMethod(5 as never),
  ),
  exiting(
    "a handler that throws in an exit handler",
    "ComError: IBackgroundCopyJobHttpOptions2.getHttpMethod: E_FAIL",
    () =>
      options(() => {
        throw new Error("broken");
      }).getHttpMethod(),
  ),
  exiting("a call on another thread in an exit handler", "returned an object", (it) =>
    offThread(it).getHttpMethod(),
  ),
  exiting("a scope in an exit handler", "returned GET", () =>
    scope((s) => s.adopt(options()).getHttpMethod()),
  ),
  exiting("all disposed twice in an exit handler", "ReleasedError: pointerOf(wrapper): this", (it) => {
    it.dispose();
    it[Symbol.dispose]();
    return pointerOf(it);
  }),
  exiting("an exit in an exit handler", ENDED, () => process.exit(0)),
  ending("an exit inside a handler", () => options(leave).getHttpMethod()),
  ending("an exit inside handlers inside handlers", () =>
    options(() => options(() => options(leave).getHttpMethod()).getHttpMethod()).getHttpMethod(),
  ),
  ending("an exit inside a final release", () =>
    implement(IBackgroundCopyJob, {}, { onFinalRelease: leave }).dispose(),
  ),
  ending("an exit inside a listener of handler errors", () => {
    onHandlerError(leave);
    return options(() => {
      throw new Error("broken");
    }).getHttpMethod();
  }),
  ending("an exit while a struct is read", () =>
    implement(IBackgroundCopyJob, {}).addFileSet([
      {
        get remoteName() {
          return leave();
        },
        localName: "file",
      },
    ]),
  ),
  ending("an exit inside a loop over an enumerator", () => {
    const jobs = implement(IEnumBackgroundCopyJobs, { next: () => [implement(IBackgroundCopyJob, {})] });
    for (const _ of jobs) leave();
  }),
  ending("an exit inside a handler of events", () => {
    const source = sourceOf(DShelf);
    advise(source.object, DShelf, { added: leave });
    source.fire((shelf) => shelf.added(1, null));
  }),
  ending("an exit with receivers of events", () => {
    const source = sourceOf(DShelf, {
      onUnadvise() {
        throw new Error("kept");
      },
    });
    for (let count = 0; count < 3; count++) advise(source.object, DShelf, {});
    leave();
  }),
];
