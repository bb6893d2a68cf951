import { expect, it } from "vitest";
import { IUnknown, type VariantValue } from "../../src/codegen/index.ts";
import { ByRef, Currency, implement, isComError } from "../../src/index.ts";
import { INode } from "../interfaces.ts";
import { referencesOf } from "../references.ts";
import { serving, thrownBy } from "../serving.ts";
import { ICell } from "./cell.ts";

it("crosses real vtables in both directions", () => {
  let value: VariantValue;
  const handlers = {
    setValue(next: VariantValue) {
      value = next;
    },
    passValue(next: VariantValue) {
      value = next;
    },
    getValue: () => value,
    name: (numbers: Int32Array) => Array.from(numbers, (number) => `number ${number}`),
  };
  return serving(ICell, handlers as never, (cell) => {
    for (const given of [
      undefined,
      null,
      5,
      "a\0b",
      2n ** 63n,
      new Date(2020, 1, 1),
      [1, ["x"]],
      new Uint8Array(3),
    ]) {
      for (const pass of [cell.setValue, cell.passValue]) {
        value = "not called";
        pass.call(cell, given);
        expect(value).toEqual(given);
        expect(cell.getValue()).toEqual(given);
      }
    }
    cell.passValue(Currency.parse("1.5"));
    expect(String(cell.getValue())).toBe("1.5");
    cell.setValue(new ByRef("referred to"));
    expect(value).toBe("referred to");
    expect(cell.name(new Int32Array([1, -2]))).toEqual(["number 1", "number -2"]);
    expect(cell.name(new Int32Array(0))).toEqual([]);
  });
});

it("lends wrappers to a handler, and takes those that it returns", () => {
  const node = implement(INode, {});
  let lent: unknown[] = [];
  const handlers = {
    setValue(value: VariantValue) {
      lent = (value as unknown[]).flat();
      expect(lent[0]).toBeInstanceOf(IUnknown);
    },
    getValue: () => [node.retain(), [node.retain()]],
  };
  return serving(ICell, handlers as never, async (cell) => {
    cell.setValue([node, [node]]);
    for (const wrapper of lent) expect(() => (wrapper as IUnknown).as(INode)).toThrow("released");
    const [first, [second]] = cell.getValue() as [IUnknown, [IUnknown]];
    // What was disposed inside of the handlers is released in a microtask.
    await Promise.resolve();
    expect(referencesOf(node)).toBe(3);
    for (const wrapper of [first, second, node]) wrapper.dispose();
  });
});

it("tells a handler's mistakes from a caller's", () =>
  serving(ICell, { getValue: () => [1, () => 0] } as never, async (cell) => {
    expect((await thrownBy(() => cell.setValue([1, Symbol.iterator] as never))).message).toMatch(
      "ICell.setValue(value[1]): expected a value that a VARIANT can hold",
    );
    expect(isComError(await thrownBy(() => cell.getValue()), 0x8000ffff)).toBe(true);
  }));
