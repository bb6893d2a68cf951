import { sameObject } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { expect, expectTypeOf, test } from "vitest";
import { type EventOf, eventsOf, IPropertyNotifySink } from "../../src/index.ts";
import { type Source, sourceOf } from "./source.ts";
import { DTicker } from "./ticker.ts";

function withSource(body: (source: Source) => Promise<void>): Promise<void> {
  return expectNoLeaks(async () => {
    const source = sourceOf(DTicker, IPropertyNotifySink);
    try {
      await body(source);
    } finally {
      source.object.dispose();
    }
    expect(source.count()).toBe(0);
  });
}

function tick(source: Source, ...counts: number[]): void {
  for (const count of counts) source.fire(DTicker, (receiver) => receiver.ticked(count, `${count}`));
}

test("events have the name and the arguments of a member", () => {
  expectTypeOf<EventOf<IPropertyNotifySink>>().toEqualTypeOf<
    | { readonly name: "onChanged"; readonly args: readonly [dispID: number] }
    | { readonly name: "onRequestEdit"; readonly args: readonly [dispID: number] }
  >();
  expectTypeOf<EventOf<DTicker>["name"]>().toEqualTypeOf<"ticked" | "closing" | "found">();
});

test("a loop gets the events since it was made, and ends them with a break", () =>
  withSource(async (source) => {
    const seen: unknown[] = [];
    const events = eventsOf(source.object, DTicker);
    tick(source, 1, 2);
    for await (const event of events) {
      seen.push(event);
      if (event.name === "ticked" && event.args[0] === 2) setImmediate(() => tick(source, 3));
      if (event.name === "ticked" && event.args[0] === 3) break;
    }
    tick(source, 4);
    expect(seen).toEqual([1, 2, 3].map((count) => ({ name: "ticked", args: [count, `${count}`] })));
    expect([source.count(), await events.next()]).toEqual([0, { done: true, value: undefined }]);
    events[Symbol.dispose]();
  }));

test("events of a vtable come too, and are answered at once", () =>
  withSource(async (source) => {
    const events = eventsOf(source.object, IPropertyNotifySink);
    source.fire(IPropertyNotifySink, (receiver) => {
      receiver.onChanged(3);
      expect(receiver.onRequestEdit(4)).toBe(0);
    });
    expect([(await events.next()).value, (await events.next()).value]).toEqual([
      { name: "onChanged", args: [3] },
      { name: "onRequestEdit", args: [4] },
    ]);
    await events.return();
  }));

test("objects among the arguments live until the loop goes on", () =>
  withSource(async (source) => {
    const events = eventsOf(source.object, DTicker);
    const find = () =>
      source.fire(DTicker, (receiver) => receiver.found(source.object, [source.object, source.object]));
    find();
    const first = await events.next();
    if (first.done || first.value.name !== "found") throw new Error("another event");
    const [object, all] = first.value.args;
    expect(object !== null && sameObject(object, source.object)).toBe(true);
    expect(all.map((one) => sameObject(one, source.object))).toEqual([true, true]);
    find();
    const second = events.next();
    expect(() => object?.retain()).toThrow("released");
    // Taken, waiting, and on its way when everything ends.
    await second;
    find();
    const later = [events.next(), events.next()];
    find();
    find();
    events[Symbol.dispose]();
    await Promise.all(later);
  }));

test("as many events wait as may; the oldest are lost", () =>
  withSource(async (source) => {
    const events = eventsOf(source.object, DTicker, { capacity: 2 });
    source.fire(DTicker, (receiver) => receiver.found(source.object, [source.object]));
    tick(source, 1, 2, 3);
    expect(events.lost).toBe(2);
    expect((await events.next()).value?.args).toEqual([2, "2"]);
    await events.return();
  }));

test("a [in, out] of an event keeps its value", () =>
  withSource(async (source) => {
    const events = eventsOf(source.object, DTicker);
    source.fire(DTicker, (receiver) => {
      expect([receiver.closing(true), receiver.closing(false)]).toEqual([true, false]);
    });
    events[Symbol.dispose]();
  }));

test("a signal ends the loop with its reason: in its wait, in its body, and before it", () =>
  withSource(async (source) => {
    const waiting = new AbortController();
    const loop = (async () => {
      for await (const _ of eventsOf(source.object, DTicker, { signal: waiting.signal }));
    })();
    waiting.abort(new Error("enough"));
    await expect(loop).rejects.toThrow("enough");
    expect(source.count()).toBe(0);

    const busy = new AbortController();
    const events = eventsOf(source.object, DTicker, { signal: busy.signal });
    source.fire(DTicker, (receiver) => receiver.found(source.object, []));
    tick(source, 1);
    let seen = 0;
    const inBody = (async () => {
      for await (const event of events) {
        seen++;
        busy.abort(new Error("stop"));
        if (event.name === "found") event.args[0]?.retain().dispose();
      }
    })();
    await expect(inBody).rejects.toThrow("stop");
    expect([seen, source.count(), await events.next()]).toEqual([1, 0, { done: true, value: undefined }]);

    expect(() => eventsOf(source.object, DTicker, { signal: AbortSignal.abort(new Error("no")) })).toThrow(
      "no",
    );
  }));

test("wrong uses say so", () =>
  withSource(async (source) => {
    expect(() => eventsOf({} as never, DTicker)).toThrow("eventsOf(object)");
    expect(() => eventsOf(source.object, {} as never)).toThrow("eventsOf(events)");
    for (const capacity of [0, -1, 1.5, Number.NaN, "1" as never])
      expect(() => eventsOf(source.object, DTicker, { capacity })).toThrow(RangeError);
    expect(() => eventsOf(source.object, DTicker, { signal: 5 as never })).toThrow("AbortSignal");
  }));
