import koffi from "koffi";
import { describe, expect, it } from "vitest";
import { addReference, callSlot, queryInterface, releaseNow } from "../../src/client/reference.ts";
import { drop, readPointer, take, writeGuid, writePointer } from "../../src/codegen/index.ts";
import {
  E_NOINTERFACE,
  E_NOTIMPL,
  E_POINTER,
  type Guid,
  IUnknown,
  implement,
  pointerOf,
  RPC_E_DISCONNECTED,
  S_FALSE,
  S_OK,
} from "../../src/index.ts";
import { readWord } from "../../src/native/memory.ts";
import { expectNoLeaks, liveObjects } from "../../src/testing/index.ts";
import { IEverything, INode, IStranger } from "../interfaces.ts";
import { referencesOf } from "../references.ts";

/** QueryInterface on a bare address. On success the reference is given back at once. */
function query(address: number, iid: string): { hresult: number; pointer: number } {
  const out = take(32);
  try {
    writePointer(out, 0xdead);
    writeGuid(out + 16, iid as Guid);
    const hresult = queryInterface(address, out + 16, out) >>> 0;
    const pointer = readPointer(out);
    if (hresult === S_OK) releaseNow(pointer);
    return { hresult, pointer };
  } finally {
    drop(out);
  }
}

const ISupportErrorInfo = "df0b3d60-548f-101b-8e65-08002b2bd119";
const IAgileObject = "94ea2b94-e9cc-49e0-c0ff-ee64ca8f5b90";
const IMarshal = "00000003-0000-0000-c000-000000000046";

describe("QueryInterface", () => {
  it("answers for the class and its bases through one pointer, which is the identity too", () => {
    const everything = implement(IEverything, {});
    const address = pointerOf(everything);
    for (const { iid } of [IEverything, INode, IUnknown]) {
      expect(query(address, iid)).toEqual({ hresult: S_OK, pointer: address });
    }
    expect(referencesOf(everything)).toBe(1);
    everything.dispose();
  });

  it("is symmetric, transitive and stable over several interfaces", () => {
    const object = implement([IStranger, IEverything, INode], {});
    const identity = query(pointerOf(object), IUnknown.iid).pointer;
    const iids = [IUnknown.iid, IStranger.iid, IEverything.iid, INode.iid];
    const answers = iids.map((iid) => query(identity, iid).pointer);
    expect(answers[0]).toBe(answers[1]);
    expect(answers[3]).toBe(answers[2]);
    expect(new Set(answers).size).toBe(2);
    for (const from of answers) expect(iids.map((iid) => query(from, iid).pointer)).toEqual(answers);
    expect(referencesOf(object)).toBe(1);
    object.dispose();
  });

  it("refuses unknown interfaces and IMarshal, and zeroes the pointer", () => {
    const node = implement(INode, {});
    for (const iid of [IMarshal, IEverything.iid, IStranger.iid, "00000000-0000-0000-0000-000000000000"]) {
      expect(query(pointerOf(node), iid)).toEqual({ hresult: E_NOINTERFACE, pointer: 0 });
    }
    node.dispose();
  });

  it("answers to ISupportErrorInfo for the interfaces that the object has", () => {
    const node = implement(INode, {});
    const { hresult, pointer } = query(pointerOf(node), ISupportErrorInfo);
    expect({ hresult, same: pointer === pointerOf(node) }).toEqual({ hresult: S_OK, same: false });
    expect(query(pointer, IUnknown.iid).pointer).toBe(pointerOf(node));
    const iid = take(16);
    const supports = (name: string) => {
      writeGuid(iid, name as Guid);
      return callSlot(pointer, { vtableLength: 4 }, 3, "i(pp)", iid);
    };
    expect([INode.iid, IStranger.iid].map(supports)).toEqual([S_OK, S_FALSE]);
    expect(callSlot(pointer, { vtableLength: 4 }, 3, "i(pp)", 0) >>> 0).toBe(E_POINTER);
    node.dispose();
    expect(supports(INode.iid) >>> 0).toBe(RPC_E_DISCONNECTED);
    drop(iid);
  });

  it("answers to IAgileObject only where the object is agile", () => {
    const [agile, plain] = [true, false].map((agile) => implement(INode, {}, { agile }));
    expect(query(pointerOf(agile!), IAgileObject)).toEqual({ hresult: S_OK, pointer: pointerOf(agile!) });
    expect(query(pointerOf(plain!), IAgileObject)).toEqual({ hresult: E_NOINTERFACE, pointer: 0 });
    expect(referencesOf(agile!)).toBe(1);
    expect(() => implement(INode, {}, { agile: 1 as never })).toThrow("implement(agile): expected a boolean");
    for (const node of [agile, plain]) node!.dispose();
  });

  it("refuses NULL for the IID and for the pointer", () => {
    const node = implement(INode, {});
    const out = take(32);
    writePointer(out, 0xdead);
    expect(queryInterface(pointerOf(node), 0, out) >>> 0).toBe(E_POINTER);
    expect(readPointer(out)).toBe(0);
    expect(queryInterface(pointerOf(node), out + 16, 0) >>> 0).toBe(E_POINTER);
    drop(out);
    node.dispose();
  });
});

describe("an address whose object is gone", () => {
  it("answers RPC_E_DISCONNECTED instead of crashing", () => {
    const node = implement(INode, { getId: () => 1 });
    const address = pointerOf(node);
    node.dispose();
    const out = take(16);
    writePointer(out, 0xdead);
    expect(callSlot(address, { vtableLength: 6 }, 3, "i(pp)", out) >>> 0).toBe(RPC_E_DISCONNECTED);
    expect(query(address, INode.iid)).toEqual({ hresult: RPC_E_DISCONNECTED, pointer: 0 });
    addReference(address);
    releaseNow(address);
    releaseNow(address);
    drop(out);
  });

  it("is not used again while fresh or older freed ones are left", () => {
    const gone = implement(INode, {});
    const address = pointerOf(gone);
    gone.dispose();
    const next = Array.from({ length: 100 }, () => implement(INode, {}));
    expect(next.map((node) => pointerOf(node))).not.toContain(address);
    for (const node of next) node.dispose();
  });
});

describe("many objects", () => {
  it("share one vtable and one set of callbacks, and are told apart by their address", async () => {
    await expectNoLeaks(() => {
      const first = implement(INode, {});
      const callbacks = koffi.stats().callbacks;
      const nodes = Array.from({ length: 20_000 }, (_, id) => implement(INode, { getId: () => id }));
      expect(koffi.stats().callbacks).toBe(callbacks);
      expect(new Set(nodes.map((node) => readWord(pointerOf(node)))).size).toBe(1);
      expect(new Set(nodes.map((node) => pointerOf(node))).size).toBe(20_000);
      expect(nodes.every((node, id) => node.getId() === id)).toBe(true);
      expect(liveObjects()).toBe(20_001);
      for (const node of nodes) node.dispose();
      first.dispose();
    });
  });

  it("reuse the memory of those that are gone", () => {
    const addresses = new Set<number>();
    for (let round = 0; round < 5_000; round++) {
      const object = implement([INode, IStranger], {});
      addresses.add(pointerOf(object));
      object.dispose();
    }
    expect(addresses.size).toBe(1_024);
  });

  it("shares the thunks of a base with the classes derived from it", () => {
    const node = implement(INode, {});
    const everything = implement(IEverything, {});
    const slot = (wrapper: INode, index: number) => readWord(readWord(pointerOf(wrapper)) + index * 8);
    for (const index of [0, 1, 2, 3, 4, 5]) expect(slot(everything, index)).toBe(slot(node, index));
    expect(slot(everything, 15)).not.toBe(0);
    node.dispose();
    everything.dispose();
  });
});

describe("an object with several interfaces", () => {
  it("serves one handler by its name in each of them", () => {
    const object = implement([INode, IStranger], { getId: () => 4, poke: () => {} });
    const stranger = object.as(IStranger);
    expect(object.getId()).toBe(4);
    stranger.poke();
    stranger.dispose();
    object.dispose();
    const silent = implement([INode, IStranger], {});
    const other = silent.as(IStranger);
    expect(() => other.poke()).toThrow(expect.objectContaining({ hresult: E_NOTIMPL }));
    other.dispose();
    silent.dispose();
  });
});
