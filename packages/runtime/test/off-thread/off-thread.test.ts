import { readFile } from "node:fs/promises";
import { describe, expect, it, vi } from "vitest";
import { type Guid, type InterfacePlan, IUnknown } from "../../src/codegen/index.ts";
import {
  ComError,
  E_FAIL,
  E_NOTIMPL,
  implement,
  isComError,
  type OffThread,
  offThread,
  pointerOf,
  ReleasedError,
  S_FALSE,
} from "../../src/index.ts";
import { writePointer } from "../../src/marshal/cells.ts";
import { drop, take } from "../../src/marshal/scratch.ts";
import { openLibrary } from "../../src/native/libraries.ts";
import { copyMemory, POINTER_SIZE, readWord } from "../../src/native/memory.ts";
import { poolSize } from "../../src/native/pool.ts";
import { expectNoLeaks, liveObjects } from "../../src/testing/index.ts";
import { IEverything, INode, type Numbers } from "../interfaces.ts";
import { referencesOf } from "../references.ts";
import { serving, thrownBy, wrong } from "../serving.ts";
import { IShapes } from "../shapes.ts";

const NUMBERS: Numbers = {
  int8: -128,
  uint8: 255,
  int16: -32_768,
  uint16: 65_535,
  int32: -2_147_483_648,
  uint32: 4_294_967_295,
  int64: -9_223_372_036_854_775_808n,
  uint64: 18_446_744_073_709_551_615n,
  float: 0.5,
  double: 1e300,
  bool: true,
};
const ID = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e9abcd" as Guid;

describe("a call off the thread", () => {
  it.each<[string, (it: Pick<IEverything, "join">) => unknown]>([
    ["numbers", wrong((it: IEverything) => it.getNumbers())],
    ["an echoed string", wrong((it: IEverything) => it.echoText("h\u00e9 \ud83d\ude00"))],
    ["an empty string", wrong((it: IEverything) => it.echoText(""))],
    ["a long string", wrong((it: IEverything) => it.echoText("x".repeat(3_000_000)))],
    ["null", wrong((it: IEverything) => it.echoText(null))],
    ["two strings", (it) => it.join("a", "b")],
    ["a GUID", wrong((it: IEverything) => it.echoGuid(ID))],
    ["bytes", wrong((it: IEverything) => it.echoBytes(Uint8Array.of(1, 2, 3)))],
    ["no bytes", wrong((it: IEverything) => it.echoBytes(new Uint8Array()))],
    ["fixed bytes", wrong((it: IEverything) => it.echoDigest(new Uint8Array(20).fill(7)))],
    ["an [in, out] number", wrong((it: IEverything) => it.increment(41))],
    ["a native result", wrong((it: IEverything) => it.size())],
    ["a wide native result", wrong((it: IEverything) => it.total(2n ** 64n - 1n))],
    ["a success code", wrong((it: IEverything) => it.step())],
    ["a success code beside a value", wrong((it: IEverything) => it.next())],
    ["nothing", wrong((it: IEverything) => it.notify(5))],
    ["a handle", wrong((it: IEverything) => it.echoHandle(wrong(4096)))],
    [
      "all numbers in",
      wrong((it: IEverything) =>
        it.setNumbers(...(Object.values(NUMBERS) as Parameters<IEverything["setNumbers"]>)),
      ),
    ],
    ["a failure", wrong((it: IEverything) => it.getId())],
    ["a missing handler", wrong((it: IEverything) => it.getNext())],
    ["a wrong string", (it) => it.join(wrong(1), "b")],
    ["a U+0000", (it) => it.join("a", "b\0")],
    ["a number out of range", wrong((it: IEverything) => it.notify(2 ** 31))],
    ["bytes of a wrong length", wrong((it: IEverything) => it.echoDigest(new Uint8Array(19)))],
    ["a wrong wrapper", wrong((it: IEverything) => it.visit(wrong({})))],
    ["null for a wrapper", wrong((it: IEverything) => it.visit(wrong(null)))],
  ])("does what the synchronous one does: %s", async (_, call) => {
    const handlers = {
      setNumbers(...values: unknown[]) {
        expect(values).toEqual(Object.values(NUMBERS));
      },
      getNumbers: () => NUMBERS,
      echoText: (text: string | null) => text,
      join: (first: string, second: string) => first + second,
      echoGuid: (id: Guid) => id,
      echoBytes: (data: Uint8Array) => data,
      echoDigest: (digest: Uint8Array) => digest,
      increment: (value: number) => value + 1,
      size: () => 4_294_967_295,
      total: (offset: bigint) => offset,
      step: () => S_FALSE as typeof S_FALSE,
      next: () => ({ hresult: S_FALSE as typeof S_FALSE, value: 3 }),
      notify: () => {},
      echoHandle: wrong((handle: number) => handle),
      getId: () => {
        throw new ComError(E_FAIL);
      },
    };
    const outcome = async (run: () => unknown) => {
      try {
        return { value: await run() };
      } catch (error) {
        const { name, message, hresult, method } = error as ComError;
        return { name, message, hresult, method };
      }
    };
    await serving(IEverything, handlers, async (it) => {
      const atOnce = await outcome(() => call(it));
      expect(await outcome(() => call(wrong(offThread(it))))).toEqual(atOnce);
    });
  });

  it("moves references to wrappers, and keeps [in] interfaces alive for the call", () =>
    expectNoLeaks(async () => {
      const node = implement(INode, { getId: () => 7 });
      const everything = implement(IEverything, {
        exchange: (lent) => ({ first: lent!.retain(), second: null }),
      });
      const promise = offThread(everything).exchange(node);
      expect([referencesOf(node), referencesOf(everything)]).toEqual([2, 2]);
      node.dispose();
      everything.dispose();
      const result = await promise;
      expect([result.first.getId(), result.second]).toEqual([7, null]);
      expect(referencesOf(result.first)).toBe(1);
      result[Symbol.dispose]();
    }));

  it("keeps no wrapper when another output is NULL", async () => {
    class IPair extends IUnknown {
      static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90012" as Guid;
      static override readonly interfaceName: string = "IPair";
      static override readonly vtableLength: number = 4;
      static nullable: { nullable?: true } = { nullable: true };
      static override plan(): InterfacePlan {
        const value = { kind: "interface", type: INode } as const;
        return {
          methods: [
            {
              name: "pair",
              slot: 3,
              signature: "i(ppp)",
              parameters: [
                { name: "first", direction: "out", value },
                { name: "second", direction: "out", value, ...IPair.nullable },
              ],
            },
          ],
        };
      }
      declare pair: () => { first: INode; second: INode | null };
    }
    await serving(IPair, { pair: () => ({ first: implement(INode, {}), second: null }) }, async (it) => {
      // The server may answer null, the client was promised that it does not.
      IPair.nullable = {};
      const error = await thrownBy(() => offThread(it).pair());
      expect(error.name).toBe("NullResultError");
    });
  });

  it("takes its arguments when it is made", async () => {
    const seen: unknown[] = [];
    const handlers = {
      echoBytes: (data: Uint8Array) => {
        seen.push([...data]);
        return data;
      },
    };
    await serving(IEverything, handlers, async (it) => {
      const bytes = Uint8Array.of(1, 2);
      const promise = offThread(it).echoBytes(bytes);
      bytes.fill(9);
      expect([...(await promise)]).toEqual([1, 2]);
    });
    expect(seen).toEqual([[1, 2]]);
  });

  it("has the methods, and nothing else", async () => {
    await serving(IEverything, { getId: () => 3 }, async (it) => {
      const twin = offThread(it);
      const id: Promise<number> = twin.getId({ signal: new AbortController().signal });
      expect(await id).toBe(3);
      // @ts-expect-error properties have no twin
      expect(twin.title).toBeUndefined();
      // @ts-expect-error references are given back at once
      expect(twin.dispose).toBeUndefined();
      expect(Object.isFrozen(twin)).toBe(true);
      const { getId } = twin;
      expect((await thrownBy(() => getId())).message).toContain("expected what offThread returned as this");
    });
  });

  it("refuses what is no wrapper, a released one, and wrong options", async () => {
    expect(() => offThread(wrong({}))).toThrow(TypeError);
    const node = implement(INode, {});
    const twin = offThread(node);
    expect(() => offThread(node, wrong(1))).toThrow("offThread(options): expected an object, got 1");
    const error = await thrownBy(() => twin.getId({ signal: wrong({ aborted: true }) }));
    expect(error.message).toBe("INode.getId(options.signal): expected an AbortSignal, got an object");
    expect(isComError(await thrownBy(() => twin.getId()), E_NOTIMPL)).toBe(true);
    node.dispose();
    expect(await thrownBy(() => twin.getId())).toBeInstanceOf(ReleasedError);
    expect(() => offThread(node)).toThrow(ReleasedError);
  });

  it("may be made in a handler of another one", async () => {
    const inner = implement(INode, { getId: () => 5 });
    const pending: Promise<number>[] = [];
    await serving(INode, { getId: () => pending.push(offThread(inner).getId()) }, async (it) => {
      expect(await offThread(it).getId()).toBe(1);
      expect(await Promise.all(pending)).toEqual([5]);
    });
    inner.dispose();
  });
});

describe("many calls", () => {
  it("come back, each with its own result", async () => {
    await serving(IEverything, { increment: (value) => value + 1 }, async (it) => {
      const twin = offThread(it);
      const asked = Array.from({ length: 1_000 }, (_, index) => index);
      const results = await Promise.all(asked.map((index) => twin.increment(index)));
      expect(results).toEqual(asked.map((index) => index + 1));
    });
  });
});

describe("a signal", () => {
  const reason = new Error("enough");
  const later = () => new Promise((resolve) => setTimeout(resolve, 20));

  it("that was aborted before makes no call", async () => {
    const calls: string[] = [];
    await serving(INode, { getId: () => calls.push("called") }, async (it) => {
      const signal = AbortSignal.abort(reason);
      expect(await thrownBy(() => offThread(it).getId({ signal }))).toBe(reason);
      expect(await thrownBy(() => offThread(it, { signal }).getId())).toBe(reason);
      await later();
    });
    expect(calls).toEqual([]);
  });

  it("that a property of an argument aborts makes no call", async () => {
    const calls: unknown[] = [];
    const controller = new AbortController();
    const ranges = [
      {
        initialOffset: 0n,
        get length() {
          controller.abort(reason);
          return 1n;
        },
      },
    ];
    await serving(IShapes, { mixed: () => BigInt(calls.push("called")) }, async (it) => {
      const { signal } = controller;
      expect(await thrownBy(() => offThread(it).mixed(null, ranges, { signal }))).toBe(reason);
      await later();
    });
    expect(calls).toEqual([]);
  });

  it("rejects while the call is under way, whose result is released", () =>
    expectNoLeaks(async () => {
      const before = liveObjects();
      const calls: string[] = [];
      const source = implement(IEverything, {
        getNext: () => {
          calls.push("called");
          return implement(INode, {});
        },
        echoText: (text) => {
          calls.push("echoed");
          return text;
        },
      });
      const controller = new AbortController();
      const { signal } = controller;
      const promises = [
        thrownBy(() => offThread(source).getNext({ signal })),
        thrownBy(() => offThread(source).echoText("text", { signal })),
      ];
      source.dispose();
      expect(liveObjects()).toBe(before + 1);
      controller.abort(reason);
      expect(await Promise.all(promises)).toEqual([reason, reason]);
      await vi.waitFor(() => expect(liveObjects()).toBe(before));
      expect(calls.toSorted()).toEqual(["called", "echoed"]);
    }));

  it("takes waiting calls out of the queue", async () => {
    const calls: number[] = [];
    const visit = (value: number) => {
      calls.push(value);
      return value;
    };
    await serving(IEverything, { increment: visit }, async (it) => {
      const controller = new AbortController();
      const twin = offThread(it, { signal: controller.signal });
      const promises = Array.from({ length: 50 }, (_, index) => thrownBy(() => twin.increment(index)));
      const other = offThread(it).increment(100);
      controller.abort(reason);
      expect(await Promise.all(promises)).toEqual(promises.map(() => reason));
      expect(await other).toBe(100);
      await later();
      expect(referencesOf(it)).toBe(1);
    });
    expect(calls.toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: poolSize() - 1 }, (_, index) => index),
      100,
    ]);
  });

  it("changes nothing after the call", async () => {
    await serving(IEverything, { getNext: () => implement(INode, { getId: () => 9 }) }, async (it) => {
      const controller = new AbortController();
      const next = await offThread(it).getNext({ signal: controller.signal });
      controller.abort(reason);
      await later();
      expect(next!.getId()).toBe(9);
      next!.dispose();
    });
  });
});

/** An object whose method is poll() of the C library: a sleep that needs no JavaScript. */
class ISleeper extends IUnknown {
  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90013" as Guid;
  static override readonly interfaceName: string = "ISleeper";
  static override readonly vtableLength: number = 4;
  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "sleep",
          slot: 3,
          signature: "i(pLi)",
          parameters: [
            { name: "none", direction: "in", value: { kind: "uint64" } },
            { name: "milliseconds", direction: "in", value: { kind: "int32" } },
          ],
        },
      ],
    };
  }
  declare sleep: (none: bigint, milliseconds: number) => void;
}

function sleeper(): ISleeper {
  const object = implement(ISleeper, {});
  const cell = take(8);
  writePointer(cell, Number(openLibrary(null).symbol("poll")));
  copyMemory(readWord(pointerOf(object)) + 3 * POINTER_SIZE, cell, POINTER_SIZE);
  drop(cell);
  return object;
}

describe.skipIf(process.platform === "win32")("calls that block", () => {
  it("leave the thread and one of the pool free", () =>
    expectNoLeaks(async () => {
      const object = sleeper();
      const twin: OffThread<ISleeper> = offThread(object);
      const limit = poolSize() - 1;
      const start = performance.now();
      let done = 0;
      const sleeps = Array.from({ length: limit + 1 }, () =>
        twin.sleep(0n, 200).then(() => {
          done++;
        }),
      );
      await readFile(new URL(import.meta.url));
      expect(done).toBe(0);
      expect(performance.now() - start).toBeLessThan(190);
      await Promise.all(sleeps);
      expect(performance.now() - start).toBeGreaterThan(380);
      object.dispose();
    }));

  it("do not hold up an abort", () =>
    expectNoLeaks(async () => {
      const object = sleeper();
      const before = liveObjects();
      const start = performance.now();
      const error = await thrownBy(() =>
        offThread(object).sleep(0n, 250, { signal: AbortSignal.timeout(20) }),
      );
      object.dispose();
      expect(error.name).toBe("TimeoutError");
      expect(performance.now() - start).toBeLessThan(200);
      expect(liveObjects()).toBe(before);
      await vi.waitFor(() => expect(liveObjects()).toBe(before - 1));
      expect(performance.now() - start).toBeGreaterThan(240);
    }));
});
