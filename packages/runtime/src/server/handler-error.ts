import { type ComError, isComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { E_FAIL, E_INVALIDARG, E_OUTOFMEMORY, E_UNEXPECTED, RPC_E_DISCONNECTED } from "../errors/hresults.ts";
import { NativeMemoryError } from "../errors/native-memory-error.ts";
import { ReleasedError } from "../errors/released-error.ts";

/** A handler answered with something that its method cannot return. */
export class HandlerResultError extends TypeError {
  override readonly name = "HandlerResultError";
}

/** `at` is "IFoo.bar", the method whose handler failed. */
export type HandlerErrorListener = (error: unknown, at: string) => void;

const listeners = new Set<HandlerErrorListener>();

/**
 * Listens to what handlers of `implement` throw, until the result is disposed. The native caller only sees an HRESULT;
 * a log or a test wants the error itself. ComErrors are answers, not errors, and are not reported.
 *
 * @throws {TypeError} when the listener is no function
 */
export function onHandlerError(listener: HandlerErrorListener): Disposable {
  if (typeof listener !== "function")
    throw new TypeError(`onHandlerError(listener): expected a function, got ${describe(listener)}`);
  const entry: HandlerErrorListener = (error, at) => listener(error, at);
  listeners.add(entry);
  return {
    [Symbol.dispose]() {
      listeners.delete(entry);
    },
  };
}

/** Tells the listeners; their own exceptions must not reach native code. */
export function reportHandlerError(error: unknown, at: string): void {
  if (isComError(error)) return;
  for (const listener of listeners) {
    try {
      const done: unknown = listener(error, at);
      if (done instanceof Promise) done.catch(() => {});
    } catch {
      // A listener's failure is its own business, and there is no one above to tell.
    }
  }
}

/** The signed HRESULT that stands for an error. */
export function hresultOf(error: unknown): number {
  return failureCode(error) | 0;
}

function failureCode(error: unknown): number {
  if (isComError(error)) return (error as ComError).hresult >>> 0 >= 0x8000_0000 ? error.hresult : E_FAIL;
  if (error instanceof ReleasedError) return RPC_E_DISCONNECTED;
  if (error instanceof NativeMemoryError) return E_OUTOFMEMORY;
  if (error instanceof HandlerResultError) return E_UNEXPECTED;
  if (error instanceof TypeError || error instanceof RangeError) return E_INVALIDARG;
  return E_FAIL;
}
