import { describe, expect, it } from "vitest";
import {
  E_NOINTERFACE,
  fromPointer,
  IUnknown,
  implement,
  isComError,
  pointerOf,
  sameObject,
} from "../../src/index.ts";
import { expectNoLeaks, liveObjects } from "../../src/testing/index.ts";
import { IEverything, INode, IStranger } from "../interfaces.ts";
import { referencesOf } from "../references.ts";

describe("wrappers and references", () => {
  it("gives the reference back once, however often it is disposed", () => {
    const node = implement(INode, {});
    const second = node.retain();
    expect(referencesOf(second)).toBe(2);
    node.dispose();
    node[Symbol.dispose]();
    node.dispose();
    expect(referencesOf(second)).toBe(1);
    second.dispose();
  });

  it("ends the object with its last reference", async () => {
    const before = liveObjects();
    const ended: string[] = [];
    const node = implement(INode, {}, { onFinalRelease: () => ended.push("ended") });
    const other = node.as(IUnknown);
    node.dispose();
    expect([liveObjects() - before, ended]).toEqual([1, []]);
    other.dispose();
    expect([liveObjects() - before, ended]).toEqual([0, ["ended"]]);
  });

  it("answers as and tryAs with wrappers of their own", async () => {
    await expectNoLeaks(() => {
      const everything = implement(IEverything, { getId: () => 5 });
      const node = everything.as(INode);
      const again = node.tryAs(IEverything);
      everything.dispose();
      expect([node.getId(), again?.getId()]).toEqual([5, 5]);
      expect(node).toBeInstanceOf(INode);
      expect(node).not.toBeInstanceOf(IEverything);
      node.dispose();
      again?.dispose();
    });
  });

  it("throws from as, and returns null from tryAs, where the object lacks the interface", () => {
    const node = implement(INode, {});
    let error: unknown;
    try {
      node.as(IStranger);
    } catch (caught) {
      error = caught;
    }
    expect(isComError(error, E_NOINTERFACE)).toBe(true);
    expect((error as Error).message).toMatch(/^INode\.as\(IStranger\): E_NOINTERFACE \(0x80004002\): /);
    expect(node.tryAs(IStranger)).toBeNull();
    expect(referencesOf(node)).toBe(1);
    node.dispose();
  });

  it("disposes the wrappers of a result, and only them", async () => {
    await expectNoLeaks(() => {
      const node = implement(INode, {});
      const everything = implement(IEverything, { exchange: () => ({ first: node.retain(), second: null }) });
      const result = everything.exchange(null);
      expect(Object.keys(result)).toEqual(["first", "second"]);
      result[Symbol.dispose]();
      expect(() => result.first.getId()).toThrow("released");
      everything.dispose();
      node.dispose();
    });
  });
});

describe("interop by address", () => {
  it("takes over or adds a reference", () => {
    const node = implement(INode, { getId: () => 3 });
    const added = fromPointer(INode, pointerOf(node), { addRef: true });
    expect([added.getId(), referencesOf(node)]).toEqual([3, 2]);
    const taken = fromPointer(INode, BigInt(pointerOf(added)), { addRef: false });
    expect(referencesOf(node)).toBe(2);
    taken.dispose();
    expect(referencesOf(node)).toBe(1);
    node.dispose();
  });

  it("compares objects by their IUnknown", () => {
    const both = implement([INode, IStranger], {});
    const other = implement(INode, {});
    const stranger = both.as(IStranger);
    expect(pointerOf(stranger)).not.toBe(pointerOf(both));
    expect(sameObject(both, stranger)).toBe(true);
    expect(sameObject(both, other)).toBe(false);
    expect(referencesOf(both)).toBe(2);
    for (const wrapper of [both, other, stranger]) wrapper.dispose();
  });
});
