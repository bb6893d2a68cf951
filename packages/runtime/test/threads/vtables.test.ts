import { expect, it } from "vitest";
import { callSlot } from "../../src/client/reference.ts";
import { drop, readPointer, take, writeGuid, writePointer } from "../../src/codegen/index.ts";
import { implement, pointerOf, RPC_E_DISCONNECTED } from "../../src/index.ts";
import { disconnectedFunctions } from "../../src/native/disconnected.ts";
import { retireVtables } from "../../src/threads/vtable-table.ts";
import { INode } from "../interfaces.ts";

// The thread of this file can be taken for one that has ended: no other file runs in its process.

it("have functions of machine code on this processor", () => {
  expect(disconnectedFunctions() !== null).toBe(["x64", "arm64"].includes(process.arch));
});

it("lead to refusals when their thread has ended", () => {
  const node = implement(INode, { getId: () => 1 });
  const address = pointerOf(node);
  const cell = take(32);
  // Each shape has functions of its own, which are bound at their first call.
  const call = () => callSlot(address, { vtableLength: 6 }, 3, "i(pp)", cell) >>> 0;
  expect(call()).toBe(0);
  expect(retireVtables(0)).toBe(true);
  expect(retireVtables(0)).toBe(false);
  expect(call()).toBe(RPC_E_DISCONNECTED);
  writeGuid(cell + 16, INode.iid);
  writePointer(cell, 0xdead);
  const query = callSlot(address, { vtableLength: 3 }, 0, "i(ppp)", cell + 16, cell) >>> 0;
  expect([query, readPointer(cell)]).toEqual([RPC_E_DISCONNECTED, 0]);
  expect(callSlot(address, { vtableLength: 3 }, 0, "i(ppp)", cell + 16, 0) >>> 0).toBe(RPC_E_DISCONNECTED);
  for (const slot of [1, 2]) expect(callSlot(address, { vtableLength: 3 }, slot, "I(p)")).toBe(0);
  drop(cell);
});
