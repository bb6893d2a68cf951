import type { NativePointer, Pointer } from "../client/pointer.ts";
import { ComError, type ErrorInfo } from "./com-error.ts";
import { readErrorInfo } from "./error-info.ts";

/** The error of a failed synchronous call on a wrapper; `at` is "IFoo.bar". */
export function failure(hr: number, at: string, self: Pointer, parameter?: string): ComError {
  const [type, method] = splitPlace(at);
  const errorInfo = errorInfoOf(self as NativePointer);
  return new ComError(hr, { interface: type, method, parameter, errorInfo });
}

/** "IFoo.bar" in its two parts. */
export function splitPlace(at: string): [type: string, method: string] {
  const dot = at.indexOf(".");
  return [at.slice(0, dot), at.slice(dot + 1)];
}

/** What the object says about its last failure on this thread, if it can be asked. */
export function errorInfoOf({ address, type }: NativePointer): ErrorInfo | undefined {
  if (address === 0) return undefined;
  try {
    return readErrorInfo(address, type.iid);
  } catch {
    // The call's own failure is what counts; the object that cannot even be asked about it adds nothing.
    return undefined;
  }
}
