import { IBackgroundCopyJob, IBackgroundCopyJobHttpOptions2, IBackgroundCopyManager } from "@combind/bits";
import { type InterfaceClass, IUnknown, implement, offThread, pointerOf } from "@combind/runtime";
import type { MethodPlan } from "@combind/runtime/codegen";
import { type Attempt, attempt, wrong } from "./attempt.ts";
import { callOn, isVisible } from "./sweep.ts";
import { goodValue } from "./values.ts";

/** What a handler does first, and what its caller gets of the exception that it then throws. */
const DEEDS: Readonly<Record<string, (served: IUnknown, values: readonly unknown[]) => void>> = {
  nothing: () => {},
  "releases its object": (served) => served.dispose(),
  "releases its arguments": (_, values) => disposeAll(values),
  "releases everything twice": (served, values) => {
    for (let times = 0; times < 2; times++) disposeAll([served, ...values]);
  },
  "keeps its object alive for ever": (served) => void served.retain(),
  "makes objects": () => {
    for (let made = 0; made < 3; made++) implement(IBackgroundCopyJob, {}).dispose();
  },
};

const FAILURES: readonly (readonly [what: string, code: string, make: () => unknown])[] = [
  ["a TypeError", "E_INVALIDARG (0x80070057)", () => new TypeError("broken")],
  ["undefined", "E_FAIL (0x80004005)", () => undefined],
  ["an error that throws when it is read", "E_FAIL (0x80004005)", unreadable],
];

function unreadable(): Error {
  return new Proxy(new Error("broken"), {
    get: () => {
      throw new Error("was read");
    },
  });
}

function disposeAll(values: readonly unknown[]): void {
  for (const value of values) if (value instanceof IUnknown) value.dispose();
}

/** Each method served by a handler that does something to its object and arguments and then throws. */
export function* badHandlers(type: InterfaceClass): Generator<Attempt> {
  for (const method of type.plan().methods) {
    const at = `${type.interfaceName}.${method.name}`;
    for (const [deed, act] of Object.entries(DEEDS)) {
      for (const [what, code, make] of FAILURES) {
        yield attempt(`${at} does this: ${deed}, and throws ${what}`, `ComError: ${at}: ${code}`, () =>
          callServed(type, method, (served, values) => {
            act(served, values);
            throw make();
          }),
        );
      }
    }
    yield attempt(`${at} calls itself without end`, `ComError: ${at}: E_`, () =>
      callServed(type, method, (served, values) => callOn(type, method.name, served, values)),
    );
  }
}

function callServed(
  type: InterfaceClass,
  method: MethodPlan,
  handler: (served: IUnknown, values: readonly unknown[]) => unknown,
): unknown {
  const served: IUnknown = implement(type, {
    [method.name]: (...values: readonly unknown[]) => handler(served, values),
  } as never);
  return callOn(type, method.name, served, method.parameters.filter(isVisible).map(goodValue));
}

/** A job whose setNotifyInterface is this. */
function job(setNotifyInterface: (target: IUnknown | null) => unknown): IBackgroundCopyJob {
  return implement(IBackgroundCopyJob, { setNotifyInterface: setNotifyInterface as () => void });
}

function options(getHttpMethod: () => unknown): IBackgroundCopyJobHttpOptions2 {
  return implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: getHttpMethod as () => string });
}

const AT = "IBackgroundCopyJobHttpOptions2.getHttpMethod";
const SET = "IBackgroundCopyJob.setNotifyInterface";

/** Wrong calls that are made while native code waits for a handler. */
export const CALLBACKS: readonly Attempt[] = [
  attempt("a wrong call inside a handler", `ComError: ${AT}: E_INVALIDARG`, () =>
    options(() => options(() => "GET").setHttpMethod(wrong(5))).getHttpMethod(),
  ),
  attempt("a released wrapper inside a handler", `ComError: ${AT}: RPC_E_DISCONNECTED`, () => {
    const other = options(() => "GET");
    other.dispose();
    return options(() => other.getHttpMethod()).getHttpMethod();
  }),
  attempt("an argument used after its release", `ComError: ${SET}: RPC_E_DISCONNECTED`, () =>
    job((target) => {
      target?.dispose();
      target?.as(IBackgroundCopyJob);
    }).setNotifyInterface(job(() => {})),
  ),
  attempt("an argument released by its handler, which stays its caller's", "returned undefined", () => {
    const target = job(() => {});
    job((lent) => lent?.dispose()).setNotifyInterface(target);
    return target.setNotifyInterface(null);
  }),
  attempt("the caller's wrapper of an argument released by the handler", "returned undefined", () => {
    const target = job(() => {});
    return job((lent) => {
      target.dispose();
      lent?.as(IBackgroundCopyJob).dispose();
    }).setNotifyInterface(target);
  }),
  attempt(
    "an argument kept and used later",
    "ReleasedError: IUnknown.retain: this IUnknown was released",
    () => {
      let kept: IUnknown | null = null;
      job((target) => {
        kept = target;
      }).setNotifyInterface(job(() => {}));
      return (kept as unknown as IUnknown).retain();
    },
  ),
  attempt(
    "an address kept instead of an argument",
    "ReleasedError: pointerOf(wrapper): this IUnknown was released",
    () => {
      let kept: IUnknown | null = null;
      job((target) => {
        kept = target;
      }).setNotifyInterface(job(() => {}));
      return pointerOf(kept!);
    },
  ),
  attempt("an answer that comes off the thread", `ComError: ${AT}: E_UNEXPECTED`, () =>
    options(() => offThread(options(() => "GET")).getHttpMethod()).getHttpMethod(),
  ),
  attempt("a class that is first implemented inside a handler", "returned GET", () =>
    options(() => {
      const manager = implement(IBackgroundCopyManager, {});
      manager.dispose();
      return "GET";
    }).getHttpMethod(),
  ),
  attempt("handlers that are taken away while one runs", `ComError: ${AT}: E_NOTIMPL`, () => {
    const handlers: { getHttpMethod?: () => string } = {
      getHttpMethod: () => {
        delete handlers.getHttpMethod;
        return served.getHttpMethod();
      },
    };
    const served = implement(IBackgroundCopyJobHttpOptions2, handlers);
    return served.getHttpMethod();
  }),
  attempt("a handler replaced by no function", `ComError: ${AT}: E_`, () => {
    const handlers: { getHttpMethod: () => string } = { getHttpMethod: () => "GET" };
    const served = implement(IBackgroundCopyJobHttpOptions2, handlers);
    handlers.getHttpMethod = wrong(5);
    return served.getHttpMethod();
  }),
  attempt("handlers whose getter throws", `RangeError: by the getter`, () =>
    implement(IBackgroundCopyJobHttpOptions2, {
      get getHttpMethod(): () => string {
        throw new RangeError("by the getter");
      },
    }),
  ),
  attempt("handlers that begin to throw when they are read", `ComError: ${AT}: E_INVALIDARG`, () => {
    let reads = 0;
    return implement(IBackgroundCopyJobHttpOptions2, {
      get getHttpMethod(): () => string {
        if (reads++ > 0) throw new RangeError("by the getter");
        return () => "GET";
      },
    }).getHttpMethod();
  }),
  attempt("handlers behind a revoked proxy", `ComError: ${AT}: E_INVALIDARG`, () => {
    const { proxy, revoke } = Proxy.revocable({ getHttpMethod: () => "GET" }, {});
    const served = implement(IBackgroundCopyJobHttpOptions2, proxy);
    revoke();
    return served.getHttpMethod();
  }),
  attempt("a final release that calls its object", "returned undefined", () => {
    const served: IBackgroundCopyJob = implement(
      IBackgroundCopyJob,
      {},
      {
        onFinalRelease: () => {
          served.suspend();
        },
      },
    );
    return served.dispose();
  }),
  attempt("a final release that releases again", "returned undefined", () => {
    const served: IBackgroundCopyJob = implement(
      IBackgroundCopyJob,
      {},
      { onFinalRelease: () => served.dispose() },
    );
    return served.dispose();
  }),
];
