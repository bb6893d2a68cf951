import { describe, expect, it, vi } from "vitest";
import { drop, offsetOf, scratch, take } from "../../src/codegen/index.ts";
import { E_POINTER, E_UNEXPECTED, S_OK } from "../../src/index.ts";
import type { ParameterPlan, ValuePlan } from "../../src/plan.ts";
import { madeClass } from "../made-class.ts";
import { callSlot, failing, roundTrip } from "../round-trip.ts";
import { wrong } from "../serving.ts";

const { countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

type TextPlan = Extract<ValuePlan, { kind: "text" }>;
const text = (encoding: TextPlan["encoding"], rest: Omit<TextPlan, "kind" | "encoding">): ParameterPlan => ({
  name: "text",
  direction: "out",
  value: { kind: "text", encoding, ...rest },
});
const size: ParameterPlan = { name: "size", direction: "in", value: { kind: "int32" } };
const length: ParameterPlan = { name: "length", direction: "out", value: { kind: "count", of: "text" } };

const ITexts = madeClass<{
  wide(size: number): string;
  ansi(size: number): string;
  counted(size: number): string;
  countedAnsi(size: number): string;
  exact(size: number): string;
  eight(size: number): string;
}>("ITexts", [
  {
    name: "wide",
    signature: "i(pip)",
    parameters: [size, text("utf16", { capacity: (of) => of("size") })],
  },
  {
    name: "ansi",
    signature: "i(ppi)",
    parameters: [text("ansi", { capacity: (of) => of("size") }), size],
  },
  {
    name: "counted",
    signature: "i(pipp)",
    parameters: [size, text("utf16", { capacity: (of) => of("size"), length: "length" }), length],
  },
  {
    name: "countedAnsi",
    signature: "i(pipp)",
    parameters: [size, text("ansi", { capacity: (of) => of("size"), length: "length" }), length],
  },
  {
    name: "exact",
    signature: "i(pip)",
    parameters: [size, text("utf16", { capacity: (of) => of("size"), length: (of) => of("size") })],
  },
  { name: "eight", signature: "i(pip)", parameters: [size, text("utf16", { capacity: 8 })] },
]);

const EMOJI = "\ud83d\ude00";

describe("room for text", () => {
  it.each([
    ["wide", "h\u00e9 \ud800", 5],
    ["wide", EMOJI, 3],
    ["wide", "", 1],
    ["wide", "", 0],
    ["wide", "x".repeat(10_000), 100_000],
    ["eight", "1234567", 0],
    ["ansi", "abc", 4],
    ["ansi", "", 0],
    ["counted", "a\0b", 3],
    ["counted", "a\0b", 100],
    ["counted", "", 0],
    ["countedAnsi", "abc", 3],
    ["countedAnsi", "", 1],
    ["exact", `\0${EMOJI}`, 3],
  ] as const)("%s brings back what the handler answers: %j in %d", async (name, answer, capacity) => {
    const handlers = { [name]: () => answer };
    expect(await roundTrip(ITexts, handlers, (it) => it[name](capacity))).toBe(answer);
  });

  it.skipIf(process.platform === "win32")("counts bytes of UTF-8 off Windows", async () => {
    const handlers = { ansi: () => "h\u00e9", countedAnsi: () => EMOJI };
    await roundTrip(ITexts, handlers, async (it) => {
      expect([await it.ansi(4), await it.countedAnsi(4)]).toEqual(["h\u00e9", EMOJI]);
    });
    expect((await failing(ITexts, handlers, (it) => it.ansi(3))).handler).toContain("at most 2 characters");
    expect((await failing(ITexts, handlers, (it) => it.countedAnsi(3))).handler).toContain("at most 3");
  });

  it.each([
    ["wide", "abc", 3, "expected at most 2 characters"],
    ["wide", "a", 1, "expected at most 0 characters"],
    ["wide", "a\0b", 9, "without U+0000"],
    ["eight", "12345678", 0, "expected at most 7 characters"],
    ["wide", 5, 9, "expected a string"],
    ["wide", null, 9, "expected a string"],
    ["ansi", "\ud800", 9, "characters of the ANSI code page"],
    ["counted", "abc", 2, "expected at most 2 characters"],
    ["counted", undefined, 2, "expected a string"],
    ["exact", "abc", 4, "text.length): expected 4 elements, got 3"],
  ] as const)("%s refuses the answer %j for %s characters", async (name, answer, capacity, message) => {
    const { error, handler } = await failing(ITexts, { [name]: () => answer }, (it) => it[name](capacity));
    expect([error.hresult, handler]).toEqual([E_UNEXPECTED, expect.stringContaining(message)]);
  });

  it("is refused before any call where its capacity is none", async () => {
    for (const [capacity, message] of [
      [-1, "ITexts.wide(text): expected a length, got -1"],
      [2 ** 30, "ITexts.wide(text): expected at most 1073741823"],
      [wrong(null), "ITexts.wide(size): expected a number"],
    ] as const) {
      const { error, handler } = await failing(ITexts, {}, (it) => it.wide(capacity));
      expect([error.message, handler]).toEqual([expect.stringContaining(message), undefined]);
    }
  });
});

describe("native callers that offer room for text", () => {
  it("find it zeroed, terminated where there is room, and untouched beyond", () => {
    const cells = take(16);
    const filled = (answer: unknown, slot: number, signature: string, ...values: unknown[]) => {
      for (let index = 0; index < 16; index++) scratch.setUint8(offsetOf(cells) + index, 0xff);
      const hr = callSlot(ITexts, { wide: () => answer, counted: () => answer }, slot, signature, ...values);
      return [
        hr,
        ...Array.from({ length: 4 }, (_, index) => scratch.getUint16(offsetOf(cells) + index * 2, true)),
      ];
    };
    expect(filled("a", 3, "i(pip)", 3, cells)).toEqual([S_OK, 97, 0, 0, 0xffff]);
    expect(filled("abc", 3, "i(pip)", 3, cells)).toEqual([E_UNEXPECTED, 0, 0, 0, 0xffff]);
    expect(filled("abc", 5, "i(pipp)", 3, cells, cells + 8)).toEqual([S_OK, 97, 98, 99, 0xffff]);
    expect(scratch.getUint32(offsetOf(cells) + 8, true)).toBe(3);
    expect(callSlot(ITexts, { wide: () => "" }, 3, "i(pip)", 0, 0)).toBe(S_OK);
    expect(callSlot(ITexts, { wide: () => "" }, 3, "i(pip)", 1, 0)).toBe(E_POINTER);
    drop(cells);
  });
});
