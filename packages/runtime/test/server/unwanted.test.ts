import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { callSlot } from "../../src/client/reference.ts";
import { drop, readInt32, take } from "../../src/codegen/index.ts";
import { type IUnknown, implement, pointerOf } from "../../src/index.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { blocks } from "../counted-memory.ts";
import { INode } from "../interfaces.ts";
import { madeClass } from "../made-class.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

interface Methods {
  describe(): { readonly text: string; readonly node: IUnknown; readonly id: number };
}

const IDescribed = madeClass<Methods>("IDescribed", [
  {
    name: "describe",
    signature: "i(pppp)",
    parameters: [
      { name: "text", direction: "out", value: { kind: "bstr" }, unwanted: true },
      { name: "node", direction: "out", value: { kind: "interface", type: INode }, unwanted: true },
      { name: "id", direction: "out", value: { kind: "int32" } },
    ],
  },
]);

const described = () =>
  implement(IDescribed, { describe: () => ({ text: "a node", node: implement(INode, {}), id: 5 }) });

let standing = 0;

beforeAll(() => {
  described().dispose();
  implement(INode, {}).dispose();
  standing = blocks.live.size;
});

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([standing, 0]);
});

it("gives back what a caller has no place for", () =>
  expectNoLeaks(() => {
    const object = described();
    const cell = take(16);
    expect(callSlot(pointerOf(object), IDescribed, 3, "i(pppp)", 0, 0, cell)).toBe(0);
    expect(readInt32(cell)).toBe(5);
    drop(cell);
    object.dispose();
  }));

it("still needs a place for the others", () =>
  expectNoLeaks(() => {
    const object = described();
    expect(callSlot(pointerOf(object), IDescribed, 3, "i(pppp)", 0, 0, 0) >>> 0).toBe(0x80004003);
    object.dispose();
  }));
