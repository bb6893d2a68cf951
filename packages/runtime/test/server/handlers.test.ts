import { afterEach, describe, expect, it } from "vitest";
import { bind, drop, enter, readInt32, readPointer, take, writeInt32 } from "../../src/codegen/index.ts";
import {
  ComError,
  E_FAIL,
  E_INVALIDARG,
  E_NOTIMPL,
  E_POINTER,
  E_UNEXPECTED,
  type Handlers,
  implement,
  onHandlerError,
  pointerOf,
  ReleasedError,
  RPC_E_DISCONNECTED,
  S_OK,
} from "../../src/index.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { IEverything, INode, IStranger } from "../interfaces.ts";
import { referencesOf } from "../references.ts";

const errors: unknown[] = [];
const listening = onHandlerError((error, at) => errors.push([at, error]));
afterEach(() => {
  errors.length = 0;
});

/** The HRESULT of a failing call. */
function hresultOf(call: () => unknown): number | undefined {
  try {
    call();
  } catch (error) {
    if (error instanceof ComError) return error.hresult;
    throw error;
  }
  return undefined;
}

/** Serves one handler, calls it through native code, and checks that nothing leaks. */
function hresultWith(handlers: Handlers<IEverything>, call: (it: IEverything) => unknown) {
  return expectNoLeaks(() => {
    const everything = implement(IEverything, handlers);
    const hresult = hresultOf(() => call(everything));
    everything.dispose();
    return hresult;
  });
}

/** Calls a slot with chosen native arguments, as a foreign caller would. */
function callRaw(object: INode, slot: number, signature: string, ...values: unknown[]): number {
  return bind(enter(object, INode, "test"), slot, signature)(pointerOf(object), ...values) >>> 0;
}

// biome-ignore lint/suspicious/noExplicitAny: handlers that the types forbid
const wrong = (value: unknown) => value as any;

describe("errors of handlers", () => {
  const released = implement(INode, {});
  released.dispose();
  const raise = (error: unknown) => () => {
    throw error;
  };

  it.each([
    ["a ComError", raise(new ComError(0x80200003)), 0x80200003],
    ["a TypeError", raise(new TypeError("t")), E_INVALIDARG],
    ["a RangeError", raise(new RangeError("r")), E_INVALIDARG],
    ["an Error", raise(new Error("e")), E_FAIL],
    ["a string", raise("text"), E_FAIL],
    ["null", raise(null), E_FAIL],
    ["a revoked proxy", raise(revokedProxy()), E_FAIL],
    ["the use of a released wrapper", () => released.getId(), RPC_E_DISCONNECTED],
    ["endless recursion", recurse, E_INVALIDARG],
  ])("turns %s into an HRESULT", async (_, handler, expected) => {
    expect(await hresultWith({ getId: wrong(handler) }, (it) => it.getId())).toBe(expected);
  });

  it("reports errors but not answers to listeners", async () => {
    const error = new Error("lost otherwise");
    await hresultWith({ getId: raise(error) }, (it) => it.getId());
    await hresultWith({ getId: raise(new ComError(E_FAIL)) }, (it) => it.getId());
    expect(errors).toEqual([["INode.getId", error]]);
  });

  it("survives a listener that throws, and stops telling a disposed one", async () => {
    const bad = onHandlerError(raise(new Error("listener")));
    expect(await hresultWith({ getId: raise(new Error("e")) }, (it) => it.getId())).toBe(E_FAIL);
    bad[Symbol.dispose]();
  });

  it.each([undefined, null, {}, "listener"])("has no %s for a listener", (listener) => {
    expect(() => onHandlerError(wrong(listener))).toThrow(
      /^onHandlerError\(listener\): expected a function, got /,
    );
  });

  it("answers E_NOTIMPL for a missing handler and for a method without a plan", async () => {
    expect(await hresultWith({}, (it) => it.getId())).toBe(E_NOTIMPL);
    expect(await hresultWith({ getId: wrong(undefined) }, (it) => it.getId())).toBe(E_NOTIMPL);
    expect(await hresultWith({}, (it) => it.title)).toBe(E_NOTIMPL);
    const everything = implement(IEverything, {});
    expect(callRaw(everything, 15, "i(pl)", 1n)).toBe(E_NOTIMPL);
    everything.dispose();
  });

  it("answers the failure of a property's getter or setter", async () => {
    const handlers = {
      get title(): string {
        throw new ComError(E_FAIL);
      },
      set title(_: string) {
        throw new RangeError("too long");
      },
    };
    expect(await hresultWith(handlers, (it) => it.title)).toBe(E_FAIL);
    expect(await hresultWith(handlers, (it) => (it.title = "x"))).toBe(E_INVALIDARG);
    expect(await hresultWith(Object.freeze({ title: "fixed" }), (it) => (it.title = "x"))).toBe(E_NOTIMPL);
  });

  it("swallows what a method without an HRESULT cannot tell", async () => {
    expect(await hresultWith({ notify: raise(new Error("e")) }, (it) => it.notify(1))).toBeUndefined();
    const everything = implement(IEverything, { size: wrong(() => -1), total: wrong(() => "x") });
    expect([everything.size(), everything.total(1n)]).toEqual([0, 0n]);
    everything.dispose();
    expect(errors).toHaveLength(3);
  });

  it("does not let one failing callback spoil the others of the same native call", async () => {
    await expectNoLeaks(() => {
      const seen: number[] = [];
      const inner = implement(INode, { getId: raise(new Error("e")), visit: () => void seen.push(1) });
      const outer = implement(INode, {
        visit(node) {
          expect(hresultOf(() => node.getId())).toBe(E_FAIL);
          node.visit(node);
        },
      });
      outer.visit(inner);
      expect(seen).toEqual([1]);
      outer.dispose();
      inner.dispose();
    });
  });
});

describe("results of handlers", () => {
  it.each<[string, Handlers<IEverything>, (it: IEverything) => unknown]>([
    ["undefined for a number", { getId: wrong(() => undefined) }, (it) => it.getId()],
    ["a fraction", { getId: () => 1.5 }, (it) => it.getId()],
    ["too large a number", { getId: () => 2 ** 31 }, (it) => it.getId()],
    ["a number for a string", { join: wrong(() => 4096) }, (it) => it.join("a", "b")],
    ["null for a string", { join: wrong(() => null) }, (it) => it.join("a", "b")],
    ["U+0000", { join: () => "a\0b" }, (it) => it.join("a", "b")],
    ["bad GUID text", { echoGuid: wrong(() => "no") }, (it) => it.echoGuid(INode.iid)],
    ["a short array", { echoDigest: () => new Uint8Array(19) }, (it) => it.echoDigest(new Uint8Array(20))],
    ["an array of numbers", { echoBytes: wrong(() => [1]) }, (it) => it.echoBytes(new Uint8Array(1))],
    ["a promise", { getId: wrong(async () => 1) }, (it) => it.getId()],
    ["a promise for nothing", { visit: wrong(async () => {}) }, (it) => it.visit(it)],
    ["no object", { exchange: wrong(() => 5) }, (it) => it.exchange(null)],
    ["an object without the outputs", { exchange: wrong(() => ({})) }, (it) => it.exchange(null)],
    ["a proxy", { exchange: wrong(() => new Proxy({}, {})) }, (it) => it.exchange(null)],
    ["an unknown success code", { step: wrong(() => 7) }, (it) => it.step()],
    ["a failure as success code", { step: wrong(() => E_FAIL) }, (it) => it.step()],
  ])("refuses %s", async (_, handlers, call) => {
    expect(await hresultWith(handlers, call)).toBe(E_UNEXPECTED);
    expect(errors).toHaveLength(1);
  });

  it("refuses a wrapper of another class, and releases what was given", async () => {
    const handlers = {
      exchange: wrong(() => ({ first: implement(INode, {}), second: implement(IStranger, {}) })),
    };
    expect(await hresultWith(handlers, (it) => it.exchange(null))).toBe(E_UNEXPECTED);
  });

  it("ignores what a method without outputs returns", async () => {
    expect(await hresultWith({ visit: wrong(() => 17) }, (it) => it.visit(it))).toBeUndefined();
  });

  it("reports a promise that fails later, instead of ending the process", async () => {
    await hresultWith({ getId: wrong(() => Promise.reject(new Error("late"))) }, (it) => it.getId());
    await new Promise((resolve) => setTimeout(resolve));
    expect(errors).toHaveLength(2);
    expect(errors[1]).toEqual(["INode.getId", new Error("late")]);
  });
});

describe("outputs as a foreign caller sees them", () => {
  it("are zeroed when the handler fails", () => {
    const node = implement(INode, {});
    const out = take(8);
    writeInt32(out, -1);
    expect(callRaw(node, 3, "i(pp)", out)).toBe(E_NOTIMPL);
    expect(readInt32(out)).toBe(0);
    drop(out);
    node.dispose();
  });

  it("are zeroed as wide as they are, and no wider", () => {
    const everything = implement(IEverything, {});
    const out = take(112);
    for (let cell = 0; cell < 28; cell++) writeInt32(out + cell * 4, -1);
    const cells = Array.from({ length: 11 }, (_, index) => out + index * 8);
    expect(callRaw(everything, 7, "i(pppppppppppp)", ...cells)).toBe(E_NOTIMPL);
    const left = cells.map((cell) => [readInt32(cell), readInt32(cell + 4)]);
    expect(left).toEqual([
      [~0xff, -1],
      [~0xff, -1],
      [~0xffff, -1],
      [~0xffff, -1],
      [0, -1],
      [0, -1],
      [0, 0],
      [0, 0],
      [0, -1],
      [0, 0],
      [0, -1],
    ]);
    drop(out);
    everything.dispose();
  });

  it("may not be NULL", () => {
    let called = 0;
    const node = implement(IEverything, {
      getId: () => ++called,
      exchange() {
        called++;
        throw new Error("unreachable");
      },
    });
    expect(callRaw(node, 3, "i(pp)", 0)).toBe(E_POINTER);
    const out = take(8);
    writeInt32(out, -1);
    expect(callRaw(node, 13, "i(pppp)", 0, out, 0)).toBe(E_POINTER);
    expect(readPointer(out)).not.toBe(0xffff_ffff);
    expect(called).toBe(0);
    drop(out);
    node.dispose();
  });

  it("stay the caller's when they are [in, out] and the handler fails", () => {
    const everything = implement(IEverything, {});
    const out = take(8);
    writeInt32(out, 77);
    expect(callRaw(everything, 14, "i(pp)", out)).toBe(E_NOTIMPL);
    expect(readInt32(out)).toBe(77);
    drop(out);
    everything.dispose();
  });

  it("refuses NULL where a handler may not get null", () => {
    const everything = implement(IEverything, { join: () => "x", visit: () => {}, echoGuid: (id) => id });
    const out = take(16);
    expect(callRaw(everything, 9, "i(pssp)", null, "b", out)).toBe(E_POINTER);
    expect(callRaw(everything, 5, "i(pp)", 0)).toBe(E_POINTER);
    expect(callRaw(everything, 10, "i(ppp)", 0, out)).toBe(E_POINTER);
    expect(callRaw(everything, 11, "i(pIppp)", 3, 0, out, out + 8)).toBe(E_POINTER);
    drop(out);
    everything.dispose();
  });
});

describe("wrappers that handlers get and give", () => {
  it("lends arguments for the call only", async () => {
    await expectNoLeaks(() => {
      let kept: INode | null = null;
      let lent: INode | null = null;
      const node = implement(INode, { getId: () => 9 });
      const visitor = implement(INode, {
        visit(given) {
          lent = given;
          kept = given.retain();
        },
      });
      visitor.visit(node);
      expect(() => lent!.getId()).toThrow(
        new ReleasedError("INode.getId: this INode was released with the call that lent it"),
      );
      expect(() => visitor.visit(lent!)).toThrow(ReleasedError);
      expect(kept!.getId()).toBe(9);
      lent!.dispose();
      expect(referencesOf(node)).toBe(2);
      kept!.dispose();
      expect(referencesOf(node)).toBe(1);
      visitor.dispose();
      node.dispose();
    });
  });

  it("does not release what is lent when a handler disposes it", async () => {
    await expectNoLeaks(async () => {
      const node = implement(INode, {});
      const visitor = implement(INode, { visit: (given) => given.dispose() });
      visitor.visit(node);
      await Promise.resolve();
      expect(referencesOf(node)).toBe(1);
      visitor.dispose();
      node.dispose();
    });
  });

  it("takes over returned wrappers, unless they are retained or lent", async () => {
    await expectNoLeaks(() => {
      const given = implement(INode, {});
      const kept = implement(INode, {});
      const everything = implement(IEverything, {
        getNext: () => given,
        exchange: (lent) => ({ first: kept.retain(), second: lent }),
      });
      const moved = everything.getNext()!;
      expect(() => given.getId()).toThrow(
        new ReleasedError("INode.getId: this INode was handed over to a caller"),
      );
      given.dispose();
      expect(() => given.retain()).toThrow("was handed over");
      expect(referencesOf(moved)).toBe(1);
      const both = everything.exchange(moved);
      expect([referencesOf(kept), referencesOf(moved)]).toEqual([2, 2]);
      for (const wrapper of [both, moved, kept, everything]) wrapper[Symbol.dispose]();
    });
  });

  it("gives each output a reference when one wrapper stands for two", async () => {
    await expectNoLeaks(() => {
      const everything = implement(IEverything, {
        exchange() {
          const node = implement(INode, {});
          return { first: node, second: node };
        },
      });
      const { first, second } = everything.exchange(null);
      expect(referencesOf(first)).toBe(2);
      first.dispose();
      second?.dispose();
      everything.dispose();
    });
  });

  it("frees what earlier outputs allocated when a later one is wrong", async () => {
    const node = implement(INode, {});
    const handlers = { exchange: wrong(() => ({ first: node.retain(), second: "no node" })) };
    expect(await hresultWith(handlers, (it) => it.exchange(null))).toBe(E_UNEXPECTED);
    expect(referencesOf(node)).toBe(1);
    node.dispose();
  });
});

describe("calls as methods of the handlers object", () => {
  it("works for class instances with inherited methods and private state", async () => {
    class Base {
      #id = 5;
      getId() {
        return this.#id++;
      }
    }
    class Served extends Base {}
    expect(
      await expectNoLeaks(() => {
        const node = implement(INode, new Served());
        const ids = [node.getId(), node.getId()];
        node.dispose();
        return ids;
      }),
    ).toEqual([5, 6]);
  });

  it("answers S_OK to a caller that looks at the bare HRESULT", () => {
    const node = implement(INode, { visit: () => {} });
    expect(callRaw(node, 5, "i(pp)", pointerOf(node))).toBe(S_OK);
    node.dispose();
    listening[Symbol.dispose]();
  });
});

function recurse(): number {
  return recurse() + 1;
}

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
