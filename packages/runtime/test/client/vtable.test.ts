import { describe, expect, it } from "vitest";
import { bindSlot } from "../../src/client/vtable.ts";
import { enter } from "../../src/codegen/index.ts";
import { fromPointer, implement, pointerOf } from "../../src/index.ts";
import { allocate, free, storeBytes } from "../../src/native/memory.ts";
import { INode, IStranger } from "../interfaces.ts";

describe("the slot cache", () => {
  it("binds a slot once, at its first call, for all objects of a vtable", () => {
    const [first, second] = [1, 2].map((id) => implement(INode, { getId: () => id }));
    const slots = enter(first, INode, "test").slots;
    expect(enter(second, INode, "test").slots).toBe(slots);
    const before = slots[3];
    expect(first!.getId()).toBe(1);
    const bound = slots[3];
    expect(second!.getId()).toBe(2);
    expect(bound).toBeTypeOf("function");
    expect(slots[3]).toBe(bound);
    expect(before === undefined || before === bound).toBe(true);
    first!.dispose();
    second!.dispose();
  });

  it("keeps the slots of two classes on one vtable apart, as their signatures differ", () => {
    const node = implement(INode, { getId: () => 1 });
    const other = fromPointer(IStranger, pointerOf(node), { addRef: true });
    expect(node.getId()).toBe(1);
    const [a, b] = [enter(node, INode, "test"), enter(other, IStranger, "test")];
    expect(a.vtable).toBe(b.vtable);
    expect(a.slots).not.toBe(b.slots);
    expect(b.slots[3]).toBeUndefined();
    other.dispose();
    node.dispose();
  });

  it("refuses what cannot be an object: a NULL vtable, a NULL slot", () => {
    const zeros = allocate(64);
    storeBytes(zeros, new Uint8Array(64));
    expect(() => fromPointer(INode, zeros, { addRef: true })).toThrow("its vtable is NULL");
    const empty = { address: zeros, unknown: [], slots: new Map() };
    expect(() => bindSlot(empty, [], 3, "i(p)")).toThrow("slot 3 of the vtable");
    free(zeros);
  });
});
