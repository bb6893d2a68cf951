import { formatHresult, isComError, NullResultError } from "@combind/runtime";

/** What a call comes to: `succeeds`, `succeeds with NULL`, or the name and number of the HRESULT of its ComError. */
export async function outcome(call: () => unknown): Promise<string> {
  try {
    const result = await call();
    if (isDisposable(result)) result[Symbol.dispose]();
    return "succeeds";
  } catch (error) {
    if (error instanceof NullResultError) return "succeeds with NULL";
    if (isComError(error)) return `${error.code} ${formatHresult(error.hresult)}`;
    throw error;
  }
}

function isDisposable(value: unknown): value is Disposable {
  return typeof value === "object" && value !== null && Symbol.dispose in value;
}
