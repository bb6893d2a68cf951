import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { assignReference, CallMemory, Variant } from "../../src/codegen/index.ts";
import { ByRef, implement, pointerOf, SafeArrayValue, type VariantValue, VT } from "../../src/index.ts";
import { pointerAt } from "../../src/marshal/fields.ts";
import { viewOf } from "../../src/marshal/records.ts";
import { storeBytes } from "../../src/native/memory.ts";
import { describeSafeArray } from "../../src/native/safe-array.ts";
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
    assignReference(view, 0, answer, "I.m", "p");
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
    const leaving = left.retain();
    passing(reference, leaving);
    expect([referencesOf(given), referencesOf(left)]).toEqual([1, 2]);
    (reference.value as INode).dispose();
    expect(() => pointerOf(leaving)).toThrow("released");
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

it("is assigned only what fits, and all or nothing", () => {
  const memory = new CallMemory();
  const { view } = memory.block(Variant.size);
  const reference = new ByRef<unknown>(["a"], VT.ARRAY | VT.BSTR);
  Variant.write(view, 0, reference, memory, "I.m", "p");
  expect(() => assignReference(view, 0, ["b", 5], "I.m", "p")).toThrow("I.m(p[1]): expected a string, got 5");
  expect(Variant.read(view, 0)).toEqual(["a"]);
  assignReference(view, 0, ["c"], "I.m", "p");
  memory.free();
  expect(reference.value).toEqual(["c"]);
  const plain = new DataView(new ArrayBuffer(Variant.size));
  plain.setUint16(0, VT.I4, true);
  expect(() => assignReference(plain, 0, 5, "I.m", "p")).toThrow(
    "assigning to a VARIANT of VT_I4 (0x3) is not",
  );
  plain.setUint16(0, VT.BYREF | VT.I4, true);
  expect(() => assignReference(plain, 0, 5, "I.m", "p")).toThrow("NULL");
  plain.setUint16(0, VT.BYREF | VT.RECORD, true);
  expect(() => assignReference(plain, 0, 5, "I.m", "p")).toThrow("VT_BYREF|VT_RECORD");
});

it("gives back the wrappers of what it cannot read", () =>
  expectNoLeaks(() => {
    const node = implement(INode, {});
    const memory = new CallMemory();
    const { view } = memory.block(Variant.size);
    const reference = new ByRef<unknown>(undefined);
    Variant.write(view, 0, reference, memory, "I.m", "p");
    assignReference(view, 0, [node.retain(), new Date()], "I.m", "p");
    const data = describeSafeArray(pointerAt(viewOf(pointerAt(view, 8), 24), 8)).data;
    storeBytes(data + 24 + 8, new Uint8Array(new Float64Array([Number.NaN]).buffer));
    memory.free();
    expect(() => reference.value).toThrow("expected a day of the years");
    expect(referencesOf(node)).toBe(1);
    node.dispose();
  }));

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
