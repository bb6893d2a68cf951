import { describe, expect, it, vi } from "vitest";
import {
  BstrText,
  type Codec,
  drop,
  Float,
  Int32,
  interfaceOf,
  offsetOf,
  scratch,
  take,
  Uint8,
  WideText,
} from "../../src/codegen/index.ts";
import { E_POINTER, E_UNEXPECTED, implement, S_OK } from "../../src/index.ts";
import type { LengthPlan, ParameterPlan } from "../../src/plan.ts";
import { INode } from "../interfaces.ts";
import { madeClass } from "../made-class.ts";
import { callSlot, failing, roundTrip } from "../round-trip.ts";
import { wrong } from "../serving.ts";
import { FileInfo } from "../shapes.ts";

const { countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

const room = (name: string, of: Codec, capacity: LengthPlan, length: LengthPlan): ParameterPlan => ({
  name,
  direction: "out",
  value: { kind: "room", of: of as Codec<unknown>, capacity, length },
});
const uint32 = (name: string, direction: ParameterPlan["direction"]): ParameterPlan => ({
  name,
  direction,
  value: { kind: "uint32" },
});
const asked: LengthPlan = (of) => of("asked");

const IRooms = madeClass<{
  findIds(names: readonly string[]): Int32Array;
  read(asked: number): Uint8Array;
  fill(asked: number): { asked: number; texts: readonly string[] };
  nodes(asked: number): readonly INode[];
  files(asked: number): readonly FileInfo[];
  four(): Float32Array;
}>("IRooms", [
  {
    name: "findIds",
    signature: "i(ppIp)",
    parameters: [
      { name: "names", direction: "in", value: { kind: "array", of: WideText, count: "cNames" } },
      { name: "cNames", direction: "in", value: { kind: "count", of: "names" } },
      room("ids", Int32, "cNames", "cNames"),
    ],
  },
  {
    name: "read",
    signature: "i(pIpp)",
    parameters: [
      uint32("asked", "in"),
      room("bytes", Uint8, asked, "pcbRead"),
      { name: "pcbRead", direction: "inout", value: { kind: "count", of: "bytes" } },
    ],
  },
  {
    name: "fill",
    signature: "i(ppp)",
    parameters: [uint32("asked", "inout"), room("texts", BstrText, asked, asked)],
  },
  {
    name: "nodes",
    signature: "i(pIpp)",
    parameters: [
      uint32("asked", "in"),
      room("nodes", interfaceOf(INode), asked, "fetched"),
      { name: "fetched", direction: "out", value: { kind: "count", of: "nodes" } },
    ],
  },
  {
    name: "files",
    signature: "i(pIp)",
    parameters: [uint32("asked", "in"), room("files", FileInfo, asked, asked)],
  },
  { name: "four", signature: "i(pp)", parameters: [room("values", Float, 4, 4)] },
]);

const node = (id: number): INode => implement(INode, { getId: () => id });
const FILES: readonly FileInfo[] = [
  { remoteName: "a", localName: null },
  { remoteName: "", localName: "b" },
];

describe("room for elements", () => {
  it("of numbers is read as typed arrays, as far as it was filled", async () => {
    const handlers = {
      read: (count: number) => new Uint8Array(Math.min(count, 3)).fill(7),
      four: () => [1, 2, 0.5, -1],
    };
    await roundTrip(IRooms, handlers, async (it) => {
      expect(await it.read(5)).toEqual(Uint8Array.of(7, 7, 7));
      expect(await it.read(2)).toEqual(Uint8Array.of(7, 7));
      expect(await it.read(0)).toEqual(new Uint8Array());
      expect((await it.read(3_000_000)).length).toBe(3);
      expect(await it.four()).toEqual(Float32Array.of(1, 2, 0.5, -1));
    });
  });

  it("has the capacity of the names that are given", async () => {
    const findIds = (names: string[]) => names.map((name) => name.length);
    await roundTrip(IRooms, { findIds }, async (it) => {
      expect(await it.findIds(["a", "bcd"])).toEqual(Int32Array.of(1, 3));
      expect(await it.findIds([])).toEqual(new Int32Array());
    });
  });

  it("has a capacity that goes in, and a length that comes out", async () => {
    const fill = (count: number) => ({ asked: Math.min(count, 2), texts: ["a\0b", ""].slice(0, count) });
    await roundTrip(IRooms, { fill }, async (it) => {
      expect(await it.fill(9)).toEqual({ asked: 2, texts: ["a\0b", ""] });
      expect(await it.fill(1)).toEqual({ asked: 1, texts: ["a\0b"] });
      expect(await it.fill(0)).toEqual({ asked: 0, texts: [] });
    });
  });

  it("of wrappers and records moves what they own", async () => {
    const handlers = {
      nodes: (count: number) => Array.from({ length: Math.min(count, 2) }, (_, id) => node(id)),
      files: () => FILES,
    };
    await roundTrip(IRooms, handlers, async (it) => {
      const nodes = await it.nodes(4);
      expect(nodes.map((one) => one.getId())).toEqual([0, 1]);
      for (const one of nodes) one.dispose();
      expect(await it.files(2)).toEqual(FILES);
    });
  });

  it.each<[string, (it: typeof IRooms.prototype) => unknown, string]>([
    [
      "references",
      (it) => it.nodes(65_537),
      "IRooms.nodes(nodes): expected at most 65536 elements, got 65537",
    ],
    ["bytes", (it) => it.read(2 ** 31), "IRooms.read(bytes): expected at most 2147483647 elements"],
    ["no number", (it) => it.read(wrong("5")), "IRooms.read(asked): expected a number (uint32)"],
    ["a negative number", (it) => it.read(-1), "IRooms.read(asked): expected a uint32"],
  ])("is refused before any call where it is too large: %s", async (_, call, message) => {
    const { error, handler } = await failing(IRooms, {}, (it) => call(wrong(it)));
    expect([error.message, handler]).toEqual([expect.stringContaining(message), undefined]);
  });

  it.each<[string, object, (it: typeof IRooms.prototype) => unknown, string]>([
    [
      "more than fits",
      { read: () => [1, 2, 3] },
      (it) => it.read(2),
      "bytes.length): expected at most 2 elements",
    ],
    ["fewer than fixed", { four: () => [1, 2, 3] }, (it) => it.four(), "values.length): expected 4 elements"],
    [
      "fewer than asked",
      { files: () => [FILES[0]] },
      (it) => it.files(2),
      "files.length): expected 2 elements",
    ],
    ["not as many as told", { fill: () => ({ asked: 2, texts: [] }) }, (it) => it.fill(3), "texts.length"],
    ["no array", { four: () => null }, (it) => it.four(), "values): expected an array"],
    ["wrong wrappers", { nodes: () => [node(1), null] }, (it) => it.nodes(2), "nodes[1]"],
    ["too many wrappers", { nodes: () => [node(1), node(2)] }, (it) => it.nodes(1), "at most 1 elements"],
    [
      "a record that is wrong halfway",
      { files: () => [FILES[0], { remoteName: "x", localName: 1 }] },
      (it) => it.files(2),
      "files[1].localName",
    ],
  ])("is left alone by wrong answers, of which nothing stays: %s", async (_, handlers, call, message) => {
    const { error, handler } = await failing(IRooms, handlers, (it) => call(wrong(it)));
    expect(error.hresult).toBe(E_UNEXPECTED);
    expect(handler).toContain(message);
  });
});

describe("native callers that offer room", () => {
  it("get zeros where nothing is written, and S_OK where it is not full", () => {
    const cells = take(32);
    for (let index = 0; index < 32; index++) scratch.setUint8(offsetOf(cells) + index, 0xff);
    expect(callSlot(IRooms, { read: () => [5] }, 4, "i(pIpp)", 3, cells, cells + 16)).toBe(S_OK);
    const bytes = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => scratch.getUint8(offsetOf(cells) + from + index));
    expect(bytes(0, 5)).toEqual([5, 0, 0, 0xff, 0xff]);
    expect(bytes(16, 21)).toEqual([1, 0, 0, 0, 0xff]);
    for (let index = 0; index < 32; index++) scratch.setUint8(offsetOf(cells) + index, 0xff);
    expect(callSlot(IRooms, { read: () => [1, 2, 3, 4] }, 4, "i(pIpp)", 3, cells, cells + 16)).toBe(
      E_UNEXPECTED,
    );
    expect(bytes(0, 4)).toEqual([0, 0, 0, 0xff]);
    expect(bytes(16, 21)).toEqual([0, 0, 0, 0, 0xff]);
    drop(cells);
  });

  it("may pass NULL where there is no room, and for an optional count", () => {
    const cells = take(32);
    expect(callSlot(IRooms, { read: () => [] }, 4, "i(pIpp)", 0, 0, cells)).toBe(S_OK);
    expect(callSlot(IRooms, { read: () => [] }, 4, "i(pIpp)", 1, 0, cells)).toBe(E_POINTER);
    expect(callSlot(IRooms, { read: () => [1] }, 4, "i(pIpp)", 0, 0, cells)).toBe(E_UNEXPECTED);
    expect(callSlot(IRooms, { read: () => [1] }, 4, "i(pIpp)", 1, cells, 0)).toBe(S_OK);
    expect(callSlot(IRooms, { fill: () => ({ asked: 7, texts: [] }) }, 5, "i(ppp)", cells, 0)).toBe(
      E_POINTER,
    );
    drop(cells);
  });
});
