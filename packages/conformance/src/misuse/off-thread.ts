import { type IBackgroundCopyJob, IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { type CallSignal, implement, offThread } from "@combind/runtime";
import { type Attempt, attempt, wrong } from "./attempt.ts";

const AT = "IBackgroundCopyJobHttpOptions2";

function options(getHttpMethod: () => unknown = () => "GET"): IBackgroundCopyJobHttpOptions2 {
  return implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: getHttpMethod as () => string });
}

function released(): IBackgroundCopyJobHttpOptions2 {
  const wrapper = options();
  wrapper.dispose();
  return wrapper;
}

/** A call with a signal of which some members are replaced. */
function signalled(members: object): () => unknown {
  return () => {
    const signal = Object.defineProperties(
      new AbortController().signal,
      Object.getOwnPropertyDescriptors(members),
    ) as CallSignal;
    return offThread(options()).getHttpMethod({ signal });
  };
}

function raise(): never {
  throw new RangeError("by the signal");
}

/** Wrong uses of the twins that call on another thread. */
export const OFF_THREAD: readonly Attempt[] = [
  ...[undefined, null, 5, "wrapper", {}, Symbol("x"), Object.create(options()), new Proxy(options(), {})].map(
    (value, index) =>
      attempt(
        `offThread of ${typeof value} ${index}`,
        "TypeError: offThread(wrapper): expected an IUnknown, got",
        () => offThread(wrong(value)),
      ),
  ),
  attempt("offThread of a released wrapper", "ReleasedError: offThread(wrapper): this", () =>
    offThread(released()),
  ),
  ...[null, 5, "signal", Symbol("x")].map((value) =>
    attempt(
      `options that are ${String(value)}`,
      "TypeError: offThread(options): expected an object, got",
      () => offThread(options(), wrong(value)),
    ),
  ),
  ...[null, 5, {}, { aborted: false }, new EventTarget(), AbortSignal].map((signal, index) =>
    attempt(
      `a signal that is ${typeof signal} ${index}`,
      "TypeError: offThread(options.signal): expected an AbortSignal",
      () => offThread(options(), { signal: wrong(signal) }),
    ),
  ),
  ...[null, 5, "signal", true, 0n].map((value) =>
    attempt(
      `an argument too many, ${String(value)}`,
      `TypeError: ${AT}.getHttpMethod(options): expected an object, got`,
      () => offThread(options()).getHttpMethod(wrong(value)),
    ),
  ),
  attempt(
    "a signal of a call that is none",
    `TypeError: ${AT}.getHttpMethod(options.signal): expected an AbortSignal`,
    () => offThread(options()).getHttpMethod({ signal: wrong({}) }),
  ),
  attempt("options whose signal throws", "RangeError: by the signal", () =>
    offThread(options()).getHttpMethod({
      get signal() {
        return raise();
      },
    }),
  ),
  attempt("an heir of a signal's prototype", "TypeError: ", () =>
    offThread(options()).getHttpMethod({ signal: Object.create(AbortSignal.prototype) as CallSignal }),
  ),
  attempt("a proxy of a signal", "TypeError: ", () =>
    offThread(options()).getHttpMethod({ signal: new Proxy(new AbortController().signal, {}) }),
  ),
  attempt("a signal that throws when it is asked", "returned GET", signalled({ throwIfAborted: raise })),
  attempt(
    "a signal that throws when it is looked at",
    "returned GET",
    signalled({
      get aborted() {
        return raise();
      },
    }),
  ),
  attempt("a signal that takes no listener", "returned GET", signalled({ addEventListener: raise })),
  attempt("a signal that keeps its listener", "returned GET", signalled({ removeEventListener: raise })),
  attempt("a signal that has fired", "RangeError: before", () =>
    offThread(options(), { signal: AbortSignal.abort(new RangeError("before")) }).getHttpMethod(),
  ),
  attempt("a signal that fires at once", "RangeError: at once", () => {
    const controller = new AbortController();
    const call = offThread(options(), { signal: controller.signal }).getHttpMethod();
    controller.abort(new RangeError("at once"));
    return call;
  }),
  ...[undefined, null, {}, options()].map((value, index) =>
    attempt(
      `a method of a twin on ${typeof value} ${index}`,
      `TypeError: ${AT}.getHttpMethod: expected what offThread returned as this`,
      () => offThread(options()).getHttpMethod.call(wrong(value)),
    ),
  ),
  attempt(
    "a method of a twin on an heir of it",
    `TypeError: ${AT}.getHttpMethod: expected what offThread returned as this`,
    () => {
      const twin = offThread(options());
      return twin.getHttpMethod.call(Object.create(twin));
    },
  ),
  attempt("a twin's method replaced", "TypeError: Cannot assign to read only property", () => {
    wrong<{ getHttpMethod: unknown }>(offThread(options())).getHttpMethod = () => "other";
  }),
  attempt("a twin of a wrapper that was released since", `ReleasedError: ${AT}.getHttpMethod: this`, () => {
    const wrapper = options();
    const twin = offThread(wrapper);
    wrapper.dispose();
    return twin.getHttpMethod();
  }),
  attempt("a wrapper released while the call is under way", "returned GET", () => {
    const wrapper = options();
    const call = offThread(wrapper).getHttpMethod();
    wrapper.dispose();
    return call;
  }),
  attempt("a handler that throws on the other end", `ComError: ${AT}.getHttpMethod: E_INVALIDARG`, () =>
    offThread(
      options(() => {
        throw new TypeError("broken");
      }),
    ).getHttpMethod(),
  ),
  attempt(
    "a handler that answers a promise to the other end",
    `ComError: ${AT}.getHttpMethod: E_UNEXPECTED`,
    () => offThread(options(async () => "GET")).getHttpMethod(),
  ),
  attempt("more calls at once than the pool has threads", "returned 500", async () => {
    const twin = offThread(options());
    const all = await Promise.all(Array.from({ length: 500 }, () => twin.getHttpMethod()));
    return all.filter((method) => method === "GET").length;
  }),
  attempt("an object that has no such method", "TypeError: ", () =>
    wrong<{ suspend: () => unknown }>(offThread(options()) as unknown as IBackgroundCopyJob).suspend(),
  ),
];
