import { expect, it } from "vitest";
import { drop, readInt64, take } from "../../src/codegen/index.ts";
import { onHandlerError } from "../../src/index.ts";
import { madeClass } from "../made-class.ts";
import { callSlot } from "../round-trip.ts";

const type = madeClass<{ call(): bigint }>("IReturning", [
  {
    name: "call",
    signature: "p(pp)",
    returns: { kind: "void" },
    parameters: [{ name: "result", direction: "out", value: { kind: "int64" } }],
  },
]);

it("a struct that C returns lies where the caller wants it, which is what the slot returns", () => {
  const cell = take(8);
  expect(callSlot(type, { call: () => -7n }, 3, "p(pp)", cell)).toBe(cell);
  expect(readInt64(cell)).toBe(-7n);
  drop(cell);
});

it("so it does when the handler fails", () => {
  using _heard = onHandlerError(() => {});
  const cell = take(8);
  const failing = () => {
    throw new Error("no");
  };
  expect(callSlot(type, { call: failing }, 3, "p(pp)", cell)).toBe(cell);
  expect(readInt64(cell)).toBe(0n);
  drop(cell);
});
