import { expect, it } from "vitest";
import { bind, CallMemory, enter, variantOf } from "../../../src/codegen/index.ts";
import { ComError, implement, implementDispatch, type VariantValue } from "../../../src/index.ts";
import { writePointerAt } from "../../../src/marshal/fields.ts";
import { writeGuid } from "../../../src/marshal/guid.ts";
import { drop, take } from "../../../src/marshal/scratch.ts";
import { POINTER_SIZE } from "../../../src/native/memory.ts";
import { expectNoLeaks } from "../../../src/testing/index.ts";
import { IDispatch } from "../../dispatch/dispatch-class.ts";
import { INode } from "../../interfaces.ts";
import { DEvents } from "./events.ts";

const Variant = variantOf(IDispatch);

/** Calls Invoke of an object as a caller does who wants no result, no exception and no number of an argument. */
function invokeBarely(events: DEvents, dispid: number, values: readonly VariantValue[], iid = 0): number {
  const self = enter(events, DEvents, "test");
  const memory = new CallMemory();
  try {
    const variants = memory.block(values.length * Variant.size);
    for (const [index, value] of values.entries())
      Variant.write(variants.view, index * Variant.size, value, memory, "test", "value");
    const parameters = memory.block(POINTER_SIZE * 2 + 8);
    writePointerAt(parameters.view, 0, variants.address);
    parameters.view.setUint32(POINTER_SIZE * 2, values.length, true);
    const invoke = self.slots[6] ?? bind(self, 6, "i(pipIHpppp)");
    return (invoke(self.address, dispid, iid, 0, 1, parameters.address, 0, 0, 0) as number) >>> 0;
  } finally {
    memory.free();
  }
}

function serving(handlers: Parameters<typeof implementDispatch<DEvents>>[1], act: (events: DEvents) => void) {
  return expectNoLeaks(() => {
    const events = implementDispatch(DEvents, handlers);
    act(events);
    events.dispose();
  });
}

it("answers the HRESULT itself where there is no room for an exception", () =>
  serving(
    {
      changed() {
        throw new ComError(0x8004_1234);
      },
    },
    (events) => {
      expect(invokeBarely(events, 2, [1.5, "name"])).toBe(0x8004_1234);
      expect(invokeBarely(events, 2, ["odd", "name"])).toBe(0x8002_0005);
    },
  ));

it("gives a result back that nobody wants", () =>
  serving({ found: () => implement(INode, {}) }, (events) => {
    expect(invokeBarely(events, 4, [null])).toBe(0);
    const node = implement(INode, {});
    expect(invokeBarely(events, 4, [node])).toBe(0);
    node.dispose();
  }));

it("gives the answers of an [in, out] back that came as a value", () =>
  serving({ closing: (cancel) => !cancel }, (events) => {
    expect(invokeBarely(events, 3, [true])).toBe(0);
  }));

it("refuses an IID, and no DISPPARAMS", () =>
  serving({ changed() {} }, (events) => {
    const iid = take(16);
    try {
      writeGuid(iid, INode.iid);
      expect(invokeBarely(events, 2, [1.5, "name"], iid)).toBe(0x8002_0001);
    } finally {
      drop(iid);
    }
    const self = enter(events, DEvents, "test");
    const invoke = self.slots[6] ?? bind(self, 6, "i(pipIHpppp)");
    expect((invoke(self.address, 2, 0, 0, 1, 0, 0, 0, 0) as number) >>> 0).toBe(0x8000_4003);
  }));
