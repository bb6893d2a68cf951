import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { CallMemory, TaskMemory, Variant } from "../../src/codegen/index.ts";
import { ByRef, implement, SafeArrayValue, type VariantValue, VT } from "../../src/index.ts";
import { pointerAt } from "../../src/marshal/fields.ts";
import { viewOf } from "../../src/marshal/records.ts";
import { storeBytes } from "../../src/native/memory.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { blocks } from "../counted-memory.ts";
import { INode } from "../interfaces.ts";
import { referencesOf } from "../references.ts";
import { refusal } from "./memory.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

/** What stays with the process: the vtable of nodes. */
let standing = 0;

beforeAll(() => {
  implement(INode, {}).dispose();
  standing = blocks.live.size;
});

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([standing, 0]);
});

/** Passes a reference to a callee that puts another value in place, and frees the one that was there. */
function passing(reference: ByRef, answer?: VariantValue): void {
  const memory = new CallMemory();
  try {
    const { view } = memory.block(Variant.size);
    Variant.write(view, 0, reference, memory, "I.m", "p");
    expect(view.getUint16(0, true)).toBe(VT.BYREF | VT.VARIANT);
    if (answer === undefined) return;
    const target = pointerAt(view, 8);
    Variant.free!(viewOf(target, Variant.size), 0);
    const task = new TaskMemory();
    const fresh = new DataView(new ArrayBuffer(Variant.size));
    Variant.write(fresh, 0, answer, task, "I.m", "p");
    task.handOver();
    storeBytes(target, new Uint8Array(fresh.buffer));
  } finally {
    memory.free();
  }
}

it("has what the callee left", () => {
  for (const [before, after] of [
    ["before", "after"],
    [undefined, 5],
    [
      [1, ["x"]],
      ["y", null],
    ],
    [5, new Uint8Array([1, 2])],
  ] as [VariantValue, VariantValue][]) {
    const reference = new ByRef(before);
    passing(reference, after);
    expect(reference.value).toEqual(after);
  }
});

it("keeps the very value that nobody touched", () => {
  const value = ["kept"];
  const reference = new ByRef<unknown>(value);
  passing(reference);
  expect(reference.value).toBe(value);
});

it("passes references to wrappers", () =>
  expectNoLeaks(() => {
    const [given, left] = [implement(INode, {}), implement(INode, {})];
    const reference = new ByRef<unknown>(given);
    passing(reference, left);
    expect([referencesOf(given), referencesOf(left)]).toEqual([1, 2]);
    (reference.value as INode).dispose();
    passing(new ByRef(given));
    for (const wrapper of [given, left]) wrapper.dispose();
  }));

it("points to other types", () => {
  const memory = new CallMemory();
  const { view } = memory.block(Variant.size);
  const reference = new ByRef(5, VT.I4);
  Variant.write(view, 0, reference, memory, "I.m", "p");
  expect([view.getUint16(0, true), Variant.read(view, 0)]).toEqual([VT.BYREF | VT.I4, 5]);
  storeBytes(pointerAt(view, 8), new Uint8Array([0xff, 0xff, 0xff, 0xff]));
  memory.free();
  expect(reference.value).toBe(-1);
});

it("throws what reading met", () => {
  const reference = new ByRef<unknown>(5);
  const memory = new CallMemory();
  const { view } = memory.block(Variant.size);
  Variant.write(view, 0, reference, memory, "I.m", "p");
  storeBytes(pointerAt(view, 8), new Uint8Array([VT.RECORD, 0]));
  memory.free();
  expect(() => reference.value).toThrow("a VARIANT of VT_RECORD (0x24) is not supported");
  reference.value = 6;
  expect(reference.value).toBe(6);
});

it("is refused where nobody could free what it points to", () => {
  expect(refusal(Variant, ["a", new ByRef("b")]).message).toBe(
    "I.m(p[1]): a reference (VT_BYREF) can only be an [in] argument of its own",
  );
  expect(refusal(Variant, new ByRef(new ByRef(5))).message).toMatch("I.m(p.value): a reference");
  expect(() => passing(new ByRef(Symbol.iterator))).toThrow("I.m(p.value): expected a value");
  expect(() => new ByRef(1, 70_000)).toThrow(RangeError);
  expect(refusal(Variant, new ByRef([1], VT.RECORD)).message).toMatch("VT_BYREF|VT_RECORD");
});

it("refuses arrays that contain themselves, and what else is nested too deeply", () => {
  const cyclic: unknown[] = ["a"];
  cyclic.push(cyclic);
  expect(refusal(Variant, cyclic).message).toMatch("expected arrays that are not nested so deeply");
  expect(refusal(Variant, new SafeArrayValue(VT.VARIANT, cyclic)).message).toMatch("not nested so deeply");
});
