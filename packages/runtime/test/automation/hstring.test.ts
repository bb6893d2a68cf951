import { afterEach, expect, it, vi } from "vitest";
import { HString } from "../../src/codegen/index.ts";
import { pointerAt } from "../../src/marshal/fields.ts";
import { blocks } from "../counted-memory.ts";
import { handedOver, refusal, roundTrip, writing } from "./memory.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([0, 0]);
});

it.each(["", "text", "a\0b", "\ud83d\ude00", "\ud83d"])("%j comes back", (text) => {
  expect(roundTrip(HString, text)).toBe(text);
  expect(handedOver(HString, text)).toBe(text);
});

it("is NULL for no text, and refuses what is none", () => {
  expect(writing(HString, "", (view) => pointerAt(view, 0))).toBe(0);
  expect(refusal(HString, null).message).toBe("I.m(p): expected a string, got null");
});
