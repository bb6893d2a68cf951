import { describe, expect, it, vi } from "vitest";
import { E_UNEXPECTED } from "../../src/index.ts";
import type { ParameterPlan } from "../../src/plan.ts";
import { madeClass } from "../made-class.ts";
import { failing, roundTrip } from "../round-trip.ts";
import { wrong } from "../serving.ts";

const { countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

const KINDS = ["bool8", "bool16", "intptr", "uintptr", "pointer"] as const;
type Values = readonly [boolean, boolean, bigint, bigint, number];
interface Named {
  bool8: boolean;
  bool16: boolean;
  intptr: bigint;
  uintptr: bigint;
  pointer: number;
}

function parameters(direction: ParameterPlan["direction"], prefix = ""): ParameterPlan[] {
  return KINDS.map((kind) => ({ name: prefix + kind, direction, value: { kind } }));
}

const IScalars = madeClass<{
  echo(...values: Values): Named;
  change(...values: Values): Named;
  flag8(value: boolean): boolean;
  flag16(value: boolean): boolean;
  signed(value: bigint): bigint;
  unsigned(value: bigint): bigint;
  handle(value: number): number;
}>("IScalars", [
  {
    name: "echo",
    signature: "i(pBhnNpppppp)",
    parameters: [...parameters("in", "in_"), ...parameters("out")],
  },
  { name: "change", signature: "i(pppppp)", parameters: parameters("inout") },
  ...(
    ["flag8 bool8 B", "flag16 bool16 h", "signed intptr n", "unsigned uintptr N", "handle pointer p"] as const
  ).map((text) => {
    const [name, kind, letter] = text.split(" ") as [string, (typeof KINDS)[number], string];
    return {
      name,
      signature: `${letter}(p${letter})`,
      returns: { kind },
      parameters: [{ name: "value", direction: "in" as const, value: { kind } }],
    };
  }),
]);

const WIDEST: Values = [true, true, 2n ** 63n - 1n, 2n ** 64n - 1n, 2 ** 53 - 1];
const LOWEST: Values = [false, false, -(2n ** 63n), 0n, -(2 ** 31)];
const HANDLE: Values = [true, false, -1n, 2n ** 63n, -1];

const named = (values: Values): Named =>
  Object.fromEntries(KINDS.map((kind, index) => [kind, values[index]])) as unknown as Named;

describe("flags, integers as wide as pointers, and handles", () => {
  it.each([[WIDEST], [LOWEST], [HANDLE]])("go in by value and come out: %s", async (...[values]) => {
    let seen: unknown;
    const echo = (...given: Values) => {
      seen = given;
      return named(given);
    };
    expect(await roundTrip(IScalars, { echo }, (it) => it.echo(...values))).toEqual(named(values));
    expect(seen).toEqual(values);
  });

  it.each([[WIDEST], [LOWEST], [HANDLE]])("are replaced where they lie: %s", async (...[values]) => {
    let seen: unknown;
    const change = (...given: Values) => {
      seen = given;
      return named(HANDLE);
    };
    expect(await roundTrip(IScalars, { change }, (it) => it.change(...values))).toEqual(named(HANDLE));
    expect(seen).toEqual(values);
  });

  it("are results of functions that answer no HRESULT", async () => {
    const same = (value: unknown) => value;
    const handlers = { flag8: same, flag16: same, signed: same, unsigned: same, handle: same };
    await roundTrip(IScalars, handlers, async (it) => {
      for (const flag of [true, false]) {
        expect([await it.flag8(flag), await it.flag16(flag)]).toEqual([flag, flag]);
      }
      for (const value of [-1n, -(2n ** 63n), 5n]) expect(await it.signed(value)).toBe(value);
      for (const value of [2n ** 64n - 1n, 2n ** 63n, 5n]) expect(await it.unsigned(value)).toBe(value);
      for (const value of [-1, 0, 4096, -(2 ** 31)]) expect(await it.handle(value)).toBe(value);
    });
  });

  it("are checked before any call, and in what handlers answer", async () => {
    const bad: Values[] = [
      [wrong(1), false, 0n, 0n, 0],
      [false, wrong(-1), 0n, 0n, 0],
      [false, false, 2n ** 63n, 0n, 0],
      [false, false, 0n, -1n, 0],
      [false, false, 0n, 0n, -(2 ** 31) - 1],
      [false, false, 0n, 0n, wrong(1n)],
    ];
    for (const values of bad) {
      const { error, handler } = await failing(IScalars, {}, (it) => it.echo(...values));
      expect([error.message, handler]).toEqual([expect.stringContaining("IScalars.echo(in_"), undefined]);
      const answered = await failing(IScalars, { change: () => named(values) }, (it) => it.change(...WIDEST));
      expect(answered.error.hresult).toBe(E_UNEXPECTED);
      expect(answered.handler).toContain("IScalars.change(");
    }
  });
});
