import { IBackgroundCopyJob } from "@combind/bits";
import { implement, scope } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { type Attempt, attempt, wrong } from "./attempt.ts";

function job(): IBackgroundCopyJob {
  return implement(IBackgroundCopyJob, { suspend: () => {} });
}

function raise(what: string): never {
  throw new RangeError(what);
}

/** The errors of an AggregateError, in the order in which they came. */
async function errorsOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return "none";
  } catch (error) {
    const { errors = [error] } = error as AggregateError;
    return errors.map((one) => (one as Error).message).join(", ");
  }
}

const VALUES = [5, "x", true, 1n, Symbol("x"), {}, [], () => {}, { dispose: () => {} }, Object.create(null)];

/** Wrong uses of scopes and of the check for leaks. */
export const SCOPES: readonly Attempt[] = [
  ...VALUES.map((value, index) =>
    attempt(
      `a scope that adopts ${typeof value} ${index}`,
      "TypeError: scope.adopt: expected a disposable value, got",
      () => scope((s) => s.adopt(wrong<Disposable>(value))),
    ),
  ),
  ...[5, "x", undefined, null, {}, Symbol("x")].map((value) =>
    attempt(`a scope that defers ${String(value)}`, "TypeError: scope.defer: expected a function, got", () =>
      scope((s) => s.defer(wrong(value))),
    ),
  ),
  ...[5, undefined, null, {}, job()].map((value, index) =>
    attempt(
      `a scope that moves ${typeof value} ${index}`,
      "TypeError: scope.move: the value was not adopted by this scope",
      () => scope((s) => s.move(wrong<Disposable>(value))),
    ),
  ),
  attempt("a value moved twice", "TypeError: scope.move: the value was not adopted by this scope", () =>
    scope((s) => {
      const one = s.adopt(job());
      s.move(one);
      return s.move(one);
    }),
  ),
  attempt(
    "a value moved to the next scope too late",
    "TypeError: scope.move: the value was not adopted by this scope",
    () => {
      const inner = scope((s) => {
        s.adopt(job());
        return s;
      });
      return inner.move(job());
    },
  ),
  ...[undefined, null, 5, {}].map((body) =>
    attempt(`a scope of ${String(body)}`, "TypeError: ", () => scope(wrong(body))),
  ),
  attempt("a value used behind its scope", "ReleasedError: IBackgroundCopyJob.suspend: this", () =>
    scope((s) => s.adopt(job())).suspend(),
  ),
  attempt(
    "a value used behind its scope's promise",
    "ReleasedError: IBackgroundCopyJob.suspend: this",
    async () => (await scope(async (s) => s.adopt(job()))).suspend(),
  ),
  attempt("a value adopted twice", "returned undefined", () =>
    scope((s) => {
      const one = job();
      s.adopt(one);
      s.adopt(one);
    }),
  ),
  attempt("a body that throws and a value that does", "returned by the body, second, first", () =>
    errorsOf(() =>
      scope((s) => {
        s.defer(() => raise("first"));
        s.adopt({ [Symbol.dispose]: () => raise("second") });
        raise("by the body");
      }),
    ),
  ),
  attempt("a promise that fails and a value that does", "returned by the promise, second, first", () =>
    errorsOf(() =>
      scope(async (s) => {
        s.defer(() => raise("first"));
        s.adopt({ [Symbol.dispose]: () => raise("second") });
        raise("by the promise");
      }),
    ),
  ),
  attempt("a value whose disposal is read twice", "RangeError: read", () =>
    scope((s) =>
      s.adopt({
        get [Symbol.dispose](): () => void {
          return raise("read");
        },
      }),
    ),
  ),
  attempt("a wrapper that nobody disposed", "Error: 2 not released", () =>
    expectNoLeaks(() => {
      leaked.push(job());
    }),
  ),
  attempt("a wrapper that nobody disposed in a promise", "Error: 2 not released", () =>
    expectNoLeaks(async () => {
      await Promise.resolve();
      leaked.push(job());
    }),
  ),
  attempt("a test that throws and leaks", "RangeError: by the test", () =>
    expectNoLeaks(() => {
      leaked.push(job());
      raise("by the test");
    }),
  ),
  attempt("a leak inside a test inside a test", "Error: 2 not released", () =>
    expectNoLeaks(() =>
      expectNoLeaks(() => {
        leaked.push(job());
      }),
    ),
  ),
  ...[undefined, null, 5, {}].map((test) =>
    attempt(`a check for leaks of ${String(test)}`, "TypeError: ", () => expectNoLeaks(wrong(test))),
  ),
  attempt("what was disposed is no leak", "returned undefined", () => expectNoLeaks(() => job().dispose())),
];

/** Kept, so that no garbage collection has a part in it. */
const leaked: IBackgroundCopyJob[] = [];
