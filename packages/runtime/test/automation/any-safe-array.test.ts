import { afterEach, expect, it, vi } from "vitest";
import { AnySafeArray, type Codec } from "../../src/codegen/index.ts";
import { SafeArrayValue, VT } from "../../src/index.ts";
import { blocks } from "../counted-memory.ts";
import { handedOver, refusal, roundTrip } from "./memory.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([0, 0]);
});

it.each([[null], [new Int32Array([1, -2])], [new Float64Array(0)], [["a\0b", null, 1, undefined]], [[]]])(
  "%j comes back as it was",
  (value) => {
    expect(handedOver(AnySafeArray, value)).toEqual(value);
  },
);

it("an array tells its type itself", () => {
  expect(roundTrip(AnySafeArray, new SafeArrayValue(VT.BSTR, ["a", "b"]))).toEqual(["a", "b"]);
  expect(roundTrip(AnySafeArray, new SafeArrayValue(VT.I4, [[1], [2]], 2))).toEqual([
    new Int32Array([1]),
    new Int32Array([2]),
  ]);
});

it.each([5, "text", undefined, {}, new SafeArrayValue(VT.I4, ["a"])])("%j is refused", (value) => {
  expect(refusal(AnySafeArray as Codec, value)).toBeInstanceOf(Error);
});
