import { checkDouble, outOfRange } from "../marshal/checks.ts";
import type { CallTrace } from "../trace/call-trace.ts";
import { callEnd, callStart } from "../trace/channels.ts";
import { describeCall, place } from "./describe-call.ts";
import { milliseconds, WatchdogThread } from "./watchdog-thread.ts";

export interface WatchCallsOptions {
  /** Gets a line for each slow call that has returned; it goes to stderr unless told. */
  readonly log?: (line: string) => void;
}

const LONGEST = 2 ** 31 - 1;

/**
 * Tells of calls of this thread that take longer than so many milliseconds, until the result is disposed: when they have
 * returned through `log`, and while they last on stderr, from a thread of its own: this one is blocked meanwhile, perhaps
 * for ever. Calls of `offThread` are told of while they last, too.
 */
export function watchCalls(longerThan: number, { log = console.error }: WatchCallsOptions = {}): Disposable {
  checkDouble(longerThan, "watchCalls", "longerThan");
  if (!(longerThan > 0 && longerThan <= LONGEST))
    throw outOfRange(longerThan, "watchCalls", "longerThan", `milliseconds, at most ${LONGEST}`);
  const thread = new WatchdogThread(longerThan);
  /** The calls that this thread is in, the innermost last. */
  const nested: { readonly name: string; readonly since: number }[] = [];
  const timers = new Map<CallTrace, NodeJS.Timeout>();

  const begin = (message: unknown): void => {
    const trace = message as CallTrace;
    if (trace.thread === undefined) {
      nested.push({ name: `${place(trace)} (slot ${trace.slot})`, since: milliseconds() });
      thread.note(nested.at(-1));
      return;
    }
    const tell = (): void =>
      log(`${place(trace)} (slot ${trace.slot}) off the thread has not returned for ${longerThan} ms`);
    timers.set(trace, setTimeout(tell, longerThan).unref());
  };
  const end = (message: unknown): void => {
    const trace = message as CallTrace;
    if (trace.thread === undefined) {
      nested.pop();
      thread.note(nested.at(-1));
    } else {
      clearTimeout(timers.get(trace));
      timers.delete(trace);
    }
    if ((trace.milliseconds ?? 0) >= longerThan) log(`slow call: ${describeCall(trace)}`);
  };
  callStart.subscribe(begin);
  callEnd.subscribe(end);
  return {
    [Symbol.dispose]() {
      callStart.unsubscribe(begin);
      callEnd.unsubscribe(end);
      for (const timer of timers.values()) clearTimeout(timer);
      thread.stop();
    },
  };
}
