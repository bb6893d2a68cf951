import { describe, expect, it } from "vitest";
import {
  adoptOutOrNull,
  bind,
  drop,
  enter,
  enumerate,
  readPointer,
  readUint32,
  releaseOut,
  take,
  writeUint32,
} from "../../src/codegen/index.ts";
import {
  ComError,
  E_FAIL,
  E_POINTER,
  E_UNEXPECTED,
  implement,
  isComError,
  offThread,
  pointerOf,
  S_FALSE,
  S_OK,
} from "../../src/index.ts";
import { POINTER_SIZE } from "../../src/native/memory.ts";
import { INode } from "../interfaces.ts";
import { referencesOf } from "../references.ts";
import { serving, thrownBy, wrong } from "../serving.ts";
import { IEnumNodes } from "../shapes.ts";

const node = (id: number): INode => implement(INode, { getId: () => id });

/** The handlers of an enumerator over so many nodes, made as they are asked for. */
function counting(length: number) {
  let position = 0;
  const asked: number[] = [];
  return {
    asked,
    next(count: number) {
      asked.push(count);
      const left = Math.min(count, length - position);
      const first = position;
      position += left;
      return Array.from({ length: left }, (_, index) => node(first + index));
    },
  };
}

describe("next", () => {
  it.each([
    [0, 0],
    [3, 3],
    [3, 5],
    [65_536, 2],
  ])("asked for %d answers the %d there are", async (count, length) => {
    await serving(IEnumNodes, counting(length), async (it) => {
      const nodes = it.next(count);
      expect(nodes.map((one) => one.getId())).toEqual(nodes.map((_, index) => index));
      expect(nodes.length).toBe(Math.min(count, length));
      for (const one of nodes) one.dispose();
      const later = await offThread(it).next(count);
      expect(later.length).toBe(length - nodes.length > count ? count : length - nodes.length);
      for (const one of later) one.dispose();
    });
  });

  it("refuses more than 65536 before any call", async () => {
    const handlers = counting(1);
    await serving(IEnumNodes, handlers, async (it) => {
      expect(() => it.next(65_537)).toThrow(
        "IEnumNodes.next(celt): expected at most 65536 elements, got 65537",
      );
      expect(await thrownBy(() => offThread(it).next(65_537))).toBeInstanceOf(RangeError);
      expect(() => it.next(-1)).toThrow(RangeError);
    });
    expect(handlers.asked).toEqual([]);
  });

  it("gives each place a reference of its own where one wrapper stands for several", async () => {
    await serving(
      IEnumNodes,
      {
        next: () => {
          const one = node(7);
          return [one, one, one];
        },
      },
      (it) => {
        const nodes = it.next(3);
        expect(referencesOf(nodes[0]!)).toBe(3);
        for (const one of nodes) one.dispose();
      },
    );
  });

  it.each<[string, () => unknown]>([
    ["too many", () => [node(1), node(2), node(3)]],
    ["more than anyone could walk through", () => new Array(2 ** 32 - 1)],
    ["no array", () => node(1)],
    ["a hole", () => Object.assign([], { 1: node(2) })],
    ["null among them", () => [node(1), null]],
    [
      "a released one",
      () => {
        const dead = node(1);
        dead.dispose();
        return [node(2), dead];
      },
    ],
  ])("keeps nothing when the handler answers %s", async (_, next) => {
    await serving(IEnumNodes, { next: wrong(next) }, async (it) => {
      for (const call of [() => it.next(2), () => offThread(it).next(2)])
        expect(isComError(await thrownBy(call), E_UNEXPECTED)).toBe(true);
    });
  });

  it("passes a failure on", async () => {
    const next = () => {
      throw new ComError(E_FAIL);
    };
    await serving(IEnumNodes, { next }, async (it) => {
      expect(isComError(await thrownBy(() => it.next(2)), E_FAIL)).toBe(true);
      expect(isComError(await thrownBy(() => offThread(it).next(2)), E_FAIL)).toBe(true);
    });
  });

  it("answers native callers with S_FALSE when fewer are left, and needs no count for one", async () => {
    await serving(IEnumNodes, counting(3), (it) => {
      const raw = bind(enter(it, IEnumNodes, "test"), 3, "i(pIpp)");
      const room = take(4 * POINTER_SIZE);
      const count = take(8);
      writeUint32(count, 99);
      const call = (celt: number, length: number) => raw(pointerOf(it), celt, room, length) >>> 0;
      const release = () => {
        for (let index = 0; index < 4; index++) releaseOut(room + index * POINTER_SIZE);
      };
      expect([call(2, count), readUint32(count)]).toEqual([S_OK, 2]);
      release();
      expect(call(2, 0)).toBe(E_POINTER);
      expect(call(1, 0)).toBe(S_OK);
      adoptOutOrNull(room, INode)?.dispose();
      expect(call(1, 0)).toBe(S_FALSE);
      expect(readPointer(room)).toBe(0);
      expect([call(4, count), readUint32(count)]).toEqual([S_FALSE, 0]);
      expect([call(0, count), readUint32(count)]).toEqual([S_OK, 0]);
      drop(count);
      drop(room);
    });
  });

  it("tells S_FALSE where the handler does", async () => {
    await serving(IEnumNodes, { skip: (count) => (count > 1 ? S_FALSE : S_OK) }, async (it) => {
      expect([it.skip(1), it.skip(2)]).toEqual([S_OK, S_FALSE]);
      expect([await offThread(it).skip(1), await offThread(it).skip(2)]).toEqual([S_OK, S_FALSE]);
    });
  });
});

describe("iteration", () => {
  it.each([
    [0, 1],
    [1, 1],
    [16, 2],
    [17, 2],
    [40, 3],
  ])("walks over %d nodes in %d batches, disposing each as it goes on", async (length, batches) => {
    const handlers = counting(length);
    await serving(IEnumNodes, handlers, (it) => {
      const seen: number[] = [];
      let last: INode | undefined;
      for (const one of it) {
        if (last !== undefined) expect(() => last!.getId()).toThrow("released");
        seen.push(one.getId());
        last = one;
      }
      expect(seen).toEqual(Array.from({ length }, (_, index) => index));
    });
    expect(handlers.asked).toEqual(Array.from({ length: batches }, () => 16));
  });

  it("disposes the rest of a batch after break and after an exception", async () => {
    await serving(IEnumNodes, counting(40), async (it) => {
      for (const one of it) {
        if (one.getId() === 3) break;
      }
      const error = await thrownBy(() => {
        for (const one of it) throw new Error(`at ${one.getId()}`);
      });
      expect(error.message).toBe("at 16");
      for (const one of it) one.dispose();
    });
  });

  it("leaves what retain() kept", async () => {
    await serving(IEnumNodes, counting(3), (it) => {
      const kept: INode[] = [];
      for (const one of it) kept.push(one.retain());
      expect(kept.map((one) => one.getId())).toEqual([0, 1, 2]);
      for (const one of kept) one.dispose();
    });
  });

  it("passes a failure of a later batch on", async () => {
    const handlers = counting(16);
    const failing = {
      next: (count: number) => {
        if (handlers.asked.length > 0) throw new ComError(E_FAIL);
        return handlers.next(count);
      },
    };
    await serving(IEnumNodes, failing, async (it) => {
      let seen = 0;
      const error = await thrownBy(() => {
        for (const _ of it) seen++;
      });
      expect([seen, isComError(error, E_FAIL)]).toEqual([16, true]);
    });
  });

  it("asks for nothing before the first element is wanted", () => {
    const walk = enumerate(() => {
      throw new Error("asked");
    });
    expect(walk.return(undefined)).toEqual({ done: true, value: undefined });
  });
});
