import { observeAnswers } from "../server/answer-observer.ts";
import { hresultOf } from "../server/handler-error.ts";

/** A call as a double keeps it. */
export interface Recorded {
  readonly method: string;
  readonly arguments: readonly unknown[];
  hresult: number;
  result?: unknown;
  error?: unknown;
}

interface Waiting {
  readonly call: Recorded;
  readonly returnsHresult: boolean;
}

/** By handlers, the call that has been answered and whose answer is not yet found good or bad. */
const waiting = /*@__PURE__*/ new WeakMap<object, Waiting>();

/** Completes a call when its caller has got the answer, which comes next, or an error in its place. */
export function awaitVerdict(handlers: object, call: Recorded, returnsHresult: boolean): void {
  observeAnswers(verdicts);
  waiting.set(handlers, { call, returnsHresult });
}

const verdicts = {
  accepted(handlers: object, native: unknown): void {
    const { call, returnsHresult } = taken(handlers) ?? {};
    if (call !== undefined && returnsHresult) call.hresult = (native as number) >>> 0;
  },
  refused(handlers: object, error: unknown): void {
    const { call } = taken(handlers) ?? {};
    if (call === undefined) return;
    delete call.result;
    call.error = error;
    call.hresult = hresultOf(error) >>> 0;
  },
};

function taken(handlers: object): Waiting | undefined {
  const found = waiting.get(handlers);
  waiting.delete(handlers);
  return found;
}
