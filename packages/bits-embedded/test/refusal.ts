import { formatHresult, hresultName, isComError } from "@combind/runtime";

/** The name of the HRESULT that a call fails with, or its number; undefined if it succeeds. */
export function refusal(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (!isComError(error)) throw error;
    return hresultName(error.hresult) ?? formatHresult(error.hresult);
  }
}
