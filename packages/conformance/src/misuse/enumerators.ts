import { IBackgroundCopyFile, IEnumBackgroundCopyFiles } from "@combind/bits";
import { type Handlers, implement } from "@combind/runtime";
import { type Attempt, attempt, wrong } from "./attempt.ts";

const AT = "IEnumBackgroundCopyFiles";

function file(): IBackgroundCopyFile {
  return implement(IBackgroundCopyFile, { getLocalName: () => "file" });
}

/** An enumerator over so many files. */
function files(count: number): IEnumBackgroundCopyFiles {
  let left = count;
  return served((wanted) => {
    const now = Math.min(wanted, left);
    left -= now;
    return Array.from({ length: now }, file);
  });
}

function served(next: (count: number) => unknown): IEnumBackgroundCopyFiles {
  return implement(IEnumBackgroundCopyFiles, { next } as Handlers<IEnumBackgroundCopyFiles>);
}

function counted(
  enumerator: IEnumBackgroundCopyFiles,
  each: (one: IBackgroundCopyFile) => void = () => {},
): number {
  let count = 0;
  for (const one of enumerator) {
    each(one);
    count++;
  }
  return count;
}

function released(): IEnumBackgroundCopyFiles {
  const enumerator = files(3);
  enumerator.dispose();
  return enumerator;
}

/** What a handler of Next answers and must not. */
function answers(name: string, next: (count: number) => unknown): Attempt {
  return attempt(
    `an enumerator that answers ${name}`,
    `ComError: ${AT}.next: E_UNEXPECTED (0x8000FFFF)`,
    () => counted(served(next)),
  );
}

/** Wrong uses of enumerators, and enumerators that answer wrongly. */
export const ENUMERATORS: readonly Attempt[] = [
  ...[-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32, 2 ** 53, -(2 ** 31)].map((count) =>
    attempt(`next(${count})`, `RangeError: ${AT}.next(celt): expected a uint32, got ${count}`, () =>
      files(3).next(count),
    ),
  ),
  ...[65_537, 2 ** 32 - 1].map((count) =>
    attempt(
      `next(${count})`,
      `RangeError: ${AT}.next(celt): expected at most 65536 elements, got ${count}`,
      () => files(3).next(count),
    ),
  ),
  ...["3", 3n, null, undefined, {}, Symbol("x"), [3]].map((count) =>
    attempt(
      `next of ${typeof count} ${String(count)}`,
      `TypeError: ${AT}.next(celt): expected a number (uint32)`,
      () => files(3).next(wrong(count)),
    ),
  ),
  ...[-1, Number.NaN, 2 ** 32].map((count) =>
    attempt(`skip(${count})`, `RangeError: ${AT}.skip(celt): expected a uint32`, () => files(3).skip(count)),
  ),
  answers("too many", (count) => Array.from({ length: count + 1 }, file)),
  answers("nothing", () => undefined),
  answers("null", () => null),
  answers("a number", () => 3),
  answers("a promise", async () => []),
  answers("something like an array", () => ({ length: 1, 0: file() })),
  answers("null among them", () => [file(), null]),
  answers("a hole among them", () => new Array(2)),
  answers("the longest array", () => new Array(2 ** 32 - 1)),
  answers("a plain object among them", () => [{}]),
  answers("wrappers of another class", () => [files(1)]),
  answers("a proxy of a wrapper", () => [new Proxy(file(), {})]),
  answers("a released wrapper", () => {
    const one = file();
    one.dispose();
    return [one];
  }),
  attempt("an enumerator that answers one wrapper twice", "returned 2", () => {
    const one = file();
    return served(() => [one, one]).next(2).length;
  }),
  attempt("an enumerator that throws", `ComError: ${AT}.next: E_INVALIDARG`, () =>
    counted(
      served(() => {
        throw new RangeError("broken");
      }),
    ),
  ),
  attempt("a loop over a released enumerator", `ReleasedError: ${AT}.next: this`, () => counted(released())),
  attempt("a loop that releases its enumerator", `ReleasedError: ${AT}.next: this`, () => {
    const enumerator = files(40);
    return counted(enumerator, () => enumerator.dispose());
  }),
  attempt("a loop that releases each element itself", "returned 20", () =>
    counted(files(20), (one) => one.dispose()),
  ),
  attempt("an element used behind its turn", "ReleasedError: IBackgroundCopyFile.getLocalName: this", () => {
    let last: IBackgroundCopyFile | undefined;
    counted(files(3), (one) => {
      last ??= one;
    });
    return last?.getLocalName();
  }),
  attempt(
    "an element used behind a loop that was left",
    "ReleasedError: IBackgroundCopyFile.getLocalName: this",
    () => first(files(3)).getLocalName(),
  ),
  attempt("a loop whose body throws", "RangeError: by the body", () =>
    counted(files(3), () => {
      throw new RangeError("by the body");
    }),
  ),
  attempt("two loops over one enumerator", "returned 16 4", () => {
    const enumerator = files(20);
    let inner = 0;
    const outer = counted(enumerator, () => {
      inner += counted(enumerator);
    });
    return `${outer} ${inner}`;
  }),
];

/** The first element of a loop that has ended. */
function first(enumerator: IEnumBackgroundCopyFiles): IBackgroundCopyFile {
  for (const one of enumerator) return one;
  throw new RangeError("there is none");
}
