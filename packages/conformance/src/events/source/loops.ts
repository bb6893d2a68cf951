import { type IUnknown, ReleasedError, sameObject } from "@combind/runtime";
import { eventsOf } from "@combind/system";
import { DSourceEvents, type IEventSource, ISourceEvents } from "#events";
import { answersOf, ended, fire, withSource } from "./source.ts";

/** Events one after the other, through a vtable and through Invoke; the loops end by a break and by `return`. */
export function loops(): Promise<object> {
  return withSource(async (source) => {
    const heard: unknown[] = [];
    const events = eventsOf(source, ISourceEvents);
    const late = eventsOf(source, DSourceEvents);
    fire(source, "COUNTED", { number: 1, wide: 2n, real: 0.5 });
    fire(source, "NAMED", { text: "two" });
    for await (const { name, args } of events) {
      heard.push([name, ...args].join());
      if (name === "measured") break;
      if (name === "named") setImmediate(() => fire(source, "MEASURED", { number: 3, real: 1.5 }));
    }
    for (let at = 0; at < 3; at++) heard.push((await late.next()).value?.name);
    await late.return();
    fire(source, "NAMED", { text: "nobody" });
    return { heard, more: [await events.next(), await late.next()], ended: ended(source) };
  });
}

/** More events than may wait: the oldest are lost, and their objects given back. */
export function overflow(): Promise<object> {
  return withSource(async (source) => {
    const events = eventsOf(source, DSourceEvents, { capacity: 3 });
    for (let number = 1; number <= 10; number++) {
      fire(source, "COUNTED", { number });
      fire(source, "FOUND", { object: source });
    }
    const heard: unknown[] = [];
    for (let at = 0; at < 3; at++) {
      const { value } = await events.next();
      heard.push(value?.name === "counted" ? value.args[0] : value?.name);
    }
    const { lost } = events;
    events[Symbol.dispose]();
    return { heard, lost, ended: ended(source) };
  });
}

/** The objects of an event live until the loop goes on. */
export function lentObjects(): Promise<object> {
  return withSource(async (source) => {
    const events = eventsOf(source, ISourceEvents);
    for (let at = 0; at < 3; at++) fire(source, "FOUND", { object: source });
    const seen: (IUnknown | null)[] = [];
    const states: unknown[] = [];
    for await (const { name, args } of events) {
      if (name !== "found") continue;
      states.push(
        seen.map(isAlive),
        args.map((one) => one !== null && sameObject(one, source)),
      );
      seen.push(args[0]);
      if (seen.length === 2) break;
    }
    return { states, after: seen.map(isAlive), ended: ended(source) };
  });
}

/** A signal that fires while a loop waits, and while it is busy. */
export function aborted(): Promise<object> {
  return withSource(async (source) => {
    const outcomes: unknown[] = [];
    for (const wait of [true, false]) {
      const controller = new AbortController();
      const events = eventsOf(source, ISourceEvents, controller);
      fire(source, "COUNTED", { number: 1 });
      if (wait) setImmediate(() => controller.abort(new Error("enough")));
      try {
        for await (const { name } of events) {
          outcomes.push(name);
          if (!wait) controller.abort(new Error("busy"));
        }
      } catch (error) {
        outcomes.push((error as Error).message);
      }
    }
    return { outcomes, receivers: fire(source, "COUNTED"), ended: ended(source) };
  });
}

/** A source that wants an answer gets none of a loop. */
export function unanswered(): Promise<object> {
  return withSource((source: IEventSource) => {
    const all = [eventsOf(source, ISourceEvents), eventsOf(source, DSourceEvents)];
    fire(source, "ASKED", { number: 1 });
    fire(source, "CHANGING", { number: 1, wide: 7n });
    for (const events of all) events[Symbol.dispose]();
    return { answers: answersOf(source), ended: ended(source) };
  });
}

function isAlive(object: IUnknown | null): boolean {
  try {
    object?.retain().dispose();
    return true;
  } catch (error) {
    if (error instanceof ReleasedError) return false;
    throw error;
  }
}
