import { channel } from "node:diagnostics_channel";
import { holdingReleases } from "../lifetime/callbacks.ts";
import type { CallTrace } from "./call-trace.ts";

// The channels of `tracingChannel("combind.call")` and `tracingChannel("combind.callback")`. Calls are traced while `end`
// has subscribers.

/** A channel of Node's; the declarations of the runtime must not need Node's. */
export interface TraceChannel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
  subscribe(listener: (message: unknown) => void): void;
  unsubscribe(listener: (message: unknown) => void): void;
}

export const callStart: TraceChannel = /* @__PURE__ */ channel("tracing:combind.call:start");
export const callEnd: TraceChannel = /* @__PURE__ */ channel("tracing:combind.call:end");
export const callbackStart: TraceChannel = /* @__PURE__ */ channel("tracing:combind.callback:start");
export const callbackEnd: TraceChannel = /* @__PURE__ */ channel("tracing:combind.callback:end");

/** Publishes the start and the end of a call around it. */
export function traced<T>(
  start: TraceChannel,
  end: TraceChannel,
  trace: CallTrace,
  returnsHresult: boolean,
  call: () => T,
): T {
  const begin = performance.now();
  tell(start, trace);
  try {
    const native = call();
    note(trace, native, returnsHresult);
    return native;
  } finally {
    trace.milliseconds = performance.now() - begin;
    tell(end, trace);
  }
}

/** The same for a call that returns later. */
export async function tracedLater(
  start: TraceChannel,
  end: TraceChannel,
  trace: CallTrace,
  returnsHresult: boolean,
  call: () => Promise<unknown>,
): Promise<unknown> {
  const begin = performance.now();
  tell(start, trace);
  try {
    const native = await call();
    note(trace, native, returnsHresult);
    return native;
  } finally {
    trace.milliseconds = performance.now() - begin;
    tell(end, trace);
  }
}

/** Listeners may dispose wrappers; the objects of the call outlive it. */
function tell(listeners: TraceChannel, trace: CallTrace): void {
  holdingReleases(() => listeners.publish(trace));
}

function note(trace: CallTrace, native: unknown, returnsHresult: boolean): void {
  if (returnsHresult) trace.hresult = Number(native) >>> 0;
  else trace.result = native;
}
