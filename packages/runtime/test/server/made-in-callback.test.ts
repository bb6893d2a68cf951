import { expect, test } from "vitest";
import {
  adoptOut,
  bind,
  drop,
  enter,
  failure,
  type Guid,
  type InterfacePlan,
  readUint32,
  releaseOut,
  requireOut,
  take,
} from "../../src/codegen/index.ts";
import { IUnknown, implement } from "../../src/index.ts";

class ICounter extends IUnknown {
  static override readonly iid: Guid = "6f9a0f0e-0000-4000-8000-000000000001" as Guid;
  static override readonly interfaceName: string = "ICounter";
  static override readonly vtableLength: number = 4;

  count(): number {
    const self = enter(this, ICounter, "ICounter.count");
    const out = take(8);
    try {
      const hr = (self.slots[3] ?? bind(self, 3, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, "ICounter.count", self);
      return readUint32(out);
    } finally {
      drop(out);
    }
  }

  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "count",
          slot: 3,
          signature: "i(pp)",
          parameters: [{ name: "count", direction: "out", value: { kind: "uint32" } }],
        },
      ],
    };
  }
}

class IMaker extends IUnknown {
  static override readonly iid: Guid = "6f9a0f0e-0000-4000-8000-000000000002" as Guid;
  static override readonly interfaceName: string = "IMaker";
  static override readonly vtableLength: number = 4;

  make(): ICounter {
    const self = enter(this, IMaker, "IMaker.make");
    const out = take(8);
    try {
      const hr = (self.slots[3] ?? bind(self, 3, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, "IMaker.make", self);
      requireOut(out, "IMaker.make", "counter");
      return adoptOut(out, ICounter);
    } finally {
      releaseOut(out);
      drop(out);
    }
  }

  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "make",
          slot: 3,
          signature: "i(pp)",
          parameters: [{ name: "counter", direction: "out", value: { kind: "interface", type: ICounter } }],
        },
      ],
    };
  }
}

test("an object whose class is first implemented inside a callback can be called there and, at once, outside", () => {
  const seen: number[] = [];
  const maker = implement(IMaker, {
    make: () => {
      let calls = 0;
      const counter = implement(ICounter, { count: () => ++calls });
      seen.push(counter.count(), counter.count());
      return counter;
    },
  });
  const counter = maker.make();
  seen.push(counter.count(), counter.count());
  const second = maker.make();
  seen.push(second.count());
  expect(seen).toEqual([1, 2, 3, 4, 1, 2, 3]);
  for (const wrapper of [counter, second, maker]) wrapper.dispose();
});
