import {
  BG_CERT_STORE_LOCATION,
  BG_JOB_TYPE,
  IBackgroundCopyJob,
  IBackgroundCopyJobHttpOptions2,
  IBackgroundCopyManager,
} from "@combind/bits";
import { ComError, E_ACCESSDENIED, type Handlers, implement } from "@combind/runtime";
import type { Attempt } from "./attempt.ts";

/** A handler's result or exception, and the HRESULT that its caller gets. */
function getter(name: string, code: string, getHttpMethod: () => unknown): Attempt {
  return {
    name,
    expected: `ComError: IBackgroundCopyJobHttpOptions2.getHttpMethod: ${code} (0x`,
    run: () =>
      implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: getHttpMethod as never }).getHttpMethod(),
  };
}

function certificate(name: string, result: object): Attempt {
  const whole = {
    storeLocation: BG_CERT_STORE_LOCATION.USERS,
    storeName: "MY",
    certHashBlob: new Uint8Array(20),
    subjectName: "me",
  };
  const handlers = {
    getClientCertificate: () => ({ ...whole, ...result }),
  } as Handlers<IBackgroundCopyJobHttpOptions2>;
  return {
    name,
    expected: "ComError: IBackgroundCopyJobHttpOptions.getClientCertificate: E_UNEXPECTED (0x8000FFFF)",
    run: () => implement(IBackgroundCopyJobHttpOptions2, handlers).getClientCertificate(),
  };
}

function jobMaker(name: string, job: () => unknown): Attempt {
  const handlers = {
    createJob: () => ({ jobId: "01234567-89ab-cdef-0123-456789abcdef", job: job() }),
  } as unknown as Handlers<IBackgroundCopyManager>;
  return {
    name,
    expected: "ComError: IBackgroundCopyManager.createJob: E_UNEXPECTED (0x8000FFFF)",
    run: () => implement(IBackgroundCopyManager, handlers).createJob("report", BG_JOB_TYPE.DOWNLOAD),
  };
}

function released(): IBackgroundCopyJob {
  const job = implement(IBackgroundCopyJob, {});
  job.dispose();
  return job;
}

const hostile = new Proxy(
  {},
  {
    get: () => raise(new Error("get")),
    getPrototypeOf: () => raise(new Error("getPrototypeOf")),
    has: () => raise(new Error("has")),
  },
);

function raise(error: unknown): never {
  throw error;
}

/** A ComError whose HRESULT was replaced. */
function comError(hresult: PropertyDescriptor): object {
  return Object.defineProperty(Object.create(ComError.prototype) as object, "hresult", hresult);
}

/** Handlers that do what no server may do. The caller sits on the other side of a native vtable. */
export const HANDLERS: readonly Attempt[] = [
  getter("throws an Error", "E_FAIL", () => raise(new Error("broken"))),
  getter("throws a TypeError", "E_INVALIDARG", () => raise(new TypeError("broken"))),
  getter("throws a RangeError", "E_INVALIDARG", () => raise(new RangeError("broken"))),
  getter("throws a ComError", "E_ACCESSDENIED", () => raise(new ComError(E_ACCESSDENIED))),
  getter("throws a ComError whose code throws", "E_FAIL", () =>
    raise(comError({ get: () => raise(new Error("read")) })),
  ),
  getter("throws a ComError whose code is a symbol", "E_FAIL", () => raise(comError({ value: Symbol("x") }))),
  getter("throws a ComError of a success", "E_FAIL", () => raise(comError({ value: 1 }))),
  getter("throws a ComError whose code is NaN", "E_FAIL", () => raise(comError({ value: Number.NaN }))),
  getter("throws undefined", "E_FAIL", () => raise(undefined)),
  getter("throws a hostile proxy", "E_FAIL", () => raise(hostile)),
  getter("overflows the stack", "E_INVALIDARG", function deeper(): unknown {
    return [deeper()];
  }),
  getter("returns a promise", "E_UNEXPECTED", async () => "GET"),
  getter("returns a promise that fails", "E_UNEXPECTED", async () => raise(new Error("late"))),
  getter("returns a hostile proxy", "E_FAIL", () => hostile),
  getter("returns nothing", "E_UNEXPECTED", () => undefined),
  getter("returns null where a string must be", "E_UNEXPECTED", () => null),
  getter("returns a number for a string", "E_UNEXPECTED", () => 4096),
  getter("returns a string with U+0000", "E_UNEXPECTED", () => "GET\0"),
  getter("is missing", "E_NOTIMPL", undefined as never),
  certificate("lacks one of several outputs", { storeName: undefined }),
  certificate("returns an output out of range", { storeLocation: 2 ** 31 }),
  certificate("returns an output that is a fraction", { storeLocation: 0.5 }),
  certificate("returns an array that is too short", { certHashBlob: new Uint8Array(19) }),
  certificate("returns an array that is too long", { certHashBlob: new Uint8Array(21) }),
  certificate("returns numbers for bytes", { certHashBlob: Array(20).fill(0) }),
  jobMaker("returns null for an interface", () => null),
  jobMaker("returns a plain object for an interface", () => ({})),
  jobMaker("returns a wrapper of another class", () => implement(IBackgroundCopyManager, {})),
  jobMaker("returns a released wrapper", released),
  jobMaker("returns a proxy of a wrapper", () => new Proxy(implement(IBackgroundCopyJob, {}), {})),
];
