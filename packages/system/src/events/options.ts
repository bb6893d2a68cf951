import type { CallSignal } from "@combind/runtime";

export interface AdviseOptions {
  /** Ends the connection as `dispose` does. */
  readonly signal?: CallSignal | undefined;
}

/** The signal of some options. Throws its reason when it has fired. */
export function unfiredSignal(options: unknown, at: string): CallSignal | undefined {
  if (typeof options !== "object" || options === null)
    throw new TypeError(`${at}(options): expected an object`);
  const { signal } = options as AdviseOptions;
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw new TypeError(`${at}(options.signal): expected an AbortSignal`);
  signal?.throwIfAborted();
  return signal;
}
