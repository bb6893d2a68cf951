import { describe, expect, it } from "vitest";
import { addReference } from "../../src/client/reference.ts";
import { CallMemory, OutArray } from "../../src/codegen/index.ts";
import { implement, NullResultError, pointerOf } from "../../src/index.ts";
import { writePointerAt } from "../../src/marshal/fields.ts";
import { copyMemory, POINTER_SIZE } from "../../src/native/memory.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { INode } from "../interfaces.ts";
import { referencesOf } from "../references.ts";
import { Range } from "../shapes.ts";

/** Writes references to a node to some places of a room, as a callee would. */
function fill(room: OutArray, node: INode, ...places: readonly boolean[]): void {
  const memory = new CallMemory();
  const { address, view } = memory.block(places.length * POINTER_SIZE);
  for (const [index, filled] of places.entries()) {
    if (filled) addReference(pointerOf(node));
    writePointerAt(view, index * POINTER_SIZE, filled ? pointerOf(node) : 0);
  }
  copyMemory(room.address, address, places.length * POINTER_SIZE);
  memory.free();
}

const roomFor = (count: number) => new OutArray(count, POINTER_SIZE, "I.f", "items");

describe("room for an array of references", () => {
  it("releases what nobody adopted, once", () =>
    expectNoLeaks(() => {
      const node = implement(INode, {});
      const room = roomFor(3);
      fill(room, node, true, true, true);
      const [first] = room.adopt(1, INode);
      room.release();
      expect(referencesOf(node)).toBe(2);
      room.release();
      first!.dispose();
      expect(referencesOf(node)).toBe(1);
      node.dispose();
    }));

  it("adopts nothing when one is NULL, or more are said to be there than fit", () =>
    expectNoLeaks(() => {
      const node = implement(INode, {});
      const room = roomFor(3);
      fill(room, node, true, false, true);
      expect(() => room.adopt(3, INode)).toThrow(NullResultError);
      expect(() => room.adopt(4, INode)).toThrow("I.f: the call answers 4 elements where 3 have room");
      room.release();
      expect(referencesOf(node)).toBe(1);
      node.dispose();
    }));

  it("has an address also for none, and a limit", () => {
    expect(roomFor(0).address).not.toBe(0);
    expect(roomFor(0).adopt(0, INode)).toEqual([]);
    expect(() => roomFor(65_537)).toThrow(RangeError);
  });
});

it("reads records, and frees each once", () => {
  const freed: number[] = [];
  const room = new OutArray(3, 16, "I.f", "items");
  const codec = { ...Range, free: (_: DataView, offset: number) => void freed.push(offset) };
  expect(room.read(2, codec)).toEqual([
    { initialOffset: 0n, length: 0n },
    { initialOffset: 0n, length: 0n },
  ]);
  expect(freed).toEqual([0, 16]);
  expect(() => room.read(4, codec)).toThrow(RangeError);
});
