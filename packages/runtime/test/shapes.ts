// Interfaces with every shape beyond scalars, as the emitter writes them, by hand.

import {
  addressOrNull,
  bind,
  CallMemory,
  type Codec,
  checkBoolean,
  checkBstr,
  checkFloat,
  checkGuid,
  checkInt32,
  checkRecord,
  checkString,
  checkStringOrNull,
  checkUint32,
  checkUint64,
  drop,
  enter,
  enumerate,
  failure,
  freeBstr,
  freeOut,
  freeRecords,
  freeStringAt,
  type Guid,
  guidAt,
  type InterfacePlan,
  IUnknown,
  OutArray,
  offsetOf,
  passRecord,
  readBstr,
  readBstrOrNull,
  readRecords,
  readUint32,
  readUint64,
  requireOut,
  S_FALSE,
  type S_OK,
  scratch,
  stringAt,
  stringAtOrNull,
  take,
  type UnionCodec,
  unknownTag,
  WIDE,
  writeGuidAt,
  writeStringAt,
  writeUint64,
} from "../src/codegen/index.ts";
import { INode } from "./interfaces.ts";

/** A record that owns strings, one of them optional. */
export interface FileInfo {
  readonly remoteName: string;
  readonly localName: string | null;
}
export const FileInfo: Required<Codec<FileInfo>> = {
  size: WIDE ? 16 : 8,
  read: (view, offset) => ({
    remoteName: stringAt(view, offset),
    localName: stringAtOrNull(view, offset + (WIDE ? 8 : 4)),
  }),
  write(view, offset, value, memory, at, path) {
    checkRecord(value, at, path);
    const remoteName = value.remoteName;
    checkString(remoteName, at, `${path}.remoteName`);
    writeStringAt(view, offset, remoteName, memory);
    const localName = value.localName;
    checkStringOrNull(localName, at, `${path}.localName`);
    writeStringAt(view, offset + (WIDE ? 8 : 4), localName, memory);
  },
  free(view, offset) {
    freeStringAt(view, offset);
    freeStringAt(view, offset + (WIDE ? 8 : 4));
  },
};

export interface Range {
  readonly initialOffset: bigint;
  readonly length: bigint;
}
export const Range: Codec<Range> = {
  size: 16,
  read: (view, offset) => ({
    initialOffset: view.getBigUint64(offset, true),
    length: view.getBigUint64(offset + 8, true),
  }),
  write(view, offset, value, _memory, at, path) {
    checkRecord(value, at, path);
    const initialOffset = value.initialOffset;
    checkUint64(initialOffset, at, `${path}.initialOffset`);
    view.setBigUint64(offset, initialOffset, true);
    const length = value.length;
    checkUint64(length, at, `${path}.length`);
    view.setBigUint64(offset + 8, length, true);
  },
};

/** A record with another in it, a GUID, a FILETIME and a BOOL. */
export interface Progress {
  readonly id: Guid;
  readonly range: Range;
  readonly modificationTime: bigint;
  readonly files: number;
  readonly completed: boolean;
}
export const Progress: Codec<Progress> = {
  size: 48,
  read: (view, offset) => ({
    id: guidAt(view, offset),
    range: Range.read(view, offset + 16),
    modificationTime: view.getBigUint64(offset + 32, true),
    files: view.getUint32(offset + 40, true),
    completed: view.getInt32(offset + 44, true) !== 0,
  }),
  write(view, offset, value, memory, at, path) {
    checkRecord(value, at, path);
    const id = value.id;
    checkGuid(id, at, `${path}.id`);
    writeGuidAt(view, offset, id);
    const range = value.range;
    Range.write(view, offset + 16, range, memory, at, `${path}.range`);
    const modificationTime = value.modificationTime;
    checkUint64(modificationTime, at, `${path}.modificationTime`);
    view.setBigUint64(offset + 32, modificationTime, true);
    const files = value.files;
    checkUint32(files, at, `${path}.files`);
    view.setUint32(offset + 40, files, true);
    const completed = value.completed;
    checkBoolean(completed, at, `${path}.completed`);
    view.setInt32(offset + 44, completed ? 1 : 0, true);
  },
};

export interface PropertyValue {
  readonly 1: number;
  readonly 2: Guid;
  readonly 3: boolean;
  readonly 5: bigint;
}
export const PropertyValue: UnionCodec<PropertyValue> = {
  size: 16,
  read(view, offset, tag) {
    switch (tag as number) {
      case 1:
        return view.getUint32(offset, true) as never;
      case 2:
        return guidAt(view, offset) as never;
      case 3:
        return (view.getInt32(offset, true) !== 0) as never;
      case 5:
        return view.getBigUint64(offset, true) as never;
      default:
        throw unknownTag(tag, "PropertyValue", "");
    }
  },
  write(view, offset, tag, value, _memory, at, path) {
    switch (tag as number) {
      case 1: {
        const given: number = value as never;
        checkUint32(given, at, path);
        view.setUint32(offset, given, true);
        break;
      }
      case 2: {
        const given: Guid = value as never;
        checkGuid(given, at, path);
        writeGuidAt(view, offset, given);
        break;
      }
      case 3: {
        const given: boolean = value as never;
        checkBoolean(given, at, path);
        view.setInt32(offset, given ? 1 : 0, true);
        break;
      }
      case 5: {
        const given: bigint = value as never;
        checkUint64(given, at, path);
        view.setBigUint64(offset, given, true);
        break;
      }
      default:
        throw unknownTag(tag, at, path);
    }
  },
};

/** A union that owns a string. */
export interface TextValue {
  readonly 1: string;
}
export const TextValue: Required<UnionCodec<TextValue>> = {
  size: WIDE ? 8 : 4,
  read(view, offset, tag) {
    switch (tag as number) {
      case 1:
        return stringAt(view, offset) as never;
      default:
        throw unknownTag(tag, "TextValue", "");
    }
  },
  write(view, offset, tag, value, memory, at, path) {
    switch (tag as number) {
      case 1: {
        const given: string = value as never;
        checkString(given, at, path);
        writeStringAt(view, offset, given, memory);
        break;
      }
      default:
        throw unknownTag(tag, at, path);
    }
  },
  free(view, offset, tag) {
    switch (tag as number) {
      case 1:
        freeStringAt(view, offset);
        break;
    }
  },
};

/** A record with a union whose arm one of its fields chooses. */
export interface Credentials {
  readonly scheme: keyof TextValue;
  readonly secret: TextValue[keyof TextValue];
}
export const Credentials: Required<Codec<Credentials>> = {
  size: WIDE ? 16 : 8,
  read: (view, offset) => {
    const scheme = view.getInt32(offset, true) as keyof TextValue;
    return { scheme, secret: TextValue.read(view, offset + (WIDE ? 8 : 4), scheme) };
  },
  write(view, offset, value, memory, at, path) {
    checkRecord(value, at, path);
    const scheme = value.scheme;
    checkInt32(scheme, at, `${path}.scheme`);
    view.setInt32(offset, scheme, true);
    const secret = value.secret;
    TextValue.write(view, offset + (WIDE ? 8 : 4), scheme, secret, memory, at, `${path}.secret`);
  },
  free(view, offset) {
    const scheme = view.getInt32(offset, true) as keyof TextValue;
    TextValue.free(view, offset + (WIDE ? 8 : 4), scheme);
  },
};

/** A record with members of both register classes, larger than a win64 register. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}
export const Point: Codec<Point> = {
  size: 12,
  read: (view, offset) => ({
    x: view.getInt32(offset, true),
    y: view.getInt32(offset + 4, true),
    weight: view.getFloat32(offset + 8, true),
  }),
  write(view, offset, value, _memory, at, path) {
    checkRecord(value, at, path);
    const x = value.x;
    checkInt32(x, at, `${path}.x`);
    view.setInt32(offset, x, true);
    const y = value.y;
    checkInt32(y, at, `${path}.y`);
    view.setInt32(offset + 4, y, true);
    const weight = value.weight;
    checkFloat(weight, at, `${path}.weight`);
    view.setFloat32(offset + 8, weight, true);
  },
};

export class IShapes extends IUnknown {
  declare protected readonly $is: IUnknown["$is"] & { readonly IShapes: true };

  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90010" as Guid;
  static override readonly interfaceName: string = "IShapes";
  static override readonly vtableLength: number = 20;
  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "addFiles",
          slot: 3,
          signature: "i(pIp)",
          parameters: [
            { name: "cFiles", direction: "in", value: { kind: "count", of: "files", scalar: "uint32" } },
            { name: "files", direction: "in", value: { kind: "array", of: FileInfo, count: "cFiles" } },
          ],
        },
        {
          name: "getFiles",
          slot: 4,
          signature: "i(ppp)",
          parameters: [
            { name: "pcFiles", direction: "out", value: { kind: "count", of: "files", scalar: "uint32" } },
            { name: "files", direction: "out", value: { kind: "array", of: FileInfo, count: "pcFiles" } },
          ],
        },
        {
          name: "getRanges",
          slot: 5,
          signature: "i(ppp)",
          parameters: [
            { name: "count", direction: "inout", value: { kind: "count", of: "ranges", scalar: "uint64" } },
            { name: "ranges", direction: "out", value: { kind: "array", of: Range, count: "count" } },
          ],
        },
        {
          name: "getProgress",
          slot: 6,
          signature: "i(pp)",
          parameters: [{ name: "progress", direction: "out", value: { kind: "record", codec: Progress } }],
        },
        {
          name: "setProgress",
          slot: 7,
          signature: "i(pp)",
          parameters: [{ name: "progress", direction: "in", value: { kind: "record", codec: Progress } }],
        },
        {
          name: "moveRange",
          slot: 8,
          signature: "i(pp)",
          parameters: [{ name: "range", direction: "inout", value: { kind: "record", codec: Range } }],
        },
        {
          name: "getFile",
          slot: 9,
          signature: "i(ppp)",
          parameters: [
            { name: "info", direction: "out", value: { kind: "record", codec: FileInfo } },
            { name: "time", direction: "out", value: { kind: "filetime" } },
          ],
        },
        {
          name: "setCredentials",
          slot: 10,
          signature: "i(pp)",
          parameters: [
            { name: "credentials", direction: "in", value: { kind: "record", codec: Credentials } },
          ],
        },
        {
          name: "setProperty",
          slot: 11,
          signature: "i(pi[LL])",
          parameters: [
            { name: "id", direction: "in", value: { kind: "int32" } },
            {
              name: "value",
              direction: "in",
              value: { kind: "union", codec: PropertyValue, tag: "id", byValue: "LL" },
            },
          ],
        },
        {
          name: "getProperty",
          slot: 12,
          signature: "i(pip)",
          parameters: [
            { name: "id", direction: "in", value: { kind: "int32" } },
            { name: "value", direction: "out", value: { kind: "union", codec: PropertyValue, tag: "id" } },
          ],
        },
        {
          name: "setText",
          slot: 13,
          signature: "i(pi[p])",
          parameters: [
            { name: "id", direction: "in", value: { kind: "int32" } },
            {
              name: "value",
              direction: "in",
              value: { kind: "union", codec: TextValue, tag: "id", byValue: "p" },
            },
          ],
        },
        {
          name: "getText",
          slot: 14,
          signature: "i(pip)",
          parameters: [
            { name: "id", direction: "in", value: { kind: "int32" } },
            { name: "value", direction: "out", value: { kind: "union", codec: TextValue, tag: "id" } },
          ],
        },
        {
          name: "echoTime",
          slot: 15,
          signature: "i(ppp)",
          parameters: [
            { name: "time", direction: "in", value: { kind: "filetime" } },
            { name: "echo", direction: "out", value: { kind: "filetime" } },
          ],
        },
        {
          name: "echoBstr",
          slot: 16,
          signature: "i(ppp)",
          parameters: [
            { name: "text", direction: "in", value: { kind: "bstr" } },
            { name: "echo", direction: "out", value: { kind: "bstr" } },
          ],
        },
        {
          name: "findBstr",
          slot: 17,
          signature: "i(pp)",
          parameters: [{ name: "text", direction: "out", value: { kind: "bstr" }, nullable: true }],
        },
        {
          name: "place",
          slot: 18,
          signature: "i(piiiiii[LL][iif]L)",
          parameters: [
            ...["a", "b", "c", "d", "e", "f"].map(
              (name) => ({ name, direction: "in", value: { kind: "int32" } }) as const,
            ),
            { name: "range", direction: "in", value: { kind: "record", codec: Range, byValue: "LL" } },
            { name: "point", direction: "in", value: { kind: "record", codec: Point, byValue: "iif" } },
            { name: "last", direction: "in", value: { kind: "uint64" } },
          ],
        },
        {
          name: "mixed",
          slot: 19,
          signature: "i(ppIpp)",
          parameters: [
            { name: "node", direction: "in", value: { kind: "interface", type: INode }, nullable: true },
            { name: "cRanges", direction: "in", value: { kind: "count", of: "ranges", scalar: "uint32" } },
            { name: "ranges", direction: "in", value: { kind: "array", of: Range, count: "cRanges" } },
            { name: "total", direction: "out", value: { kind: "uint64" } },
          ],
        },
      ],
    };
  }

  addFiles(files: readonly FileInfo[]): void {
    const at = "IShapes.addFiles";
    const self = enter(this, IShapes, at);
    const memory = new CallMemory();
    try {
      const filesItems = memory.records(files, FileInfo, at, "files");
      const hr = (self.slots[3] ?? bind(self, 3, "i(pIp)"))(
        self.address,
        filesItems.length,
        filesItems.address,
      );
      if (hr < 0) throw failure(hr, at, self);
    } finally {
      memory.free();
    }
  }

  getFiles(): FileInfo[] {
    const at = "IShapes.getFiles";
    const self = enter(this, IShapes, at);
    const out = take(16);
    try {
      const hr = (self.slots[4] ?? bind(self, 4, "i(ppp)"))(self.address, out, out + 8);
      if (hr < 0) throw failure(hr, at, self);
      if (readUint32(out) > 0) requireOut(out + 8, at, "files");
      return readRecords(out + 8, readUint32(out), FileInfo);
    } finally {
      freeRecords(out + 8, readUint32(out), FileInfo);
      drop(out);
    }
  }

  getRanges(): Range[] {
    const at = "IShapes.getRanges";
    const self = enter(this, IShapes, at);
    const out = take(16);
    try {
      const hr = (self.slots[5] ?? bind(self, 5, "i(ppp)"))(self.address, out, out + 8);
      if (hr < 0) throw failure(hr, at, self);
      if (Number(readUint64(out)) > 0) requireOut(out + 8, at, "ranges");
      return readRecords(out + 8, Number(readUint64(out)), Range);
    } finally {
      freeOut(out + 8);
      drop(out);
    }
  }

  getProgress(): Progress {
    const at = "IShapes.getProgress";
    const self = enter(this, IShapes, at);
    const out = take(48);
    try {
      const hr = (self.slots[6] ?? bind(self, 6, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, at, self);
      return Progress.read(scratch, offsetOf(out));
    } finally {
      drop(out);
    }
  }

  setProgress(progress: Progress): void {
    const at = "IShapes.setProgress";
    const self = enter(this, IShapes, at);
    const memory = new CallMemory();
    try {
      const progressAddress = memory.record(progress, Progress, at, "progress");
      const hr = (self.slots[7] ?? bind(self, 7, "i(pp)"))(self.address, progressAddress);
      if (hr < 0) throw failure(hr, at, self);
    } finally {
      memory.free();
    }
  }

  moveRange(range: Range): Range {
    const at = "IShapes.moveRange";
    const self = enter(this, IShapes, at);
    const memory = new CallMemory();
    const out = take(16);
    try {
      Range.write(scratch, offsetOf(out), range, memory, at, "range");
      const hr = (self.slots[8] ?? bind(self, 8, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, at, self);
      return Range.read(scratch, offsetOf(out));
    } finally {
      memory.free();
      drop(out);
    }
  }

  getFile(): { readonly info: FileInfo; readonly time: bigint } {
    const at = "IShapes.getFile";
    const self = enter(this, IShapes, at);
    const out = take(24);
    try {
      const hr = (self.slots[9] ?? bind(self, 9, "i(ppp)"))(self.address, out, out + 16);
      if (hr < 0) throw failure(hr, at, self);
      return { info: FileInfo.read(scratch, offsetOf(out)), time: readUint64(out + 16) };
    } finally {
      FileInfo.free(scratch, offsetOf(out));
      drop(out);
    }
  }

  setCredentials(credentials: Credentials): void {
    const at = "IShapes.setCredentials";
    const self = enter(this, IShapes, at);
    const memory = new CallMemory();
    try {
      const credentialsAddress = memory.record(credentials, Credentials, at, "credentials");
      const hr = (self.slots[10] ?? bind(self, 10, "i(pp)"))(self.address, credentialsAddress);
      if (hr < 0) throw failure(hr, at, self);
    } finally {
      memory.free();
    }
  }

  setProperty<K extends keyof PropertyValue>(id: K, value: PropertyValue[K]): void {
    const at = "IShapes.setProperty";
    const self = enter(this, IShapes, at);
    checkInt32(id, at, "id");
    const memory = new CallMemory();
    const out = take(16);
    try {
      PropertyValue.write(scratch, offsetOf(out), id, value, memory, at, "value");
      const hr = (self.slots[11] ?? bind(self, 11, "i(pi[LL])"))(self.address, id, passRecord(out, "LL"));
      if (hr < 0) throw failure(hr, at, self);
    } finally {
      memory.free();
      drop(out);
    }
  }

  getProperty<K extends keyof PropertyValue>(id: K): PropertyValue[K] {
    const at = "IShapes.getProperty";
    const self = enter(this, IShapes, at);
    checkInt32(id, at, "id");
    const out = take(16);
    try {
      const hr = (self.slots[12] ?? bind(self, 12, "i(pip)"))(self.address, id, out);
      if (hr < 0) throw failure(hr, at, self);
      return PropertyValue.read(scratch, offsetOf(out), id);
    } finally {
      drop(out);
    }
  }

  setText<K extends keyof TextValue>(id: K, value: TextValue[K]): void {
    const at = "IShapes.setText";
    const self = enter(this, IShapes, at);
    checkInt32(id, at, "id");
    const memory = new CallMemory();
    const out = take(8);
    try {
      TextValue.write(scratch, offsetOf(out), id, value, memory, at, "value");
      const hr = (self.slots[13] ?? bind(self, 13, "i(pi[p])"))(self.address, id, passRecord(out, "p"));
      if (hr < 0) throw failure(hr, at, self);
    } finally {
      memory.free();
      drop(out);
    }
  }

  getText<K extends keyof TextValue>(id: K): TextValue[K] {
    const at = "IShapes.getText";
    const self = enter(this, IShapes, at);
    checkInt32(id, at, "id");
    const out = take(8);
    try {
      const hr = (self.slots[14] ?? bind(self, 14, "i(pip)"))(self.address, id, out);
      if (hr < 0) throw failure(hr, at, self);
      return TextValue.read(scratch, offsetOf(out), id);
    } finally {
      TextValue.free(scratch, offsetOf(out), id);
      drop(out);
    }
  }

  echoTime(time: bigint): bigint {
    const at = "IShapes.echoTime";
    const self = enter(this, IShapes, at);
    checkUint64(time, at, "time");
    const out = take(16);
    try {
      writeUint64(out, time);
      const hr = (self.slots[15] ?? bind(self, 15, "i(ppp)"))(self.address, out, out + 8);
      if (hr < 0) throw failure(hr, at, self);
      return readUint64(out + 8);
    } finally {
      drop(out);
    }
  }

  echoBstr(text: string): string {
    const at = "IShapes.echoBstr";
    const self = enter(this, IShapes, at);
    checkBstr(text, at, "text");
    const memory = new CallMemory();
    const out = take(8);
    try {
      const textText = memory.bstr(text);
      const hr = (self.slots[16] ?? bind(self, 16, "i(ppp)"))(self.address, textText, out);
      if (hr < 0) throw failure(hr, at, self);
      return readBstr(out);
    } finally {
      freeBstr(out);
      memory.free();
      drop(out);
    }
  }

  findBstr(): string | null {
    const at = "IShapes.findBstr";
    const self = enter(this, IShapes, at);
    const out = take(8);
    try {
      const hr = (self.slots[17] ?? bind(self, 17, "i(pp)"))(self.address, out);
      if (hr < 0) throw failure(hr, at, self);
      return readBstrOrNull(out);
    } finally {
      freeBstr(out);
      drop(out);
    }
  }

  place(
    a: number,
    b: number,
    c: number,
    d: number,
    e: number,
    f: number,
    range: Range,
    point: Point,
    last: bigint,
  ): void {
    const at = "IShapes.place";
    const self = enter(this, IShapes, at);
    checkInt32(a, at, "a");
    checkInt32(b, at, "b");
    checkInt32(c, at, "c");
    checkInt32(d, at, "d");
    checkInt32(e, at, "e");
    checkInt32(f, at, "f");
    checkUint64(last, at, "last");
    const memory = new CallMemory();
    const out = take(32);
    try {
      Range.write(scratch, offsetOf(out), range, memory, at, "range");
      Point.write(scratch, offsetOf(out + 16), point, memory, at, "point");
      const hr = (self.slots[18] ?? bind(self, 18, "i(piiiiii[LL][iif]L)"))(
        self.address,
        a,
        b,
        c,
        d,
        e,
        f,
        passRecord(out, "LL"),
        passRecord(out + 16, "iif"),
        last,
      );
      if (hr < 0) throw failure(hr, at, self);
    } finally {
      memory.free();
      drop(out);
    }
  }

  mixed(node: INode | null, ranges: readonly Range[]): bigint {
    const at = "IShapes.mixed";
    const self = enter(this, IShapes, at);
    const memory = new CallMemory();
    const out = take(8);
    try {
      const rangesItems = memory.records(ranges, Range, at, "ranges");
      const nodeAddress = addressOrNull(node, INode, at, "node");
      const hr = (self.slots[19] ?? bind(self, 19, "i(ppIpp)"))(
        self.address,
        nodeAddress,
        rangesItems.length,
        rangesItems.address,
        out,
      );
      if (hr < 0) throw failure(hr, at, self);
      return readUint64(out);
    } finally {
      memory.free();
      drop(out);
    }
  }
}

export class IEnumNodes extends IUnknown {
  declare protected readonly $is: IUnknown["$is"] & { readonly IEnumNodes: true };

  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90011" as Guid;
  static override readonly interfaceName: string = "IEnumNodes";
  static override readonly vtableLength: number = 5;
  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "next",
          slot: 3,
          signature: "i(pIpp)",
          parameters: [
            { name: "celt", direction: "in", value: { kind: "uint32" } },
            {
              name: "rgelt",
              direction: "out",
              value: { kind: "buffer", type: INode, capacity: "celt", length: "pceltFetched" },
            },
            {
              name: "pceltFetched",
              direction: "inout",
              value: { kind: "count", of: "rgelt", scalar: "uint32" },
            },
          ],
        },
        {
          name: "skip",
          slot: 4,
          signature: "i(pI)",
          successCodes: [S_FALSE],
          parameters: [{ name: "celt", direction: "in", value: { kind: "uint32" } }],
        },
      ],
    };
  }

  next(celt: number): INode[] {
    const at = "IEnumNodes.next";
    const self = enter(this, IEnumNodes, at);
    checkUint32(celt, at, "celt");
    const rgeltArray = new OutArray(celt, WIDE ? 8 : 4, at, "celt");
    const out = take(8);
    try {
      const hr = (self.slots[3] ?? bind(self, 3, "i(pIpp)"))(self.address, celt, rgeltArray.address, out);
      if (hr < 0) throw failure(hr, at, self);
      return rgeltArray.adopt(readUint32(out), INode);
    } finally {
      rgeltArray.release();
      drop(out);
    }
  }

  skip(celt: number): typeof S_OK | typeof S_FALSE {
    const at = "IEnumNodes.skip";
    const self = enter(this, IEnumNodes, at);
    checkUint32(celt, at, "celt");
    const hr = (self.slots[4] ?? bind(self, 4, "i(pI)"))(self.address, celt);
    if (hr < 0) throw failure(hr, at, self);
    return hr as typeof S_OK | typeof S_FALSE;
  }

  *[Symbol.iterator](): Generator<INode, void, undefined> {
    yield* enumerate((count) => this.next(count));
  }
}
