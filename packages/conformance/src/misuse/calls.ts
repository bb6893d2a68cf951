import {
  IBackgroundCopyJob,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyJobHttpOptions2,
} from "@combind/bits";
import {
  ComError,
  createInstance,
  createInstanceFrom,
  fromPointer,
  type Guid,
  guid,
  type InterfaceClass,
  IUnknown,
  implement,
  initializeApartment,
  pointerOf,
  registerClass,
  sameObject,
  scope,
} from "@combind/runtime";
import { type Attempt, attempt, wrong } from "./attempt.ts";

const UNKNOWN = guid("deadbeef-0000-4000-8000-00000000beef");
const SERVED = guid("deadbeef-0000-4000-8000-00000000feed");

function options(): IBackgroundCopyJobHttpOptions2 {
  return implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: () => "GET" });
}

function served(factory: () => unknown): () => unknown {
  return () => {
    const registration = registerClass(SERVED, wrong(factory));
    try {
      return createInstance(SERVED, IUnknown);
    } finally {
      registration[Symbol.dispose]();
    }
  };
}

function releasedOptions(): IBackgroundCopyJobHttpOptions2 {
  const wrapper = options();
  wrapper.dispose();
  wrapper.dispose();
  return wrapper;
}

class NoInterface {}

/** Wrong calls of the runtime itself. */
export const CALLS: readonly Attempt[] = [
  attempt(
    "an unknown CLSID",
    "ComError: IUnknown.createInstance(deadbeef-0000-4000-8000-00000000beef): REGDB_E_CLASSNOTREG (0x80040154)",
    () => createInstance(UNKNOWN, IUnknown),
  ),
  attempt("a CLSID that is no GUID", "TypeError: expected a GUID", () =>
    createInstance(wrong("job"), IUnknown),
  ),
  attempt("a CLSID that is a number", "TypeError: createInstance: expected a coclass or a CLSID", () =>
    createInstance(wrong(7), IUnknown),
  ),
  attempt("a coclass without CLSID", "TypeError: expected a GUID", () => createInstance(wrong({}), IUnknown)),
  attempt(
    "null for an interface class",
    "TypeError: createInstance: expected an interface class, got null",
    () => createInstance(UNKNOWN, wrong(null)),
  ),
  attempt(
    "another class for an interface class",
    "TypeError: createInstance: expected an interface class",
    () => createInstance(UNKNOWN, wrong(NoInterface)),
  ),
  attempt("a context out of range", "RangeError: createInstance(context): expected a uint32", () =>
    createInstance(UNKNOWN, IUnknown, { context: -1 }),
  ),
  attempt("guid() of no GUID", "TypeError: expected a GUID such as", () => guid("{deadbeef}")),
  attempt("guid() of a number", "TypeError: expected a GUID such as", () => guid(wrong(5))),

  attempt(
    "a class factory that throws",
    "ComError: IUnknown.createInstance",
    served(() => {
      throw new Error("broken");
    }),
  ),
  attempt(
    "a class factory that returns null",
    "ComError: IUnknown.createInstance",
    served(() => null),
  ),
  attempt(
    "a class factory that returns a promise",
    "ComError: IUnknown.createInstance",
    served(async () => options()),
  ),
  attempt("a class factory that returns a released wrapper", "ReleasedError: ", served(releasedOptions)),
  attempt("a class factory that is none", "TypeError: registerClass(factory): expected a function", () =>
    registerClass(SERVED, wrong({})),
  ),

  attempt("a library that does not exist", "NativeLibraryError: cannot load the library", () =>
    createInstanceFrom("./no-such-library", SERVED, IUnknown),
  ),
  attempt(
    "a library path that is a number",
    "TypeError: createInstanceFrom(libraryPath): expected a string",
    () => createInstanceFrom(wrong(1), SERVED, IUnknown),
  ),
  attempt(
    "a library path with U+0000",
    "RangeError: createInstanceFrom(libraryPath): expected a string without U+0000",
    () => createInstanceFrom("lib\0.so", SERVED, IUnknown),
  ),
  attempt("an empty library path", "RangeError: createInstanceFrom(libraryPath): expected a path", () =>
    createInstanceFrom("", SERVED, IUnknown),
  ),

  attempt("new on an interface class", "TypeError: IBackgroundCopyJob is a COM interface", () =>
    Reflect.construct(IBackgroundCopyJob as never, []),
  ),
  attempt(
    "new on an interface class with arguments",
    "TypeError: IBackgroundCopyJob is a COM interface",
    () => Reflect.construct(IBackgroundCopyJob as never, [Symbol("wrapping"), { address: 4096 }]),
  ),
  attempt(
    "new on a class derived from an interface class",
    "TypeError: IBackgroundCopyJob is a COM interface",
    () => {
      const Derived = class extends (IBackgroundCopyJob as unknown as new () => object) {};
      return new Derived();
    },
  ),

  attempt("a released wrapper as this", "ReleasedError: IBackgroundCopyJobHttpOptions2.getHttpMethod: ", () =>
    releasedOptions().getHttpMethod(),
  ),
  attempt(
    "a released wrapper's inherited method",
    "ReleasedError: IBackgroundCopyJobHttpOptions.getSecurityFlags: ",
    () => releasedOptions().getSecurityFlags(),
  ),
  attempt("as of a released wrapper", "ReleasedError: IUnknown.as: ", () =>
    releasedOptions().as(IBackgroundCopyJob),
  ),
  attempt("retain of a released wrapper", "ReleasedError: IUnknown.retain: ", () =>
    releasedOptions().retain(),
  ),
  attempt("pointerOf a released wrapper", "ReleasedError: pointerOf(wrapper): ", () =>
    pointerOf(releasedOptions()),
  ),
  attempt("sameObject with a released wrapper", "ReleasedError: sameObject(", () =>
    sameObject(options(), releasedOptions()),
  ),
  attempt("sameObject with a plain object", "TypeError: sameObject(", () => sameObject(options(), wrong({}))),
  attempt("as with a plain object", "TypeError: IUnknown.as: expected an interface class", () =>
    options().as(wrong({})),
  ),
  attempt(
    "as with an interface that the object lacks",
    "ComError: IBackgroundCopyJobHttpOptions2.as(IBackgroundCopyJob): E_NOINTERFACE (0x80004002)",
    () => options().as(IBackgroundCopyJob),
  ),
  attempt("tryAs with an interface that the object lacks", "returned null", () =>
    options().tryAs(IBackgroundCopyJob),
  ),
  attempt("dispose of a plain object", "TypeError: IUnknown.dispose: expected a wrapper as this", () =>
    IUnknown.prototype.dispose.call(wrong({})),
  ),
  attempt(
    "a method of a derived class on a base's wrapper",
    "TypeError: IBackgroundCopyJobHttpOptions2.getHttpMethod: expected an IBackgroundCopyJobHttpOptions2 as this, got an IBackgroundCopyJobHttpOptions",
    () =>
      IBackgroundCopyJobHttpOptions2.prototype.getHttpMethod.call(
        wrong(implement(IBackgroundCopyJobHttpOptions, {})),
      ),
  ),
  attempt("a wrapper with another class's prototype", "TypeError: ", () =>
    Object.setPrototypeOf(
      implement(IBackgroundCopyJobHttpOptions, {}),
      IBackgroundCopyJobHttpOptions2.prototype,
    ),
  ),
  attempt(
    "a structured clone of a wrapper",
    "TypeError: IBackgroundCopyJobHttpOptions2.getHttpMethod: ",
    () => IBackgroundCopyJobHttpOptions2.prototype.getHttpMethod.call(structuredClone(options())),
  ),

  ...[0, -8, 4, 4096.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2n ** 64n, -8n].map((address) =>
    attempt(`fromPointer(${typeof address} ${String(address)})`, "RangeError: fromPointer(address): ", () =>
      fromPointer(IUnknown, address, { addRef: true }),
    ),
  ),
  attempt("fromPointer(text)", "TypeError: fromPointer(address): ", () =>
    fromPointer(IUnknown, wrong("4096"), { addRef: true }),
  ),
  attempt("fromPointer without options", "TypeError: fromPointer(options): ", () =>
    fromPointer(IUnknown, pointerOf(options()), wrong(undefined)),
  ),

  attempt("implement with a null", "TypeError: implement(handlers): expected an object, got null", () =>
    implement(IBackgroundCopyJob, wrong(null)),
  ),
  attempt("implement without classes", "TypeError: implement: expected at least one interface class", () =>
    implement(wrong<[InterfaceClass]>([]), {}),
  ),
  attempt("implement with no class", "TypeError: implement: expected an interface class", () =>
    implement(wrong(NoInterface), {}),
  ),
  attempt(
    "a handler that is no function",
    "TypeError: implement(IBackgroundCopyJob): suspend is no function but 5",
    () => implement(IBackgroundCopyJob, { suspend: wrong<() => void>(5) }),
  ),
  attempt(
    "onFinalRelease that is no function",
    "TypeError: implement(onFinalRelease): expected a function",
    () => implement(IBackgroundCopyJob, {}, { onFinalRelease: wrong(5) }),
  ),
  attempt("an unknown apartment", 'TypeError: initializeApartment(kind): expected "mta" or "sta"', () =>
    initializeApartment(wrong("nta")),
  ),
  attempt(
    "a ComError of a success code",
    "RangeError: ComError: expected the HRESULT of a failure",
    () => new ComError(1),
  ),
  attempt("a scope that adopts a number", "TypeError: scope.adopt: expected a disposable value", () =>
    scope((s) => s.adopt(wrong<Disposable>(5))),
  ),
  attempt("a CLSID in a Guid's clothes", "TypeError: expected a GUID", () =>
    registerClass("x" as Guid, options),
  ),
];
