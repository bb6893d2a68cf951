import { setTimeout as delay } from "node:timers/promises";
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

const PATIENCE = 10_000;
const POLL = 20;

/** What a call comes to in the end, which is to fail: the service forgets a job in a thread of its own. */
export async function lastOutcome(call: () => unknown): Promise<string> {
  for (const end = Date.now() + PATIENCE; ; await delay(POLL)) {
    const now = await outcome(call);
    if (now !== "succeeds" || Date.now() > end) return now;
  }
}

function isDisposable(value: unknown): value is Disposable {
  return typeof value === "object" && value !== null && Symbol.dispose in value;
}
