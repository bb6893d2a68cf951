import type { ScalarKind } from "../project/value-projection.ts";
import type { RuntimeValue } from "../runtime-symbols.ts";

type ByScalar = { readonly [kind in ScalarKind]: RuntimeValue };

/** The runtime's argument check for each number. */
export const CHECKS: ByScalar = {
  int8: "checkInt8",
  uint8: "checkUint8",
  int16: "checkInt16",
  uint16: "checkUint16",
  int32: "checkInt32",
  uint32: "checkUint32",
  int64: "checkInt64",
  uint64: "checkUint64",
  float: "checkFloat",
  double: "checkDouble",
  bool: "checkBoolean",
  bool8: "checkBoolean",
  bool16: "checkBoolean",
  intptr: "checkIntPtr",
  uintptr: "checkUintPtr",
  pointer: "checkHandle",
};

/** The runtime's reader of a scratch cell for each number. */
export const READS: ByScalar = {
  int8: "readInt8",
  uint8: "readUint8",
  int16: "readInt16",
  uint16: "readUint16",
  int32: "readInt32",
  uint32: "readUint32",
  int64: "readInt64",
  uint64: "readUint64",
  float: "readFloat",
  double: "readDouble",
  bool: "readBool",
  bool8: "readBool8",
  bool16: "readBool16",
  intptr: "readIntPtr",
  uintptr: "readUintPtr",
  pointer: "readPointer",
};

/** The runtime's writer of a scratch cell for each number. */
export const WRITES: ByScalar = {
  int8: "writeInt8",
  uint8: "writeUint8",
  int16: "writeInt16",
  uint16: "writeUint16",
  int32: "writeInt32",
  uint32: "writeUint32",
  int64: "writeInt64",
  uint64: "writeUint64",
  float: "writeFloat",
  double: "writeDouble",
  bool: "writeBool",
  bool8: "writeBool8",
  bool16: "writeBool16",
  intptr: "writeIntPtr",
  uintptr: "writeUintPtr",
  pointer: "writePointer",
};

/** The part of a DataView method's name that says which number; those without one have functions of the runtime. */
export const VIEWS: { readonly [kind in ScalarKind]?: string } = {
  int8: "Int8",
  uint8: "Uint8",
  int16: "Int16",
  uint16: "Uint16",
  int32: "Int32",
  uint32: "Uint32",
  int64: "BigInt64",
  uint64: "BigUint64",
  float: "Float32",
  double: "Float64",
  bool: "Int32",
};

/** The runtime's readers and writers of fields for numbers that no method of a DataView knows. */
export const FIELD_READS: { readonly [kind in ScalarKind]?: RuntimeValue } = {
  bool8: "bool8At",
  bool16: "bool16At",
  intptr: "intPtrAt",
  uintptr: "uintPtrAt",
  pointer: "pointerAt",
};

export const FIELD_WRITES: { readonly [kind in ScalarKind]?: RuntimeValue } = {
  bool8: "writeBool8At",
  bool16: "writeBool16At",
  intptr: "writeIntPtrAt",
  uintptr: "writeUintPtrAt",
  pointer: "writePointerAt",
};
