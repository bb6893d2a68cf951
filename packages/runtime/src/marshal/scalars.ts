import { POINTER_SIZE } from "../native/memory.ts";
import type { ScalarKind } from "../plan.ts";
import * as cells from "./cells.ts";
import * as checks from "./checks.ts";

/** A value that is its own bytes. */
export interface Scalar {
  readonly size: number;
  readonly check: (value: unknown, at: string, parameter: string) => void;
  readonly read: (address: number) => unknown;
  readonly write: (address: number, value: never) => void;
}

export const SCALARS: Readonly<Record<ScalarKind, Scalar>> = {
  int8: { size: 1, check: checks.checkInt8, read: cells.readInt8, write: cells.writeInt8 },
  uint8: { size: 1, check: checks.checkUint8, read: cells.readUint8, write: cells.writeUint8 },
  int16: { size: 2, check: checks.checkInt16, read: cells.readInt16, write: cells.writeInt16 },
  uint16: { size: 2, check: checks.checkUint16, read: cells.readUint16, write: cells.writeUint16 },
  int32: { size: 4, check: checks.checkInt32, read: cells.readInt32, write: cells.writeInt32 },
  uint32: { size: 4, check: checks.checkUint32, read: cells.readUint32, write: cells.writeUint32 },
  int64: { size: 8, check: checks.checkInt64, read: cells.readInt64, write: cells.writeInt64 },
  uint64: { size: 8, check: checks.checkUint64, read: cells.readUint64, write: cells.writeUint64 },
  float: { size: 4, check: checks.checkFloat, read: cells.readFloat, write: cells.writeFloat },
  double: { size: 8, check: checks.checkDouble, read: cells.readDouble, write: cells.writeDouble },
  bool: { size: 4, check: checks.checkBoolean, read: cells.readBool, write: cells.writeBool },
  bool8: { size: 1, check: checks.checkBoolean, read: cells.readBool8, write: cells.writeBool8 },
  bool16: { size: 2, check: checks.checkBoolean, read: cells.readBool16, write: cells.writeBool16 },
  intptr: { size: POINTER_SIZE, check: checks.checkIntPtr, read: cells.readIntPtr, write: cells.writeIntPtr },
  uintptr: {
    size: POINTER_SIZE,
    check: checks.checkUintPtr,
    read: cells.readUintPtr,
    write: cells.writeUintPtr,
  },
  pointer: {
    size: POINTER_SIZE,
    check: checks.checkHandle,
    read: cells.readPointer,
    write: cells.writePointer,
  },
};
