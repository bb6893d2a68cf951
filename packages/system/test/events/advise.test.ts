import { type ComError, implement, isComError, onHandlerError, S_FALSE } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { expect, test } from "vitest";
import { advise, IConnectionPointContainer, IPersist, IPropertyNotifySink } from "../../src/index.ts";
import { type Source, sourceOf } from "./source.ts";

function withSource(body: (source: Source) => void | Promise<void>): Promise<void> {
  return expectNoLeaks(async () => {
    const source = sourceOf(IPropertyNotifySink);
    try {
      await body(source);
    } finally {
      source.object.dispose();
    }
    expect(source.count()).toBe(0);
  });
}

function changed(source: Source, id: number): void {
  source.fire(IPropertyNotifySink, (receiver) => receiver.onChanged(id));
}

test("events reach the handlers until the connection is disposed, once or twice", () =>
  withSource((source) => {
    const seen: number[] = [];
    const handlers = {
      limit: 5,
      onChanged(id: number): void {
        seen.push(id);
      },
      onRequestEdit(id: number) {
        return id > this.limit ? S_FALSE : 0;
      },
    };
    const connection = advise(source.object, IPropertyNotifySink, handlers);
    expect([connection.isOpen, source.count()]).toEqual([true, 1]);
    changed(source, 7);
    source.fire(IPropertyNotifySink, (receiver) => {
      expect([receiver.onRequestEdit(4), receiver.onRequestEdit(6)]).toEqual([0, S_FALSE]);
    });
    connection.dispose();
    connection[Symbol.dispose]();
    changed(source, 8);
    expect([seen, connection.isOpen, source.count()]).toEqual([[7], false, 0]);
  }));

test("several connections are apart, and outlive the wrapper of the object", () =>
  expectNoLeaks(() => {
    const source = sourceOf(IPropertyNotifySink);
    const seen: string[] = [];
    const [first, second] = ["a", "b"].map((name) =>
      advise(source.object, IPropertyNotifySink, { onChanged: (id) => void seen.push(`${name}${id}`) }),
    );
    changed(source, 1);
    first?.dispose();
    source.object.dispose();
    changed(source, 2);
    second?.dispose();
    expect([seen, source.count()]).toEqual([["a1", "b1", "b2"], 0]);
  }));

test("a handler may end its own connection", () =>
  withSource((source) => {
    let count = 0;
    const connection = advise(source.object, IPropertyNotifySink, {
      onChanged() {
        count++;
        connection.dispose();
      },
    });
    changed(source, 1);
    changed(source, 2);
    expect(count).toBe(1);
  }));

test("a receiver that the source keeps after the end reaches no handler", () =>
  withSource((source) => {
    let count = 0;
    let kept: IPropertyNotifySink | undefined;
    const connection = advise(source.object, IPropertyNotifySink, { onChanged: () => void count++ });
    source.fire(IPropertyNotifySink, (receiver) => {
      kept = receiver.retain();
    });
    connection.dispose();
    expect(() => kept?.onChanged(1)).toThrow(expect.objectContaining({ code: "RPC_E_DISCONNECTED" }));
    kept?.dispose();
    expect(count).toBe(0);
  }));

test("what handlers throw becomes an HRESULT; what is not handled is E_NOTIMPL", () =>
  withSource((source) => {
    const errors: string[] = [];
    const listening = onHandlerError((error, at) => errors.push(`${at}: ${error}`));
    const connection = advise(source.object, IPropertyNotifySink, {
      onChanged() {
        throw new RangeError("too far");
      },
    });
    const codes: (string | undefined)[] = [];
    source.fire(IPropertyNotifySink, (receiver) => {
      for (const act of [() => receiver.onChanged(1), () => receiver.onRequestEdit(1)]) {
        try {
          act();
        } catch (error) {
          codes.push((error as ComError).code);
        }
      }
    });
    connection.dispose();
    listening[Symbol.dispose]();
    expect(codes).toEqual(["E_INVALIDARG", "E_NOTIMPL"]);
    expect(errors).toEqual(["IPropertyNotifySink.onChanged: RangeError: too far"]);
  }));

test("a signal ends the connection; one that has fired before lets none begin", () =>
  withSource((source) => {
    const controller = new AbortController();
    let count = 0;
    const connect = () =>
      advise(
        source.object,
        IPropertyNotifySink,
        { onChanged: () => void count++ },
        { signal: controller.signal },
      );
    const connection = connect();
    changed(source, 1);
    controller.abort(new Error("enough"));
    changed(source, 2);
    expect([count, connection.isOpen, source.count()]).toEqual([1, false, 0]);
    connection.dispose();
    expect(connect).toThrow("enough");
    expect(source.count()).toBe(0);
  }));

test("an object without events, or without these, says so", () =>
  withSource((source) => {
    const mute = implement(IPersist, {});
    expect(() => advise(mute, IPropertyNotifySink, {})).toThrow(
      expect.objectContaining({ code: "E_NOINTERFACE", parameter: "IConnectionPointContainer" }),
    );
    mute.dispose();
    expect(() => advise(source.object, IPersist, {})).toThrow(
      expect.objectContaining({ code: "CONNECT_E_NOCONNECTION", parameter: "IPersist" }),
    );
    expect(() => advise(source.object, IPersist, {})).toThrow("the object sends no events of IPersist");
    const empty = implement(IConnectionPointContainer, { findConnectionPoint: () => null as never });
    expect(isComError(thrown(() => advise(empty, IPropertyNotifySink, {})))).toBe(true);
    empty.dispose();
  }));

test("wrong uses are TypeErrors, and a released object a ReleasedError, before anything is called", () =>
  withSource((source) => {
    const { object } = source;
    for (const wrong of [undefined, null, 5, {}, "x", new Proxy(object, {}), Object.create(object)])
      expect(() => advise(wrong, IPropertyNotifySink, {})).toThrow(TypeError);
    for (const wrong of [undefined, {}, Date, class {}])
      expect(() => advise(object, wrong as never, {})).toThrow("advise(events): expected the class");
    for (const wrong of [undefined, null, 5, () => {}])
      expect(() => advise(object, IPropertyNotifySink, wrong as never)).toThrow("advise(handlers)");
    expect(() => advise(object, IPropertyNotifySink, { onChanged: 5 as never })).toThrow(
      "onChanged is no function",
    );
    for (const wrong of [null, 5, { signal: {} }, { signal: null }])
      expect(() => advise(object, IPropertyNotifySink, {}, wrong as never)).toThrow("advise(options");
    const released = object.retain();
    released.dispose();
    expect(() => advise(released, IPropertyNotifySink, {})).toThrow("was released");
    expect(source.count()).toBe(0);
  }));

function thrown(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
