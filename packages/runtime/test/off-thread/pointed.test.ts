import { expect, it } from "vitest";
import { AnsiText, Int32, Uint64 } from "../../src/codegen/index.ts";
import { implement, NullResultError, offThread } from "../../src/index.ts";
import type { ParameterPlan } from "../../src/plan.ts";
import { madeClass } from "../made-class.ts";
import { wrong } from "../serving.ts";

/** A method with one result, off the thread, on an object whose handler gives this. */
async function resultOf(parameter: ParameterPlan, answer: unknown): Promise<unknown> {
  const type = madeClass<{ call(): unknown }>("IPointed", [
    { name: "call", signature: "i(pp)", parameters: [parameter] },
  ]);
  using object = implement(type, { call: () => answer } as never);
  return await (offThread(object) as unknown as { call(): Promise<unknown> }).call();
}

const text: ParameterPlan = { name: "text", direction: "out", value: { kind: "record", codec: AnsiText } };

it("NULL in the place of a pointer is null where it may be", async () => {
  expect(await resultOf({ ...text, nullable: true }, null)).toBe(null);
  expect(await resultOf({ ...text, nullable: true }, "text")).toBe("text");
});

it("NULL that is passed itself is null to a handler", async () => {
  const parameters: ParameterPlan[] = [
    {
      name: "text",
      direction: "in",
      nullable: true,
      value: { kind: "record", codec: AnsiText, byValue: "p" },
    },
  ];
  const type = madeClass<{ call(text: string | null): void }>("IPassed", [
    { name: "call", signature: "i(pp)", parameters },
  ]);
  const seen: unknown[] = [];
  using object = implement(type, { call: (text: string | null) => void seen.push(text) } as never);
  const twin = offThread(object) as unknown as { call(text: string | null): Promise<void> };
  await twin.call(null);
  await twin.call("text");
  expect(seen).toEqual([null, "text"]);
});

it("NULL elsewhere is an error that names the method and the result", async () => {
  const type = madeClass<{ call(): unknown }>("IPointed", [
    { name: "call", signature: "i(pp)", parameters: [{ ...text, nullable: true }] },
  ]);
  const strict = madeClass<{ call(): unknown }>("IPointed", [
    { name: "call", signature: "i(pp)", parameters: [text] },
  ]);
  Object.defineProperty(strict, "iid", { value: type.iid });
  using object = implement(type, { call: () => null } as never);
  using asked = object.as(strict);
  const failing = (offThread(asked) as unknown as { call(): Promise<unknown> }).call();
  await expect(failing).rejects.toThrow(NullResultError);
  await expect(failing).rejects.toThrow('IPointed.call: the call succeeded but "text" is NULL');
});

it("an optional result has no place where the caller has no room, and is dropped", async () => {
  const parameters: ParameterPlan[] = [
    { name: "room", direction: "in", value: { kind: "uint32" } },
    {
      name: "values",
      direction: "out",
      unwanted: true,
      value: { kind: "room", of: Int32, capacity: (of) => of("room"), length: (of) => of("needed") },
    },
    { name: "needed", direction: "out", value: { kind: "uint32" } },
  ];
  type Told = { call(room: number): Promise<{ values: Int32Array; needed: number }> };
  const type = madeClass<Told>("IOptional", [{ name: "call", signature: "i(pIpp)", parameters }]);
  using object = implement(type, {
    call: (room: number) => ({ values: [1, 2, 3].slice(0, room), needed: Math.min(room, 3) }),
  } as never);
  const twin = offThread(object) as unknown as Told;
  expect(await twin.call(3)).toEqual({ values: new Int32Array([1, 2, 3]), needed: 3 });
  expect(await twin.call(0)).toEqual({ values: new Int32Array(0), needed: 0 });
});

it("a length may stand behind a pointer, for callers and for handlers", async () => {
  const parameters: ParameterPlan[] = [
    { name: "count", direction: "in", value: { kind: "record", codec: Uint64 } },
    {
      name: "values",
      direction: "in",
      value: { kind: "array", of: Int32, count: (of) => of("count") },
    },
    {
      name: "echo",
      direction: "out",
      value: { kind: "room", of: Int32, capacity: (of) => of("count"), length: (of) => of("count") },
    },
  ];
  type Counted = { call(count: bigint, values: readonly number[]): Promise<Int32Array> };
  const type = madeClass<Counted>("ICounted", [{ name: "call", signature: "i(pppp)", parameters }]);
  const seen: unknown[] = [];
  using object = implement(type, {
    call(count: bigint, values: Int32Array) {
      seen.push(count, values);
      return values;
    },
  } as never);
  const twin = offThread(object) as unknown as Counted;
  expect(await twin.call(3n, [1, -2, 3])).toEqual(new Int32Array([1, -2, 3]));
  expect(seen).toEqual([3n, new Int32Array([1, -2, 3])]);
  await expect(twin.call(2n, wrong([1]))).rejects.toThrow("values.length");
});
