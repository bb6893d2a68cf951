import { describe, expect, it, vi } from "vitest";
import { drop, offsetOf, scratch, take, writePointer } from "../../src/codegen/index.ts";
import { E_INVALIDARG, E_POINTER, E_UNEXPECTED, type Guid, implement, pointerOf } from "../../src/index.ts";
import { IArrays, type Texts } from "../arrays.ts";
import { INode } from "../interfaces.ts";
import { referencesOf } from "../references.ts";
import { callSlot, failing, roundTrip } from "../round-trip.ts";
import { wrong } from "../serving.ts";

const { countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

const node = (id: number): INode => implement(INode, { getId: () => id });
const ids = (nodes: readonly (INode | null)[]) => nodes.map((one) => (one ? one.getId() : null));
const dispose = (nodes: readonly (INode | null)[]) => {
  for (const one of nodes) one?.dispose();
};
const TEXTS = ["a", null, "", "h\u00e9 \ud800 \ud83d\ude00", "x".repeat(5_000)];

describe("arrays", () => {
  it("of numbers go in and come out as typed arrays", async () => {
    let seen: unknown;
    const numbers = (values: Int32Array) => {
      seen = values;
      return BigUint64Array.from(values, (value) => BigInt.asUintN(64, BigInt(value)));
    };
    for (const values of [[-1, 2 ** 31 - 1, -(2 ** 31)], [], Int32Array.of(7)]) {
      const result = await roundTrip(IArrays, { numbers }, (it) => it.numbers(values));
      expect(seen).toEqual(Int32Array.from(values));
      expect(result).toEqual(numbers(Int32Array.from(values)));
    }
    const plain = await roundTrip(IArrays, { numbers: () => [1n, 2n] }, (it) => it.numbers([]));
    expect(plain).toEqual(BigUint64Array.of(1n, 2n));
  });

  it("are changed in place", async () => {
    const given = Int16Array.of(1, -2, 32_767);
    const changeNumbers = (values: Int16Array) => values.map((value) => -value);
    const changed = await roundTrip(IArrays, { changeNumbers }, (it) => it.changeNumbers(given));
    expect(changed).toEqual(Int16Array.of(-1, 2, -32_767));
    expect(given).toEqual(Int16Array.of(1, -2, 32_767));
    const none = await roundTrip(IArrays, { changeNumbers }, (it) => it.changeNumbers([]));
    expect(none).toEqual(new Int16Array());
  });

  it("may own strings, in all directions", async () => {
    const reversed = (values: Texts) => values.toReversed();
    const handlers = { texts: reversed, changeTexts: reversed };
    await roundTrip(IArrays, handlers, async (it) => {
      expect(await it.texts(TEXTS)).toEqual(TEXTS.toReversed());
      expect(await it.texts([])).toEqual([]);
      expect(await it.changeTexts(TEXTS)).toEqual(TEXTS.toReversed());
      expect(await it.changeTexts([])).toEqual([]);
    });
  });

  it("lend wrappers in, and move them out", async () => {
    const kept: INode[] = [];
    const handlers = {
      nodes: (values: readonly (INode | null)[]) => {
        kept.push(values[0]!, values[0]!.retain());
        return [values[0]!.retain(), node(8), values[0]!];
      },
    };
    await roundTrip(IArrays, handlers, async (it) => {
      const first = node(7);
      const out = await it.nodes([first, null]);
      expect(ids(out)).toEqual([7, 8, 7]);
      dispose(out);
      expect(() => kept[0]!.getId()).toThrow("released");
      expect(kept[1]!.getId()).toBe(7);
      dispose(kept.splice(0));
      await Promise.resolve();
      expect(referencesOf(first)).toBe(1);
      first.dispose();
    });
  });

  it("of wrappers that are changed in place give the old references back", async () => {
    const handlers = {
      changeNodes: ([first, second]: (INode | null)[]) => [null, first, second ?? node(9)],
    };
    await roundTrip(IArrays, handlers, async (it) => {
      const [one, two] = [node(1), node(2)];
      const changed = await it.changeNodes([one, null, two]);
      expect(ids(changed)).toEqual([null, 1, 9]);
      await Promise.resolve();
      expect([referencesOf(one), referencesOf(two)]).toEqual([2, 1]);
      dispose([...changed, one, two]);
    });
  });

  it("may have lengths that other parameters tell", async () => {
    const handlers = {
      three: (given: Guid[]) => expect(given).toEqual([INode.iid, INode.iid, INode.iid]),
      grid: (width: number, height: number, cells: Int32Array) => {
        expect(cells.length).toBe(width * height);
        return cells.map((cell) => cell + 1);
      },
      told: () => ({ height: 2, cells: [1, 2, 3, 4] }),
      pairs: (first: Texts, second: Int32Array) => ({ first, second }),
    };
    await roundTrip(IArrays, handlers, async (it) => {
      await it.three([INode.iid, INode.iid, INode.iid]);
      expect(await it.grid(2, 2, [1, 2, 3, 4])).toEqual(Int32Array.of(2, 3, 4, 5));
      expect(await it.grid(0, 5, [])).toEqual(new Int32Array());
      expect(await it.told()).toEqual({ height: 2, cells: Int32Array.of(1, 2, 3, 4) });
      expect(await it.pairs(["a", "b"], [1, 2])).toEqual({ first: ["a", "b"], second: Int32Array.of(1, 2) });
      expect(await it.pairs([], [])).toEqual({ first: [], second: new Int32Array() });
    });
  });
});

describe("wrong arrays", () => {
  it.each<[string, (it: typeof IArrays.prototype) => unknown, string]>([
    ["a wrong element", (it) => it.texts(["a", wrong(1)]), "values[1]): expected a string or null"],
    ["no array", (it) => it.texts(wrong("text")), "values): expected an array"],
    ["another typed array", (it) => it.numbers(new Float32Array(1)), "values): expected an array"],
    ["a number out of range", (it) => it.changeNumbers([2 ** 15]), "values[0]): expected an int16"],
    ["a fixed length", (it) => it.three([INode.iid]), "ids.length): expected 3 elements, got 1"],
    ["a computed length", (it) => it.grid(2, 3, [1]), "cells.length): expected 6 elements, got 1"],
    ["a shared length", (it) => it.pairs(["a"], [1, 2]), "sizes.length): expected 1 elements, got 2"],
    ["no wrapper", (it) => it.nodes([wrong({})]), "values[0]): expected an INode"],
    ["a late wrong element", (it) => it.changeTexts(["a", "b", "c\0"]), "values[2]): expected a string"],
  ])("are refused before any call: %s", async (_, call, message) => {
    const { error, handler } = await failing(IArrays, {}, (it) => call(wrong(it)));
    expect([error.message, handler]).toEqual([expect.stringContaining(message), undefined]);
  });

  it.each<[string, object, (it: typeof IArrays.prototype) => unknown, string]>([
    ["a wrong element", { texts: () => ["a", 1] }, (it) => it.texts([]), "out[1]"],
    [
      "a shorter one in place",
      { changeTexts: () => ["a"] },
      (it) => it.changeTexts(["b", "c"]),
      "values.length",
    ],
    [
      "a wrong one in place",
      { changeTexts: () => ["a", 1] },
      (it) => it.changeTexts(["b", "c"]),
      "values[1]",
    ],
    ["a wrong wrapper", { nodes: () => [node(1), null, node(2)] }, (it) => it.nodes([]), "out[1]"],
    ["wrappers where none are", { texts: () => [node(1), node(2)] }, (it) => it.texts([]), "out[0]"],
    ["a computed length", { grid: () => [1] }, (it) => it.grid(1, 2, [1, 2]), "out.length"],
    ["a told length", { told: () => ({ height: 1, cells: [1] }) }, (it) => it.told(), "cells.length"],
    ["what tells no length", { told: () => ({ height: -1, cells: [1] }) }, (it) => it.told(), "height"],
    [
      "a shared length",
      { pairs: () => ({ first: ["a"], second: [1, 2] }) },
      (it) => it.pairs([], []),
      "second.length): expected 1 elements, got 2",
    ],
    [
      "more than the count can tell",
      { few: () => new Int16Array(65_536) },
      (it) => it.few(),
      "cOut): expected a uint16",
    ],
    ["an unknown name", { pairs: () => ({ first: [], node: node(3) }) }, (it) => it.pairs([], []), "second"],
  ])("are refused as answers, and nothing stays: %s", async (_, handlers, call, message) => {
    const { error, handler } = await failing(IArrays, handlers, (it) => call(wrong(it)));
    expect(error.hresult).toBe(E_UNEXPECTED);
    expect(handler).toContain(message);
  });

  it("leave what the caller has in place when a handler fails", async () => {
    const changeNodes = () => {
      throw new RangeError("mine");
    };
    await roundTrip(IArrays, { changeNodes }, async (it) => {
      const one = node(1);
      await expect(it.changeNodes([one, null])).rejects.toThrow();
      await Promise.resolve();
      expect(referencesOf(one)).toBe(1);
      one.dispose();
    });
  });
});

describe("native callers of arrays", () => {
  it("may pass NULL for none, and for no others", () => {
    const handlers = { changeNumbers: (values: Int16Array) => values, grid: () => [] };
    expect(callSlot(IArrays, handlers, 4, "i(pIp)", 0, 0)).toBe(0);
    expect(callSlot(IArrays, handlers, 4, "i(pIp)", 1, 0)).toBe(E_POINTER);
    const cell = take(16);
    expect(callSlot(IArrays, handlers, 6, "i(pIIpp)", 0, 1, 0, cell)).toBe(0);
    expect(callSlot(IArrays, handlers, 6, "i(pIIpp)", 1, 1, 0, cell)).toBe(E_POINTER);
    drop(cell);
  });

  it("hear of a length that is none", () => {
    const cell = take(16);
    expect(callSlot(IArrays, { numbers: () => [] }, 3, "i(pnppp)", -1n, cell, cell, cell + 8)).toBe(
      E_INVALIDARG,
    );
    drop(cell);
  });

  it("keep their elements when the answer is wrong", async () => {
    const one = node(1);
    const cells = take(16);
    writePointer(cells, pointerOf(one));
    const answers: unknown[] = [[1], [null, null], "no array"];
    for (const answer of answers) {
      expect(callSlot(IArrays, { changeNodes: () => answer }, 10, "i(pIp)", 1, cells)).toBe(E_UNEXPECTED);
      expect(scratch.getBigUint64(offsetOf(cells), true)).toBe(BigInt(pointerOf(one)));
    }
    await Promise.resolve();
    expect(referencesOf(one)).toBe(1);
    drop(cells);
    one.dispose();
  });
});
