import { subscribe, tracingChannel, unsubscribe } from "node:diagnostics_channel";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CallTrace, ComError, E_FAIL, implement, isComError, offThread } from "../../src/index.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { IEverything, INode } from "../interfaces.ts";

type Event = readonly [moment: "start" | "end", trace: CallTrace];

/** Listens to a channel for each test. */
function listening(name: string): readonly Event[] {
  const events: Event[] = [];
  const channel = tracingChannel<unknown, CallTrace>(name);
  const listeners = {
    start: (trace: CallTrace) => void events.push(["start", { ...trace }]),
    end: (trace: CallTrace) => void events.push(["end", { ...trace }]),
  };
  beforeEach(() => {
    events.length = 0;
    channel.subscribe(listeners as never);
  });
  afterEach(() => channel.unsubscribe(listeners as never));
  return events;
}

const named = (events: readonly Event[]): string[] =>
  events.map(([moment, { interface: type, method, slot }]) => `${moment} ${type}.${method} ${slot}`);

describe("combind.call", () => {
  const events = listening("combind.call");

  it("has start and end of every call, with arguments, HRESULT and time", () =>
    expectNoLeaks(() => {
      const everything = implement(IEverything, { echoText: (text) => text, getId: () => 5 });
      everything.echoText(null);
      expect(everything.getId()).toBe(5);
      everything.dispose();
      expect(named(events)).toEqual([
        "start IEverything.echoText 8",
        "end IEverything.echoText 8",
        "start INode.getId 3",
        "end INode.getId 3",
        "start IUnknown.Release 2",
        "end IUnknown.Release 2",
      ]);
      const [[, start], [, end]] = events as [Event, Event];
      expect(start).toEqual({
        interface: "IEverything",
        method: "echoText",
        slot: 8,
        arguments: { text: null },
      });
      expect(end).toMatchObject({ hresult: 0, milliseconds: expect.any(Number) });
      expect(events.at(-1)![1]).toMatchObject({ result: 0 });
    }));

  it("tells failures, and QueryInterface with its IID", () =>
    expectNoLeaks(() => {
      const node = implement(INode, {
        getId() {
          throw new ComError(E_FAIL);
        },
      });
      expect(() => node.getId()).toThrow("E_FAIL");
      expect(events[1]![1]).toMatchObject({ method: "getId", hresult: E_FAIL });
      expect(node.tryAs(IEverything)).toBeNull();
      const query = events.findLast(
        ([moment, { method }]) => moment === "end" && method === "QueryInterface",
      )!;
      expect(query[1]).toMatchObject({ hresult: 0x80004002, arguments: { iid: IEverything.iid } });
      node.dispose();
    }));

  it("tells calls of offThread with the values that were given", () =>
    expectNoLeaks(async () => {
      const everything = implement(IEverything, { join: (first, second) => first + second });
      expect(await offThread(everything).join("a", "b")).toBe("ab");
      const own = events.filter(([, { thread }]) => thread === "pool");
      expect(named(own)).toEqual(["start IEverything.join 9", "end IEverything.join 9"]);
      expect(own[1]![1]).toMatchObject({ arguments: { first: "a", second: "b" }, hresult: 0 });
      everything.dispose();
    }));

  it("leaves the object alive, though a listener disposes the wrapper", () =>
    expectNoLeaks(() => {
      const node = implement(INode, { getId: () => 5 });
      const dispose = (): void => node.dispose();
      subscribe("tracing:combind.call:start", dispose);
      try {
        expect(node.getId()).toBe(5);
      } finally {
        unsubscribe("tracing:combind.call:start", dispose);
      }
      expect(() => node.getId()).toThrow("released");
    }));

  it("refuses a wrapper that is released while its method reads the arguments", () =>
    expectNoLeaks(() => {
      const node = implement(INode, {});
      const { getId } = node;
      node.dispose();
      expect(() => getId.call(node)).toThrow("released");
    }));
});

describe("combind.callback", () => {
  const events = listening("combind.callback");

  it("has start and end of every handler's call", () =>
    expectNoLeaks(() => {
      const everything = implement(IEverything, {
        join() {
          throw new TypeError("no text");
        },
      });
      try {
        everything.join("a", "b");
      } catch (error) {
        expect(isComError(error)).toBe(true);
      }
      everything.dispose();
      expect(named(events)).toEqual(["start IEverything.join 9", "end IEverything.join 9"]);
      expect(events[1]![1]).toMatchObject({
        arguments: { first: "a", second: "b" },
        hresult: 0x80070057,
        milliseconds: expect.any(Number),
      });
    }));
});
