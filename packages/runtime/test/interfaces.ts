// Two interfaces as the emitter writes them, by hand: the tests prove the contract between both packages on them.

import {
  addressOf,
  addressOrNull,
  adoptOut,
  adoptOutOrNull,
  bind,
  checkBoolean,
  checkBytes,
  checkDouble,
  checkFloat,
  checkGuid,
  checkHandle,
  checkInt8,
  checkInt16,
  checkInt32,
  checkInt64,
  checkString,
  checkStringOrNull,
  checkUint8,
  checkUint16,
  checkUint32,
  checkUint64,
  copyIn,
  createInstance,
  disposable,
  drop,
  enter,
  failure,
  freeCopy,
  freeOut,
  type Guid,
  type InterfacePlan,
  IUnknown,
  type Raw,
  readBool,
  readBytes,
  readDouble,
  readFloat,
  readGuid,
  readInt8,
  readInt16,
  readInt32,
  readInt64,
  readPointer,
  readString,
  readStringOrNull,
  readUint8,
  readUint16,
  readUint32,
  readUint64,
  releaseOut,
  requireOut,
  S_FALSE,
  type S_OK,
  take,
  writeGuid,
  writeInt32,
} from "../src/codegen/index.ts";

export class INode extends IUnknown {
  declare protected readonly $is: IUnknown["$is"] & { readonly INode: true };

  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90001" as Guid;
  static override readonly interfaceName: string = "INode";
  static override readonly vtableLength: number = 6;
  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "getId",
          slot: 3,
          signature: "i(pp)",
          parameters: [{ name: "id", direction: "out", value: { kind: "int32" } }],
        },
        {
          name: "getNext",
          slot: 4,
          signature: "i(pp)",
          parameters: [
            { name: "next", direction: "out", value: { kind: "interface", type: INode }, nullable: true },
          ],
        },
        {
          name: "visit",
          slot: 5,
          signature: "i(pp)",
          parameters: [{ name: "node", direction: "in", value: { kind: "interface", type: INode } }],
        },
      ],
    };
  }

  getId(): number {
    const at = "INode.getId";
    const self = enter(this, INode, at);
    const out = take(8);
    try {
      const hr = (self.slots[3] ?? bind(self, 3, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, at, self);
      return readInt32(out);
    } finally {
      drop(out);
    }
  }

  getNext(): INode | null {
    const at = "INode.getNext";
    const self = enter(this, INode, at);
    const out = take(8);
    try {
      const hr = (self.slots[4] ?? bind(self, 4, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, at, self);
      return adoptOutOrNull(out, INode);
    } finally {
      releaseOut(out);
      drop(out);
    }
  }

  visit(node: INode): void {
    const at = "INode.visit";
    const self = enter(this, INode, at);
    const nodeAddress = addressOf(node, INode, at, "node");
    const hr = (self.slots[5] ?? bind(self, 5, "i(pp)"))(self.address, nodeAddress);
    if (hr < 0) throw failure(hr, at, self);
  }
}

export interface Numbers {
  readonly int8: number;
  readonly uint8: number;
  readonly int16: number;
  readonly uint16: number;
  readonly int32: number;
  readonly uint32: number;
  readonly int64: bigint;
  readonly uint64: bigint;
  readonly float: number;
  readonly double: number;
  readonly bool: boolean;
}

const KINDS = [
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "int64",
  "uint64",
  "float",
  "double",
  "bool",
] as const;

/** Every kind of value in both directions. Slot 15 is a method that the emitter refused. */
export class IEverything extends INode {
  declare protected readonly $is: INode["$is"] & { readonly IEverything: true };

  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90002" as Guid;
  static override readonly interfaceName: string = "IEverything";
  static override readonly vtableLength: number = 24;
  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "setNumbers",
          slot: 6,
          signature: "i(pbBhHiIlLfdi)",
          parameters: KINDS.map((kind) => ({ name: kind, direction: "in", value: { kind } })),
        },
        {
          name: "getNumbers",
          slot: 7,
          signature: "i(pppppppppppp)",
          parameters: KINDS.map((kind) => ({ name: kind, direction: "out", value: { kind } })),
        },
        {
          name: "echoText",
          slot: 8,
          signature: "i(psp)",
          parameters: [
            { name: "text", direction: "in", value: { kind: "string" }, nullable: true },
            { name: "echo", direction: "out", value: { kind: "string" }, nullable: true },
          ],
        },
        {
          name: "join",
          slot: 9,
          signature: "i(pssp)",
          parameters: [
            { name: "first", direction: "in", value: { kind: "string" } },
            { name: "second", direction: "in", value: { kind: "string" } },
            { name: "joined", direction: "out", value: { kind: "string" } },
          ],
        },
        {
          name: "echoGuid",
          slot: 10,
          signature: "i(ppp)",
          parameters: [
            { name: "id", direction: "in", value: { kind: "guid" } },
            { name: "echo", direction: "out", value: { kind: "guid" } },
          ],
        },
        {
          name: "echoBytes",
          slot: 11,
          signature: "i(pIppp)",
          parameters: [
            { name: "cb", direction: "in", value: { kind: "count", of: "data" } },
            { name: "data", direction: "in", value: { kind: "bytes", count: "cb" } },
            { name: "pcb", direction: "out", value: { kind: "count", of: "echo", scalar: "uint64" } },
            { name: "echo", direction: "out", value: { kind: "bytes", count: "pcb" } },
          ],
        },
        {
          name: "echoDigest",
          slot: 12,
          signature: "i(ppp)",
          parameters: [
            { name: "digest", direction: "in", value: { kind: "bytes", count: 20 } },
            { name: "echo", direction: "out", value: { kind: "bytes", count: 20 } },
          ],
        },
        {
          name: "exchange",
          slot: 13,
          signature: "i(pppp)",
          parameters: [
            { name: "node", direction: "in", value: { kind: "interface", type: INode }, nullable: true },
            { name: "first", direction: "out", value: { kind: "interface", type: INode } },
            { name: "second", direction: "out", value: { kind: "interface", type: INode }, nullable: true },
          ],
        },
        {
          name: "increment",
          slot: 14,
          signature: "i(pp)",
          parameters: [{ name: "value", direction: "inout", value: { kind: "int32" } }],
        },
        {
          name: "size",
          slot: 16,
          signature: "I(p)",
          returns: { kind: "uint32" },
          parameters: [],
        },
        {
          name: "total",
          slot: 17,
          signature: "L(pL)",
          returns: { kind: "uint64" },
          parameters: [{ name: "offset", direction: "in", value: { kind: "uint64" } }],
        },
        {
          name: "step",
          slot: 18,
          signature: "i(p)",
          successCodes: [S_FALSE],
          parameters: [],
        },
        {
          name: "title",
          accessor: "get",
          slot: 19,
          signature: "i(pp)",
          parameters: [{ name: "title", direction: "out", value: { kind: "string" } }],
        },
        {
          name: "title",
          accessor: "set",
          slot: 20,
          signature: "i(ps)",
          parameters: [{ name: "value", direction: "in", value: { kind: "string" } }],
        },
        {
          name: "notify",
          slot: 21,
          signature: "v(pi)",
          returns: { kind: "void" },
          parameters: [{ name: "value", direction: "in", value: { kind: "int32" } }],
        },
        {
          name: "echoHandle",
          slot: 22,
          signature: "i(ppp)",
          parameters: [
            { name: "handle", direction: "in", value: { kind: "pointer" } },
            { name: "echo", direction: "out", value: { kind: "pointer" } },
          ],
        },
        {
          name: "next",
          slot: 23,
          signature: "i(pp)",
          successCodes: [S_FALSE],
          parameters: [{ name: "value", direction: "out", value: { kind: "int32" } }],
        },
      ],
    };
  }

  setNumbers(
    int8: number,
    uint8: number,
    int16: number,
    uint16: number,
    int32: number,
    uint32: number,
    int64: bigint,
    uint64: bigint,
    float: number,
    double: number,
    bool: boolean,
  ): void {
    const at = "IEverything.setNumbers";
    const self = enter(this, IEverything, at);
    checkInt8(int8, at, "int8");
    checkUint8(uint8, at, "uint8");
    checkInt16(int16, at, "int16");
    checkUint16(uint16, at, "uint16");
    checkInt32(int32, at, "int32");
    checkUint32(uint32, at, "uint32");
    checkInt64(int64, at, "int64");
    checkUint64(uint64, at, "uint64");
    checkFloat(float, at, "float");
    checkDouble(double, at, "double");
    checkBoolean(bool, at, "bool");
    const hr = (self.slots[6] ?? bind(self, 6, "i(pbBhHiIlLfdi)"))(
      self.address,
      int8,
      uint8,
      int16,
      uint16,
      int32,
      uint32,
      int64,
      uint64,
      float,
      double,
      bool ? 1 : 0,
    );
    if (hr < 0) throw failure(hr, at, self);
  }

  getNumbers(): Numbers {
    const at = "IEverything.getNumbers";
    const self = enter(this, IEverything, at);
    const out = take(88);
    try {
      const hr = (self.slots[7] ?? bind(self, 7, "i(pppppppppppp)"))(
        self.address,
        out,
        out + 8,
        out + 16,
        out + 24,
        out + 32,
        out + 40,
        out + 48,
        out + 56,
        out + 64,
        out + 72,
        out + 80,
      );
      if (hr < 0) throw failure(hr, at, self);
      return {
        int8: readInt8(out),
        uint8: readUint8(out + 8),
        int16: readInt16(out + 16),
        uint16: readUint16(out + 24),
        int32: readInt32(out + 32),
        uint32: readUint32(out + 40),
        int64: readInt64(out + 48),
        uint64: readUint64(out + 56),
        float: readFloat(out + 64),
        double: readDouble(out + 72),
        bool: readBool(out + 80),
      };
    } finally {
      drop(out);
    }
  }

  echoText(text: string | null): string | null {
    const at = "IEverything.echoText";
    const self = enter(this, IEverything, at);
    checkStringOrNull(text, at, "text");
    const out = take(8);
    try {
      const hr = (self.slots[8] ?? bind(self, 8, "i(psp)"))(self.address, text, out);
      if (hr < 0) throw failure(hr, at, self);
      return readStringOrNull(out);
    } finally {
      freeOut(out);
      drop(out);
    }
  }

  join(first: string, second: string): string {
    const at = "IEverything.join";
    const self = enter(this, IEverything, at);
    checkString(first, at, "first");
    checkString(second, at, "second");
    const out = take(8);
    try {
      const hr = (self.slots[9] ?? bind(self, 9, "i(pssp)"))(self.address, first, second, out);
      if (hr < 0) throw failure(hr, at, self);
      requireOut(out, at, "joined");
      return readString(out);
    } finally {
      freeOut(out);
      drop(out);
    }
  }

  echoGuid(id: Guid): Guid {
    const at = "IEverything.echoGuid";
    const self = enter(this, IEverything, at);
    checkGuid(id, at, "id");
    const out = take(32);
    try {
      writeGuid(out, id);
      const hr = (self.slots[10] ?? bind(self, 10, "i(ppp)"))(self.address, out, out + 16);
      if (hr < 0) throw failure(hr, at, self);
      return readGuid(out + 16);
    } finally {
      drop(out);
    }
  }

  echoBytes(data: Uint8Array): Uint8Array {
    const at = "IEverything.echoBytes";
    const self = enter(this, IEverything, at);
    checkBytes(data, at, "data");
    checkUint32(data.length, at, "data");
    let dataCopy = 0;
    const out = take(16);
    try {
      dataCopy = copyIn(data);
      const hr = (self.slots[11] ?? bind(self, 11, "i(pIppp)"))(
        self.address,
        data.length,
        dataCopy,
        out,
        out + 8,
      );
      if (hr < 0) throw failure(hr, at, self);
      if (Number(readUint64(out)) > 0) requireOut(out + 8, at, "echo");
      return readBytes(out + 8, Number(readUint64(out)));
    } finally {
      freeOut(out + 8);
      freeCopy(dataCopy);
      drop(out);
    }
  }

  echoDigest(digest: Uint8Array): Uint8Array {
    const at = "IEverything.echoDigest";
    const self = enter(this, IEverything, at);
    checkBytes(digest, at, "digest", 20);
    let digestCopy = 0;
    const out = take(8);
    try {
      digestCopy = copyIn(digest);
      const hr = (self.slots[12] ?? bind(self, 12, "i(ppp)"))(self.address, digestCopy, out);
      if (hr < 0) throw failure(hr, at, self);
      requireOut(out, at, "echo");
      return readBytes(out, 20);
    } finally {
      freeOut(out);
      freeCopy(digestCopy);
      drop(out);
    }
  }

  exchange(node: INode | null): { readonly first: INode; readonly second: INode | null } & Disposable {
    const at = "IEverything.exchange";
    const self = enter(this, IEverything, at);
    const nodeAddress = addressOrNull(node, INode, at, "node");
    const out = take(16);
    try {
      const hr = (self.slots[13] ?? bind(self, 13, "i(pppp)"))(self.address, nodeAddress, out, out + 8);
      if (hr < 0) throw failure(hr, at, self);
      requireOut(out, at, "first");
      return disposable({ first: adoptOut(out, INode), second: adoptOutOrNull(out + 8, INode) });
    } finally {
      releaseOut(out);
      releaseOut(out + 8);
      drop(out);
    }
  }

  increment(value: number): number {
    const at = "IEverything.increment";
    const self = enter(this, IEverything, at);
    checkInt32(value, at, "value");
    const out = take(8);
    try {
      writeInt32(out, value);
      const hr = (self.slots[14] ?? bind(self, 14, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, at, self);
      return readInt32(out);
    } finally {
      drop(out);
    }
  }

  size(): number {
    const at = "IEverything.size";
    const self = enter(this, IEverything, at);
    return (self.slots[16] ?? bind(self, 16, "I(p)"))(self.address);
  }

  total(offset: bigint): bigint {
    const at = "IEverything.total";
    const self = enter(this, IEverything, at);
    checkUint64(offset, at, "offset");
    return (self.slots[17] ?? bind(self, 17, "L(pL)"))(self.address, offset);
  }

  step(): typeof S_OK | typeof S_FALSE {
    const at = "IEverything.step";
    const self = enter(this, IEverything, at);
    const hr = (self.slots[18] ?? bind(self, 18, "i(p)"))(self.address);
    if (hr < 0) throw failure(hr, at, self);
    return hr as typeof S_OK | typeof S_FALSE;
  }

  get title(): string {
    const at = "IEverything.title";
    const self = enter(this, IEverything, at);
    const out = take(8);
    try {
      const hr = (self.slots[19] ?? bind(self, 19, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, at, self);
      requireOut(out, at, "title");
      return readString(out);
    } finally {
      freeOut(out);
      drop(out);
    }
  }

  set title(value: string) {
    const at = "IEverything.title";
    const self = enter(this, IEverything, at);
    checkString(value, at, "value");
    const hr = (self.slots[20] ?? bind(self, 20, "i(ps)"))(self.address, value);
    if (hr < 0) throw failure(hr, at, self);
  }

  notify(value: number): void {
    const at = "IEverything.notify";
    const self = enter(this, IEverything, at);
    checkInt32(value, at, "value");
    (self.slots[21] ?? bind(self, 21, "v(pi)"))(self.address, value);
  }

  echoHandle(handle: Raw): Raw {
    const at = "IEverything.echoHandle";
    const self = enter(this, IEverything, at);
    checkHandle(handle, at, "handle");
    const out = take(8);
    try {
      const hr = (self.slots[22] ?? bind(self, 22, "i(ppp)"))(self.address, handle, out);
      if (hr < 0) throw failure(hr, at, self);
      return readPointer(out) as Raw;
    } finally {
      drop(out);
    }
  }

  next(): { readonly hresult: typeof S_OK | typeof S_FALSE; readonly value: number } {
    const at = "IEverything.next";
    const self = enter(this, IEverything, at);
    const out = take(8);
    try {
      const hr = (self.slots[23] ?? bind(self, 23, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, at, self);
      return { hresult: hr as typeof S_OK | typeof S_FALSE, value: readInt32(out) };
    } finally {
      drop(out);
    }
  }
}

/** Has a method that no plan and no server of these tests knows, in slot 3: another signature for a shared vtable. */
export class IStranger extends IUnknown {
  declare protected readonly $is: IUnknown["$is"] & { readonly IStranger: true };

  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90003" as Guid;
  static override readonly interfaceName: string = "IStranger";
  static override readonly vtableLength: number = 4;
  static override plan(): InterfacePlan {
    return { methods: [{ name: "poke", slot: 3, signature: "i(p)", parameters: [] }] };
  }

  poke(): void {
    const at = "IStranger.poke";
    const self = enter(this, IStranger, at);
    const hr = (self.slots[3] ?? bind(self, 3, "i(p)"))(self.address);
    if (hr < 0) throw failure(hr, at, self);
  }
}

export abstract class Everything {
  static readonly clsid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e9000f" as Guid;
  static create(): IEverything {
    return createInstance(Everything, IEverything);
  }
}
