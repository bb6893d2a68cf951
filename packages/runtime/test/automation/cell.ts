import {
  BstrText,
  bind,
  CallMemory,
  drop,
  enter,
  failure,
  type Guid,
  Int32,
  type InterfacePlan,
  IUnknown,
  offsetOf,
  passRecord,
  pointerAt,
  received,
  safeArrayOf,
  scratch,
  take,
  Variant,
  type VariantValue,
  VT,
} from "../../src/codegen/index.ts";

const Numbers = safeArrayOf(Int32, VT.I4);
const Names = safeArrayOf(BstrText, VT.BSTR);

/** An interface with values of Automation, as the emitter may write it. */
export class ICell extends IUnknown {
  declare protected readonly $is: IUnknown["$is"] & { readonly ICell: true };

  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90021" as Guid;
  static override readonly interfaceName: string = "ICell";
  static override readonly vtableLength: number = 7;
  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "setValue",
          slot: 3,
          signature: "i(pp)",
          parameters: [{ name: "value", direction: "in", value: { kind: "record", codec: Variant } }],
        },
        {
          name: "getValue",
          slot: 4,
          signature: "i(pp)",
          parameters: [{ name: "value", direction: "out", value: { kind: "record", codec: Variant } }],
        },
        {
          name: "passValue",
          slot: 5,
          signature: "i(p[HHHHLL])",
          parameters: [
            { name: "value", direction: "in", value: { kind: "record", codec: Variant, byValue: "HHHHLL" } },
          ],
        },
        {
          name: "name",
          slot: 6,
          signature: "i(ppp)",
          parameters: [
            { name: "numbers", direction: "in", value: { kind: "record", codec: Numbers, byValue: "p" } },
            { name: "names", direction: "out", value: { kind: "record", codec: Names } },
          ],
        },
      ],
    };
  }

  setValue(value: VariantValue): void {
    const at = "ICell.setValue";
    const self = enter(this, ICell, at);
    const memory = new CallMemory();
    try {
      const address = memory.record(value, Variant, at, "value");
      const hr = (self.slots[3] ?? bind(self, 3, "i(pp)"))(self.address, address);
      if (hr < 0) throw failure(hr, at, self);
    } finally {
      memory.free();
    }
  }

  getValue(): VariantValue {
    const at = "ICell.getValue";
    const self = enter(this, ICell, at);
    const out = take(24);
    try {
      const hr = (self.slots[4] ?? bind(self, 4, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, at, self);
      return received(() => Variant.read(scratch, offsetOf(out)));
    } finally {
      Variant.free?.(scratch, offsetOf(out));
      drop(out);
    }
  }

  passValue(value: VariantValue): void {
    const at = "ICell.passValue";
    const self = enter(this, ICell, at);
    const memory = new CallMemory();
    try {
      const address = memory.record(value, Variant, at, "value");
      const hr = (self.slots[5] ?? bind(self, 5, "i(p[HHHHLL])"))(
        self.address,
        passRecord(address, "HHHHLL"),
      );
      if (hr < 0) throw failure(hr, at, self);
    } finally {
      memory.free();
    }
  }

  name(numbers: Int32Array): readonly string[] {
    const at = "ICell.name";
    const self = enter(this, ICell, at);
    const memory = new CallMemory();
    const out = take(8);
    try {
      const { view } = memory.block(Numbers.size);
      Numbers.write(view, 0, numbers, memory, at, "numbers");
      const hr = (self.slots[6] ?? bind(self, 6, "i(ppp)"))(self.address, pointerAt(view, 0), out);
      if (hr < 0) throw failure(hr, at, self);
      return Names.read(scratch, offsetOf(out));
    } finally {
      Names.free?.(scratch, offsetOf(out));
      memory.free();
      drop(out);
    }
  }
}
