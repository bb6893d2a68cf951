import type { ScalarKind } from "../project/projection.ts";
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
};

/** The part of a DataView method's name that says which number. */
export const VIEWS: { readonly [kind in ScalarKind]: string } = {
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
