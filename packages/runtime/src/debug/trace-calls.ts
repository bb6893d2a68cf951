import { describe } from "../errors/describe.ts";
import type { CallTrace } from "../trace/call-trace.ts";
import { callbackEnd, callEnd } from "../trace/channels.ts";
import { describeCall } from "./describe-call.ts";

export interface TraceCallsOptions {
  /** Gets a line for each call; it goes to stderr unless told. */
  readonly log?: (line: string) => void;
}

/**
 * Tells of every call of this thread until the result is disposed: those of JavaScript as `IFoo.bar(...)`, those of
 * handlers with an arrow before them. For programs that want more, `diagnostics_channel.tracingChannel` has the same
 * under "combind.call" and "combind.callback".
 */
export function traceCalls({ log = console.error }: TraceCallsOptions = {}): Disposable {
  if (typeof log !== "function")
    throw new TypeError(`traceCalls(options.log): expected a function, got ${describe(log)}`);
  const call = (message: unknown): void => log(describeCall(message as CallTrace));
  const callback = (message: unknown): void => log(`-> ${describeCall(message as CallTrace)}`);
  callEnd.subscribe(call);
  callbackEnd.subscribe(callback);
  return {
    [Symbol.dispose]() {
      callEnd.unsubscribe(call);
      callbackEnd.unsubscribe(callback);
    },
  };
}
